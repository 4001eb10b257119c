import UraFormats
import UraText

/// The forms of one name, cut into letters, for comparing spellings.
///
/// The letters of all forms lie one after the other, and so do their texts: a big glossary has many names, and a name many forms.
struct NameForms {
  struct Word {
    /// Places in `letters`.
    var letters: Range<Int32>
    /// UTF-8 offsets in `text`.
    var range: Range<Int32>
    let summary: LetterSummary
    let isCapitalised: Bool
    /// How many letters belong to the stem.
    var stem: Int32 = 0
  }

  /// The forms of the same number of words, which may differ (marrëveshje paqeje, marrëveshja e paqes).
  struct Group {
    let wordCount: Int
    /// Places of the forms' first words in `words`.
    var forms: ContiguousArray<Int32> = []
    /// What the first words of all forms have in common.
    var first = LetterSummary.Shared()
  }

  private(set) var letters: ContiguousArray<UInt32> = []
  /// The words of all forms.
  private(set) var words: ContiguousArray<Word> = []
  /// By the number of words.
  private(set) var groups: [Group] = []
  /// How many words the base form has.
  private(set) var lemmaWordCount = 0
  /// Whether the name begins with a capital.
  var isCapitalised: Bool { words.first?.isCapitalised == true }

  private var text: [UInt8] = []

  init(_ paradigm: [InflectedForm]) {
    var scanned: ContiguousArray<TermWord> = []
    var seen: Set<UInt64> = []
    for form in paradigm {
      var formText = Normalizer.nfc(form.text)
      let start = words.count
      formText.withUTF8 { utf8 in
        guard seen.insert(FormList.hash(utf8, 0)).inserted else { return }
        WordScanner.scan(utf8, into: &scanned)
        for word in scanned { append(word, of: utf8, at: text.count) }
        text.append(contentsOf: utf8)
      }
      let count = words.count - start
      guard count > 0 else { continue }
      if lemmaWordCount == 0 { lemmaWordCount = count }
      let group = groups.firstIndex { $0.wordCount == count } ?? groups.count
      if group == groups.count { groups.append(Group(wordCount: count)) }
      groups[group].forms.append(Int32(start))
      groups[group].first.add(words[start].summary)
    }
    groups.sort { $0.wordCount < $1.wordCount }
    for group in groups {
      for position in 0..<group.wordCount { findStems(of: group.forms.map { Int($0) + position }, group.wordCount) }
    }
  }

  private mutating func append(_ word: TermWord, of utf8: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let start = letters.count
    FoldedLetters.append(utf8, word.range, to: &letters)
    words.append(
      Word(
        letters: Int32(start)..<Int32(letters.count),
        range: Int32(offset + word.start)..<Int32(offset + word.end), summary: LetterSummary(letters[start...]),
        isCapitalised: word.capitals != .none))
  }

  /// The letters of a word.
  func letters(of word: Int) -> ContiguousArray<UInt32>.SubSequence {
    letters[Int(words[word].letters.lowerBound)..<Int(words[word].letters.upperBound)]
  }

  /// Words of one form as they stand in it.
  func text(of range: Range<Int>) -> String {
    String(
      decoding: text[Int(words[range.lowerBound].range.lowerBound)..<Int(words[range.upperBound - 1].range.upperBound)],
      as: UTF8.self)
  }

  /// How many letters of each form's word belong to its stem: those that two other forms share, without vowels at the end, which
  /// belong to the ending (Кулеб-а, Курт-і). Two others, because a stem may change (Сибіг-и, Сибіз-і). Of a common word that stands
  /// alone two letters fewer, because words of one root are many there (виведення, виведені), unless it is long.
  ///
  /// In the order of the alphabet the words that share most with a word are its neighbours.
  private mutating func findStems(of places: [Int], _ wordCount: Int) {
    let sorted = places.sorted { letters(of: $0).lexicographicallyPrecedes(letters(of: $1)) }
    var starts = [0]
    for place in sorted.indices.dropFirst() where letters(of: sorted[place]) != letters(of: sorted[place - 1]) {
      starts.append(place)
    }
    // How much each distinct word shares with the next one.
    let shared = zip(starts, starts.dropFirst()).map { one, next in
      zip(letters(of: sorted[one]), letters(of: sorted[next])).prefix { $0 == $1 }.count
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : sorted.count
      let word = words[sorted[start]]
      let own = letters(of: sorted[start])
      var count = own.count
      // A name that keeps its form has no ending.
      if starts.count > 1 || !word.isCapitalised {
        count = Self.secondLongest(at: index, shared) ?? count
        count = SoundKey.shared.withoutLastVowels(own.prefix(count)).count
        let isCertain = word.isCapitalised || wordCount > 1 || count >= 10
        if !isCertain { count = max(0, count - 2) }
      }
      for place in start..<end { words[sorted[place]].stem = Int32(count) }
    }
  }

  /// The second longest beginning that a word shares with another one, or the longest where there is only one; `nil` for the only
  /// word. `shared[i]` is what words `i` and `i + 1` share.
  private static func secondLongest(at index: Int, _ shared: [Int]) -> Int? {
    var longest: [Int] = []
    func walk(_ gaps: some Sequence<Int>) {
      var least = Int.max
      for gap in gaps where shared.indices.contains(gap) {
        least = min(least, shared[gap])
        longest.append(least)
      }
    }
    walk([index - 1, index - 2])
    walk([index, index + 1])
    longest.sort(by: >)
    return longest.count > 1 ? longest[1] : longest.first
  }
}
