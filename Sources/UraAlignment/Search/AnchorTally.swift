/// What the target pieces have in common with one source piece, word by word: the sums from which `AnchorFinder` takes its anchors.
///
/// Words come rarest first. As soon as a piece that has none of those seen so far could not catch up any more with the rest, the many
/// places of the frequent words need not be walked: the few pieces that still count are asked which of these words they have (the MaxScore
/// algorithm of text retrieval: Turtle and Flood, 1995). The sums are the same to the last bit.
struct AnchorTally: ~Copyable {
  /// A word of the source piece and what it says when it finds its surest translation.
  struct Word {
    var type: Int
    var value: Float
    /// In how many pieces it finds one, about.
    var places: Int
  }

  /// What a target piece has.
  private struct Sum {
    var score: Float
    /// The word that was counted last.
    var word: Int32
  }

  /// Links weaker than this are left out: they are many.
  static let minimumLevel: UInt8 = 3

  private let target: PreparedDocument
  private let links: WordLinks
  private let postings: Postings
  private let columns: Range<Int>
  private let isWhole: Bool
  private let sums: UnsafeMutablePointer<Sum>
  /// The pieces that have a sum, in the order in which they were met.
  private let touched: UnsafeMutablePointer<Int32>
  private(set) var touchedCount = 0
  /// The greatest sum.
  private(set) var best: Float = 0
  /// By target type: which of the words that `finish` adds are linked with it, as bits; 0 between calls.
  private var wordsOfType: [UInt32]

  init(_ target: PreparedDocument, _ links: WordLinks, _ postings: Postings, columns: Range<Int>) {
    self.target = target
    self.links = links
    self.postings = postings
    self.columns = columns
    isWhole = columns.count == target.pieceCount
    sums = .allocate(capacity: columns.count)
    sums.initialize(repeating: Sum(score: 0, word: -1), count: columns.count)
    touched = .allocate(capacity: columns.count)
    wordsOfType = .init(repeating: 0, count: target.types.count)
  }

  deinit {
    sums.deallocate()
    touched.deallocate()
  }

  private static func gain(_ value: Float, _ level: UInt8) -> Float { value * Float(level) / 15 }

  /// Adds a word wherever it finds a translation; of several in a piece the first counts.
  ///
  /// - Parameter isOpen: whether pieces count that have none of the words before.
  mutating func add(_ word: Word, isOpen: Bool) {
    (touchedCount, best) = isOpen ? adding(word, isOpen: true) : adding(word, isOpen: false)
  }

  @inline(__always)
  private func adding(_ word: Word, isOpen: Bool) -> (touchedCount: Int, best: Float) {
    let pieces = postings.pieces.span
    let list = links.links.span
    let low = Int32(columns.lowerBound)
    let high = Int32(columns.upperBound)
    var count = touchedCount
    var most = best
    for k in Int(links.start[word.type])..<Int(links.start[word.type + 1]) {
      let link = list[unchecked: k]
      if link.level < Self.minimumLevel { continue }
      let gain = Self.gain(word.value, link.level)
      let other = Int(link.other)
      var next = isWhole ? Int(postings.start[other]) : postings.first(other, from: columns.lowerBound)
      var piece = pieces[unchecked: next]
      while piece < high {
        let sum = sums + Int(piece &- low)
        if isOpen ? sum.pointee.word != Int32(word.type) : sum.pointee.score > 0 && sum.pointee.word != Int32(word.type)
        {
          if isOpen && sum.pointee.score == 0 {
            touched[count] = piece
            count &+= 1
          }
          sum.pointee = Sum(score: sum.pointee.score + gain, word: Int32(word.type))
          most = max(most, sum.pointee.score)
        }
        next &+= 1
        piece = pieces[unchecked: next]
      }
    }
    return (count, most)
  }

  /// No more words than this can be finished.
  static let mostFinished = UInt32.bitWidth

  /// How many places could be walked in the time that it takes to ask one piece for its words.
  static let placesPerPiece = 24

  /// Forgets the pieces whose sums cannot be `least` any more when words are added that say together no more than `rest`.
  mutating func prune(rest: Float, least: Float) {
    var count = 0
    for place in 0..<touchedCount {
      let piece = touched[place]
      let sum = sums + Int(piece) - columns.lowerBound
      touched[count] = piece
      if sum.pointee.score + rest < least {
        sum.pointee = Sum(score: 0, word: -1)
      } else {
        count += 1
      }
    }
    touchedCount = count
  }

  /// Adds words to the pieces that have others.
  mutating func finish(_ words: ArraySlice<Word>) {
    setWordsOfType(words, marked: true)
    for place in 0..<touchedCount {
      let piece = Int(touched[place])
      let sum = sums + piece - columns.lowerBound
      sum.pointee.score = finished(sum.pointee.score, piece, words)
      best = max(best, sum.pointee.score)
    }
    setWordsOfType(words, marked: false)
  }

  private mutating func setWordsOfType(_ words: ArraySlice<Word>, marked: Bool) {
    for (bit, word) in words.enumerated() {
      for k in Int(links.start[word.type])..<Int(links.start[word.type + 1])
      where links.links[k].level >= Self.minimumLevel {
        let other = Int(links.links[k].other)
        wordsOfType[other] = marked ? wordsOfType[other] | 1 << UInt32(bit) : 0
      }
    }
  }

  /// A sum with what the words add that are in the piece.
  private func finished(_ score: Float, _ piece: Int, _ words: ArraySlice<Word>) -> Float {
    let tokens = target.tokens.span
    let wordsOfType = wordsOfType.span
    // The first translation of each word that the piece has.
    var translations = InlineArray<32, Int32>(repeating: .max)
    var found: UInt32 = 0
    for t in Int(target.tokenStart[piece])..<Int(target.tokenStart[piece + 1]) {
      let type = tokens[unchecked: t]
      var rest = wordsOfType[unchecked: Int(type)]
      found |= rest
      while rest != 0 {
        let word = rest.trailingZeroBitCount
        rest &= rest - 1
        translations[unchecked: word] = min(translations[unchecked: word], type)
      }
    }
    var score = score
    while found != 0 {
      let bit = found.trailingZeroBitCount
      found &= found - 1
      let word = words[words.startIndex + bit]
      let range = Int(links.start[word.type])..<Int(links.start[word.type + 1])
      guard let link = links.links[range].first(where: { $0.other == translations[unchecked: bit] }) else { continue }
      score += Self.gain(word.value, link.level)
    }
    return score
  }

  /// The pieces whose sums are `least` and more, with these; all sums are 0 afterwards.
  mutating func take(least: Float, _ body: (_ piece: Int32, _ sum: Float) -> Void) {
    for piece in UnsafeBufferPointer(start: touched, count: touchedCount) {
      let sum = sums + Int(piece) - columns.lowerBound
      let score = sum.pointee.score
      sum.pointee = Sum(score: 0, word: -1)
      if score >= least { body(piece, score) }
    }
    touchedCount = 0
    best = 0
  }
}
