import UraText

/// Finds, in one pass over the codes of many texts, the longest stretches of a query that they have.
///
/// A *stretch* is two words or more, eight symbols or more, with whole words at both ends. Every one of them begins with the
/// shortest stretch from its first word, the *needle* of that word. Of each needle's five windows of four symbols one begins
/// at a multiple of five in whatever text the needle stands, so a look at every fifth window finds all needles (the idea of
/// S. Wu and U. Manber, "A fast algorithm for multi-pattern searching", 1994); what begins there is then followed word by word.
package struct SubsegmentScan {
  /// The longest stretch from one of the query's words.
  package struct Stretch: Sendable, Hashable {
    /// Of the query's words.
    package var words: Range<Int>
    /// Of texts that have it.
    package var count: Int
    /// Of the first of these texts, in the order of the scan.
    package var variants: [Int64]
  }

  /// UTF-8 offsets of the query's words.
  package let words: [Range<Int>]
  private let codes: [UInt8]
  /// The same in symbols.
  private let codeRanges: [Range<Int>]
  /// Where the needle of each word ends, in words; `nil` for a word without one.
  private let needleEnds: [Int?]
  private var filter = [UInt64](repeating: 0, count: 1 << 10)
  /// By window: the needles that have it, and where.
  private var windows: [UInt32: [(word: Int, offset: Int)]] = [:]
  private var longest: [Stretch?]
  private let mostVariants: Int

  private static let least = 8
  private static let window = 4
  private static let step = least - window + 1

  /// - Parameters:
  ///   - query: of ``PlainText``.
  ///   - mostVariants: how many texts to name for each stretch.
  package init(_ query: String, mostVariants: Int) {
    let utf8 = Array(query.utf8)
    var starts = [Int](repeating: 0, count: utf8.count + 1)
    var count = 0
    for (index, byte) in utf8.enumerated() {
      starts[index] = count
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    starts[utf8.count] = count
    // A continuation byte has counted its scalar already.
    let offsets = utf8.indices.map { utf8[$0] & 0xC0 == 0x80 ? starts[$0] - 1 : starts[$0] } + [count]
    words = Tokenizer().tokens(in: query).filter { $0.kind == .word || $0.kind == .number }.map(\.range)
    codeRanges = words.map { offsets[$0.lowerBound]..<offsets[$0.upperBound] }
    codes = SymbolCode.plain(PlainText.scalars(of: query))
    self.mostVariants = mostVariants
    longest = Array(repeating: nil, count: words.count)
    let ranges = codeRanges
    needleEnds = ranges.indices.map { first in
      ranges.indices.first { $0 > first && ranges[$0].upperBound - ranges[first].lowerBound >= Self.least }
    }
    guard codes.count == count else { return }
    for (word, end) in needleEnds.enumerated() where end != nil {
      for offset in 0..<Self.step {
        let start = ranges[word].lowerBound + offset
        let window = codes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt32.self) }
        windows[window, default: []].append((word, offset))
        let hash = Self.hash(window)
        filter[hash >> 6] |= 1 << UInt64(hash & 63)
      }
    }
  }

  /// Whether there is anything to look for.
  package var isEmpty: Bool { windows.isEmpty }

  /// Looks through a block of texts.
  package mutating func scan(_ block: FuzzyBlock) {
    let length = block.length
    guard length >= Self.least else { return }
    for index in 0..<block.count {
      let text = block.codes(index)
      guard let base = text.baseAddress else { continue }
      var position = 0
      while position + Self.window <= length {
        let window = UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self)
        let hash = Self.hash(window)
        if filter[hash >> 6] & (1 << UInt64(hash & 63)) != 0, let needles = windows[window] {
          for needle in needles where position >= needle.offset {
            note(needle.word, at: position - needle.offset, in: text, block.variant(index))
          }
        }
        position += Self.step
      }
    }
  }

  @inline(__always)
  private static func hash(_ window: UInt32) -> Int { Int((window &* 0x9E37_79B1) >> 16) }

  /// Follows the query from a word on, in a text from `start` on.
  private mutating func note(_ word: Int, at start: Int, in text: UnsafeBufferPointer<UInt8>, _ variant: Int64) {
    guard let needleEnd = needleEnds[word], start == 0 || !SymbolCode.belongsToWord(text[start - 1]) else { return }
    let from = codeRanges[word].lowerBound
    var length = 0
    var last: Int?
    for end in needleEnd..<words.count {
      let next = codeRanges[end].upperBound - from
      guard start + next <= text.count, (length..<next).allSatisfy({ text[start + $0] == codes[from + $0] }) else {
        break
      }
      length = next
      if start + next == text.count || !SymbolCode.belongsToWord(text[start + next]) { last = end }
    }
    guard let last else { return }
    let words = word..<last + 1
    if let known = longest[word], known.words.count > words.count { return }
    if longest[word]?.words != words { longest[word] = Stretch(words: words, count: 0, variants: []) }
    guard longest[word]?.variants.last != variant else { return }
    longest[word]?.count += 1
    if longest[word]?.variants.count ?? 0 < mostVariants { longest[word]?.variants.append(variant) }
  }

  /// The longest stretch from each word that is not a part of another, the longest first.
  package var stretches: [Stretch] {
    var result: [Stretch] = []
    for stretch in longest.compactMap(\.self) where stretch.words.upperBound > result.last?.words.upperBound ?? 0 {
      result.append(stretch)
    }
    func length(_ stretch: Stretch) -> Int {
      words[stretch.words.upperBound - 1].upperBound - words[stretch.words.lowerBound].lowerBound
    }
    return result.sorted { (length($1), $0.words.lowerBound) < (length($0), $1.words.lowerBound) }
  }
}

extension SymbolCode {
  /// Whether a symbol is that of a letter or a digit.
  @inline(__always)
  static func belongsToWord(_ code: UInt8) -> Bool { wordSymbols & (1 << UInt64(code & 63)) != 0 }

  private static let wordSymbols: UInt64 = {
    var bits: UInt64 = 0
    for scalar in Array(
      "abcdefghijklmnopqrstuvwxyzабвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъёçëéàñöü0123456789".unicodeScalars)
    {
      bits |= 1 << UInt64(code(scalar.value) & 63)
    }
    return bits
  }()
}
