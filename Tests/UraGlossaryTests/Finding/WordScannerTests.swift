import Testing

@testable import UraGlossary

@Suite("WordScanner")
struct WordScannerTests {
  private func words(_ text: String) -> [(text: String, word: TermWord)] {
    var text = text
    var words: ContiguousArray<TermWord> = []
    return text.withUTF8 { utf8 in
      WordScanner.scan(utf8, into: &words)
      return words.map { (String(decoding: UnsafeBufferPointer(rebasing: utf8[$0.range]), as: UTF8.self), $0) }
    }
  }

  @Test(
    "cuts words at spaces, hyphens and punctuation, not at apostrophes between letters",
    arguments: [
      ("Скоп’є, Скоп'є!", ["Скоп’є", "Скоп'є"]),
      ("прем’єр-міністр", ["прем’єр", "міністр"]),
      ("the troops' camp", ["the", "troops", "camp"]),
      ("«Він — „тут“»", ["Він", "тут"]),
      ("KFOR-it 2024", ["KFOR", "it", "2024"]),
      ("C++, C# (C), a+b", ["C++", "C#", "C", "a", "b"]),
      ("国連", ["国", "連"]),
      ("", []),
      ("’'`", []),
    ] as [(String, [String])])
  func cuts(text: String, expected: [String]) {
    #expect(words(text).map(\.text) == expected)
  }

  @Test("gives one hash to a word in any case and with any apostrophe")
  func folding() {
    let forms = words("СКОП’Є скоп'є Скопʼє скоп`є")
    #expect(Set(forms.map(\.word.folded)).count == 1)
    #expect(Set(forms.map(\.word.exact)).count == 3)
  }

  @Test("hears no stress mark and no soft hyphen")
  func ignorable() {
    let forms = words("Ки\u{301}їв Ки\u{AD}їв Київ")
    #expect(Set(forms.map(\.word.folded)).count == 1)
  }

  @Test("knows the owner in an English possessive, and only there")
  func possessive() {
    let forms = words("Pristina's Pristina’s PRISTINA'S Pristina O'Brian")
    #expect(Set(forms.prefix(4).map(\.word.possessor)).count == 1)
    #expect(forms[4].word.possessor == forms[4].word.folded)
    #expect(forms[2].word.capitals == .all)
  }

  @Test(
    "tells capitals apart",
    arguments: [
      ("прага", .none), ("Прага", .initial), ("ПРАГА", .all), ("iPhone", .mixed), ("POWs", .mixed), ("Я", .initial),
    ] as [(String, TermWord.Capitals)])
  func capitals(text: String, expected: TermWord.Capitals) {
    #expect(words(text).first?.word.capitals == expected)
  }

  @Test("tells what stands between words")
  func gaps() {
    #expect(words("a b-c, d – e").map(\.word.gap) == [.none, .space, .hyphen, .other, .other])
  }
}
