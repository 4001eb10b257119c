import SeededRandom
import Testing

@testable import UraGlossary

@Suite("SpellingDistance")
struct SpellingDistanceTests {
  private func distance(_ form: String, _ word: String, stem: Int? = nil, bound: Int = 4) -> Int? {
    let letters = form.foldedScalars
    return SpellingDistance.distance(
      from: letters.span, to: word.foldedScalars.span, stem: stem ?? letters.count + 1, bound: bound)
  }

  @Test(
    "counts halves of an edit",
    arguments: [
      ("Сибіга", "Сибіга", 0), ("Сибіга", "Сібіга", 1), ("Сибіга", "Сибога", 2), ("Львова", "Лвова", 1),
      ("Одеса", "Одесса", 1), ("Джакова", "Дажкова", 2), ("Приштина", "Прштина", 2), ("Brukseli", "Brukceli", 2),
    ] as [(String, String, Int)])
  func costs(form: String, word: String, expected: Int) {
    #expect(distance(form, word) == expected)
  }

  @Test("takes another ending for another word, but not a similar letter in it")
  func endings() {
    // Only by two edits in the stem, which the bound of a word of four letters does not allow.
    #expect(distance("Рама", "Рамка", stem: 3, bound: 2) == nil)
    #expect(distance("Приштині", "Приштине", stem: 7) == 1)
    #expect(distance("слуханню", "слуханнню", stem: 5) == 1)
  }

  @Test("agrees with the textbook", arguments: 0..<300)
  func twin(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Of these letters и and і are similar, and ь is silent.
    let letters = "иіькл".unicodeScalars.map(\.value)
    func word() -> [UInt32] { (0..<random.next(below: 7)).map { _ in letters[random.next(below: letters.count)] } }
    let (form, other) = (word(), word())
    let stem = random.next(below: 8)
    let expected = Self.textbook(form, other, stem, form.count, other.count)
    let found = SpellingDistance.distance(from: form.span, to: other.span, stem: stem, bound: 12)
    #expect(found == (expected <= 12 && abs(form.count - other.count) <= 12 ? expected : nil))
  }

  /// The definition, by recursion over prefixes.
  private static func textbook(_ form: [UInt32], _ word: [UInt32], _ stem: Int, _ i: Int, _ j: Int) -> Int {
    let similar = SimilarLetters.shared
    if i == 0, j == 0 { return 0 }
    var best = 1 << 20
    if i > 0 {
      let (a, isInStem) = (form[i - 1], i - 1 < stem)
      let doubles = i > 1 && form[i - 2] == a
      let cost = similar.isSilent(a) ? 1 : !isInStem ? 1 << 20 : doubles ? 1 : 2
      best = min(best, textbook(form, word, stem, i - 1, j) + cost)
    }
    if j > 0 {
      let doubles = j > 1 && word[j - 2] == word[j - 1]
      let cost = similar.isSilent(word[j - 1]) || doubles ? 1 : i < stem ? 2 : 1 << 20
      best = min(best, textbook(form, word, stem, i, j - 1) + cost)
    }
    if i > 0, j > 0 {
      let (a, b) = (form[i - 1], word[j - 1])
      let cost = a == b ? 0 : similar.areSimilar(a, b) ? 1 : i - 1 < stem ? 2 : 1 << 20
      best = min(best, textbook(form, word, stem, i - 1, j - 1) + cost)
    }
    if i > 1, j > 1, form[i - 1] == word[j - 2], form[i - 2] == word[j - 1], form[i - 1] != word[j - 1], i - 1 < stem {
      best = min(best, textbook(form, word, stem, i - 2, j - 2) + 2)
    }
    return best
  }
}
