/// A target sentence as the search for a culprit sees it.
///
/// The letters of all words lie one after the other, so that looking at a word costs nothing.
struct SuspectSentence {
  struct Word {
    /// Places in `letters`.
    let letters: Range<Int>
    let summary: LetterSummary
    /// Whether each letter belongs to the language's alphabet.
    let isNative: Bool
    /// Whether no letter does.
    let isForeign: Bool
    let isCapitalised: Bool
    /// Places in `sounds`; see `SoundKey`. None for a word without a capital.
    let sound: Range<Int>
    let soundSummary: LetterSummary
  }

  let reading: TargetReading
  private(set) var letters: ContiguousArray<UInt32> = []
  private(set) var sounds: ContiguousArray<UInt32> = []
  private(set) var words: ContiguousArray<Word> = []
  /// Whether every word is written in the language's letters.
  let isNative: Bool
  /// The words that no name explains.
  var free: FreeWords

  /// - Parameter alphabet: the letters of the language; `nil` when they are not known: then all are native.
  init(_ reading: TargetReading, alphabet: LetterClass?) {
    self.reading = reading
    free = reading.free
    var text = reading.sentence
    (letters, sounds, words) = text.withUTF8 { Self.read($0, reading.words, alphabet) }
    isNative = words.allSatisfy(\.isNative)
  }

  private static func read(
    _ utf8: UnsafeBufferPointer<UInt8>, _ scanned: ContiguousArray<TermWord>, _ alphabet: LetterClass?
  ) -> (ContiguousArray<UInt32>, ContiguousArray<UInt32>, ContiguousArray<Word>) {
    var letters: ContiguousArray<UInt32> = []
    var sounds: ContiguousArray<UInt32> = []
    var words: ContiguousArray<Word> = []
    words.reserveCapacity(scanned.count)
    for word in scanned {
      let (start, soundStart) = (letters.count, sounds.count)
      FoldedLetters.append(utf8, word.range, to: &letters)
      let own = letters[start...]
      let isCapitalised = word.capitals != .none
      if isCapitalised { sounds.append(contentsOf: SoundKey.shared.key(of: own)) }
      words.append(
        Word(
          letters: start..<letters.count, summary: LetterSummary(own),
          isNative: alphabet.map { own.allSatisfy($0.contains) } ?? true,
          isForeign: alphabet.map { !own.contains(where: $0.contains) } ?? false, isCapitalised: isCapitalised,
          sound: soundStart..<sounds.count, soundSummary: LetterSummary(sounds[soundStart...])))
    }
    return (letters, sounds, words)
  }

  func letters(of word: Int) -> ContiguousArray<UInt32>.SubSequence { letters[words[word].letters] }

  /// Whether the words follow each other without more than a space or a hyphen between them.
  func areJoined(_ range: Range<Int>) -> Bool {
    range.dropFirst().allSatisfy { reading.words[$0].gap != .other }
  }
}

/// The words of a sentence that belong to no name.
struct FreeWords {
  private var isFree: ContiguousArray<Bool>

  init(count: Int) { isFree = ContiguousArray(repeating: true, count: count) }

  var indices: [Int] { isFree.indices.filter { isFree[$0] } }

  func contains(_ words: Range<Int>) -> Bool {
    guard words.upperBound <= isFree.count else { return false }
    for word in words where !isFree[word] { return false }
    return true
  }

  mutating func subtract(_ words: Range<Int>) { for word in words { isFree[word] = false } }
}
