/// Where one word after the other finds a match among neighbouring pieces of the other document, and how sure it is.
///
/// The pieces in which a type stands are bits of one number, so that those of many links are united, told apart by level and counted in a few
/// instructions. Where more pieces are in reach than the number has bits, the lists of postings are walked instead.
struct WordMatches: ~Copyable {
  /// The level of the match in each piece of the columns, 0 where there is none; beyond them too.
  let row: UnsafeMutablePointer<UInt8>
  /// The levels that some piece in reach has, as bits, and how many pieces nearby have each of them.
  private(set) var levels: UInt16 = 0
  private(set) var counts = InlineArray<16, Int32>(repeating: 0)
  /// The first and the last of the columns that has a match; none when the last is before the first.
  private(set) var first = Int.max
  private(set) var last = -1

  private let document: PreparedDocument
  private let postings: Postings
  /// By type: in which pieces in reach it stands. Piece p is bit p modulo 128.
  private let bits: UnsafeMutablePointer<UInt128>
  /// The pieces that have their bits.
  private var marked = 0..<0
  /// Pieces in reach, those nearby, and the columns.
  private var reached = 0..<0
  private var nearby = 0..<0
  private var columns = 0..<0
  /// The two latter as bits.
  private var bitsNearby: UInt128 = 0
  private var bitsOfColumns: UInt128 = 0
  /// Where the postings are walked: the pieces that have a match.
  private let places: UnsafeMutablePointer<Int32>

  /// `row` is read eight pieces at a time.
  private static let padding = 8

  init(_ document: PreparedDocument, _ postings: Postings) {
    self.document = document
    self.postings = postings
    let count = document.pieceCount + Self.padding
    row = .allocate(capacity: count)
    row.initialize(repeating: 0, count: count)
    bits = .allocate(capacity: document.types.count)
    bits.initialize(repeating: 0, count: document.types.count)
    places = .allocate(capacity: document.pieceCount + 1)
  }

  deinit {
    row.deallocate()
    bits.deallocate()
    places.deallocate()
  }

  /// Turns to other pieces.
  ///
  /// - Parameters:
  ///   - reached: those in which a match is seen.
  ///   - nearby: those of them in which matches are counted.
  ///   - columns: those of them for which `row` is wanted.
  mutating func move(to reached: Range<Int>, nearby: Range<Int>, columns: Range<Int>) {
    self.reached = reached
    self.nearby = nearby
    self.columns = columns
    if reached.count > UInt128.bitWidth { return }
    bitsNearby = Self.bits(nearby)
    bitsOfColumns = Self.bits(columns)
    // Out with the old first: they may have the bits of the new.
    forEachType(of: marked, notIn: reached) { type, bit in bits[type] &= ~bit }
    forEachType(of: reached, notIn: marked) { type, bit in bits[type] |= bit }
    marked = reached
  }

  /// The types of the pieces that are not among others, with the bits of the pieces.
  @inline(__always)
  private func forEachType(of pieces: Range<Int>, notIn others: Range<Int>, _ body: (Int, UInt128) -> Void) {
    let before = min(max(others.lowerBound, pieces.lowerBound), pieces.upperBound)
    let behind = min(max(others.upperBound, pieces.lowerBound), pieces.upperBound)
    let tokens = document.tokens.span
    for part in [pieces.lowerBound..<before, behind..<pieces.upperBound] {
      for piece in part {
        let bit = Self.bits(piece..<piece + 1)
        for t in Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1]) {
          body(Int(tokens[unchecked: t]), bit)
        }
      }
    }
  }

  /// Finds the matches of a word by its links; `forget` must have been called since the last.
  @inline(__always)
  mutating func find(_ links: Range<Int>, of list: Span<WordLinks.Link>) {
    levels = 0
    first = .max
    last = -1
    if reached.count > UInt128.bitWidth { walk(links, of: list) } else { unite(links, of: list) }
  }

  /// Clears the row.
  @inline(__always)
  mutating func forget() {
    if first <= last { (row + first).update(repeating: 0, count: last - first + 1) }
  }

  @inline(__always)
  private mutating func unite(_ links: Range<Int>, of list: Span<WordLinks.Link>) {
    // Those of each level that has any.
    var found = InlineArray<16, UInt128>(repeating: 0)
    var seen: UInt16 = 0
    for k in links {
      let link = list[unchecked: k]
      let pieces = bits[Int(link.other)]
      if pieces == 0 { continue }
      found[unchecked: Int(link.level)] |= pieces
      seen |= 1 << UInt16(link.level)
    }
    var surer: UInt128 = 0
    while seen != 0 {
      let level = 15 - seen.leadingZeroBitCount
      seen &= ~(1 << UInt16(level))
      let pieces = found[unchecked: level] & ~surer
      if pieces == 0 { continue }
      surer |= pieces
      levels |= 1 << UInt16(level)
      counts[unchecked: level] = Int32((pieces & bitsNearby).nonzeroBitCount)
      var rest = pieces & bitsOfColumns
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        mark(columns.lowerBound + (bit - columns.lowerBound) & (UInt128.bitWidth - 1), UInt8(level))
      }
    }
  }

  private mutating func walk(_ links: Range<Int>, of list: Span<WordLinks.Link>) {
    for place in 0..<gather(links, of: list) {
      let piece = Int(places[place])
      let level = row[piece]
      row[piece] = 0
      if levels & 1 << UInt16(level) == 0 {
        levels |= 1 << UInt16(level)
        counts[unchecked: Int(level)] = 0
      }
      if nearby.contains(piece) { counts[unchecked: Int(level)] += 1 }
      if columns.contains(piece) { mark(piece, level) }
    }
  }

  /// Sets the row wherever there is a match in reach, and returns how many `places` there are.
  private func gather(_ links: Range<Int>, of list: Span<WordLinks.Link>) -> Int {
    let pieces = postings.pieces.span
    let isWhole = reached.count == document.pieceCount
    var count = 0
    for k in links {
      let link = list[unchecked: k]
      let other = Int(link.other)
      var next = isWhole ? Int(postings.start[other]) : postings.first(other, from: reached.lowerBound)
      var piece = Int(pieces[unchecked: next])
      while piece < reached.upperBound {
        let known = row[piece]
        row[piece] = max(known, link.level)
        // Written over by the next when it is there already.
        places[count] = Int32(piece)
        count &+= known == 0 ? 1 : 0
        next &+= 1
        piece = Int(pieces[unchecked: next])
      }
    }
    return count
  }

  @inline(__always)
  private mutating func mark(_ piece: Int, _ level: UInt8) {
    row[piece] = level
    first = min(first, piece)
    last = max(last, piece)
  }

  /// No more pieces than there are bits.
  private static func bits(_ pieces: Range<Int>) -> UInt128 {
    if pieces.isEmpty { return 0 }
    let ones = UInt128.max >> UInt128(UInt128.bitWidth - pieces.count)
    let place = UInt128(pieces.lowerBound & (UInt128.bitWidth - 1))
    return place == 0 ? ones : ones << place | ones >> (UInt128(UInt128.bitWidth) - place)
  }
}
