import UraFormats
import UraText

/// The forms of one name, cut into letters, for comparing spellings.
struct NameForms {
  struct Form {
    var text: String
    var words: [Word]

    /// The words `range` of the form as they stand in it.
    func text(of range: Range<Int>) -> String {
      let utf8 = text.utf8
      let start = utf8.index(utf8.startIndex, offsetBy: words[range.lowerBound].range.lowerBound)
      return String(text[start..<utf8.index(utf8.startIndex, offsetBy: words[range.upperBound - 1].range.upperBound)])
    }
  }

  struct Word {
    var letters: LetterSequence
    /// UTF-8 offsets in the form.
    var range: Range<Int>
    var isCapitalised: Bool
    /// How many letters belong to the stem.
    var stem = 0
  }

  /// Each differs from the others.
  var forms: [Form]
  /// The forms by the number of their words, which may differ (marrëveshje paqeje, marrëveshja e paqes).
  private(set) var groups: [Group] = []

  /// The forms of the same number of words.
  struct Group {
    let wordCount: Int
    /// Indices into `forms`.
    let forms: [Int]
    /// What the first words of all forms have in common.
    let first: LetterSequence.Shared

    init(_ wordCount: Int, of all: [Form]) {
      self.wordCount = wordCount
      forms = all.indices.filter { all[$0].words.count == wordCount }
      first = LetterSequence.Shared(forms.map { all[$0].words[0].letters })
    }
  }

  /// Whether the name begins with a capital.
  var isCapitalised: Bool { forms.first?.words.first?.isCapitalised == true }

  init(_ paradigm: [InflectedForm]) {
    var forms: [Form] = []
    var scanned: ContiguousArray<TermWord> = []
    var seen: Set<String> = []
    for form in paradigm where seen.insert(form.text).inserted {
      var text = Normalizer.nfc(form.text)
      let words = text.withUTF8 { utf8 in
        WordScanner.scan(utf8, into: &scanned)
        return scanned.map { word in
          let text = String(decoding: UnsafeBufferPointer(rebasing: utf8[word.range]), as: UTF8.self)
          return Word(
            letters: LetterSequence(text.foldedScalars), range: word.range, isCapitalised: word.capitals != .none)
        }
      }
      if !words.isEmpty { forms.append(Form(text: text, words: words)) }
    }
    self.forms = forms
    groups = Set(forms.map(\.words.count)).sorted().map { Group($0, of: forms) }
    for group in groups {
      for position in 0..<group.wordCount { findStems(at: position, of: group.forms) }
    }
  }

  /// How many letters of each form's word belong to its stem: those that two other forms share, without vowels at the end, which
  /// belong to the ending (Кулеб-а, Курт-і). Two others, because a stem may change (Сибіг-и, Сибіз-і). Of a common word that stands
  /// alone two letters fewer, because words of one root are many there (виведення, виведені), unless it is long.
  private mutating func findStems(at position: Int, of indices: [Int]) {
    var distinct: [Word] = []
    for index in indices where !distinct.contains(where: { $0.letters == forms[index].words[position].letters }) {
      distinct.append(forms[index].words[position])
    }
    let stems = distinct.map { word in
      let letters = word.letters.values
      // A name that keeps its form has no ending.
      if distinct.count == 1, word.isCapitalised { return letters.count }
      // The two longest beginnings shared with another form.
      var shared = (first: -1, second: -1)
      for other in distinct where other.letters != word.letters {
        let count = zip(letters, other.letters.values).prefix { $0 == $1 }.count
        if count > shared.first {
          shared = (count, shared.first)
        } else if count > shared.second {
          shared.second = count
        }
      }
      var count = shared.second >= 0 ? shared.second : shared.first >= 0 ? shared.first : letters.count
      count = SoundKey.shared.withoutLastVowels(letters.prefix(count)).count
      let isCertain = word.isCapitalised || forms[indices[0]].words.count > 1 || count >= 10
      return isCertain ? count : max(0, count - 2)
    }
    for index in indices {
      let letters = forms[index].words[position].letters
      guard let place = distinct.firstIndex(where: { $0.letters == letters }) else { continue }
      forms[index].words[position].stem = stems[place]
    }
  }
}

/// The letters of a word with a summary of them, so that words without likeness are told apart at once.
struct LetterSequence: Hashable {
  let values: [UInt32]
  /// A bit for each letter that occurs.
  private let summary: UInt64

  init(_ values: [UInt32]) {
    self.values = values
    summary = values.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  var count: Int { values.count }

  /// What several words have in common.
  struct Shared {
    fileprivate let summary: UInt64
    let longest: Int

    init(_ words: [LetterSequence]) {
      summary = words.reduce(.max) { $0 & $1.summary }
      longest = words.map(\.count).max() ?? 0
    }
  }

  /// Whether one of the words may be reached by `edits` edits: each gives the word one letter at most that it lacks.
  @inline(__always)
  func mayReach(_ shared: Shared, edits: Int) -> Bool { (shared.summary & ~summary).nonzeroBitCount <= edits }

  /// Whether `edits` edits may lead to `other`: an edit takes one letter away and adds another at most.
  func mayReach(_ other: Self, edits: Int) -> Bool {
    abs(count - other.count) <= edits && (summary ^ other.summary).nonzeroBitCount <= 2 * edits
  }
}
