import UraFormats
import UraText

/// The forms of one name, cut into letters, for comparing spellings.
struct NameForms {
  struct Form {
    var text: String
    /// The folded letters of each word.
    var words: [[UInt32]]
    /// How many letters of each word belong to its stem.
    var stems: [Int]
  }

  var forms: [Form]
  /// Whether every word of the name's first form may be compared with capitalised words only.
  var isCapitalised: [Bool]

  init(_ paradigm: [InflectedForm]) {
    var isCapitalised: [Bool] = []
    var forms: [Form] = []
    for form in paradigm {
      var scanned: ContiguousArray<TermWord> = []
      var text = Normalizer.nfc(form.text)
      let words = text.withUTF8 { utf8 in
        WordScanner.scan(utf8, into: &scanned)
        return scanned.map { word in
          String(decoding: UnsafeBufferPointer(rebasing: utf8[word.range]), as: UTF8.self).foldedScalars
        }
      }
      if forms.isEmpty { isCapitalised = scanned.map { $0.capitals != .none } }
      if !words.isEmpty { forms.append(Form(text: form.text, words: words, stems: [])) }
    }
    self.isCapitalised = isCapitalised
    let stems = Self.stems(forms, isCapitalised: isCapitalised)
    for index in forms.indices {
      forms[index].stems = forms[index].words.indices.map { stems.indices.contains($0) ? stems[$0] : 0 }
    }
    self.forms = forms
  }

  /// By word: the letters that all forms begin with, without vowels at the end, which belong to the ending (Кулеб-а, Курт-і). Of a
  /// common word two letters fewer, because words of one root are many there (виведення, виведені).
  private static func stems(_ forms: [Form], isCapitalised: [Bool]) -> [Int] {
    guard let first = forms.first else { return [] }
    return first.words.indices.map { position in
      var common = first.words[position][...]
      for form in forms where form.words.count == first.words.count {
        let word = form.words[position]
        var count = 0
        while count < common.count, count < word.count, common[count] == word[count] { count += 1 }
        common = common.prefix(count)
      }
      while let last = common.last, common.count > 1, SoundKey.shared.isVowel(last) { common.removeLast() }
      // A vowel that changes inside (Київ, Києва) must not make the whole rest an ending.
      let stem = max(common.count, first.words[position].count - 3)
      return isCapitalised[position] ? stem : max(0, stem - 2)
    }
  }
}
