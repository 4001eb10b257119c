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
    for index in forms.indices {
      forms[index].stems = forms[index].words.indices.map { position in
        let stem = Self.stem(of: forms[index].words[position], at: position, among: forms)
        return isCapitalised.indices.contains(position) && isCapitalised[position] ? stem : max(0, stem - 2)
      }
    }
    self.forms = forms
  }

  /// How many letters of a form's word belong to its stem: those that two other forms share, without vowels at the end, which
  /// belong to the ending (Кулеб-а, Курт-і). Two others, because a stem may change (Сибіг-и, Сибіз-і). The caller takes two
  /// letters fewer of a common word, because words of one root are many there (виведення, виведені).
  private static func stem(of word: [UInt32], at position: Int, among forms: [Form]) -> Int {
    var others: Set<[UInt32]> = []
    for form in forms where form.words.indices.contains(position) { others.insert(form.words[position]) }
    others.remove(word)
    let shared = others.map { other in zip(word, other).prefix { $0 == $1 }.count }.sorted(by: >)
    var stem = word[..<(shared.count >= 2 ? shared[1] : shared.first ?? word.count)]
    while let last = stem.last, stem.count > 1, SoundKey.shared.isVowel(last) { stem.removeLast() }
    return stem.count
  }
}
