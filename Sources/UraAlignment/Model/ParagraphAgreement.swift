import Foundation

/// How far the paragraphs of two documents begin at the same sentences, learned from the beads of a first round.
///
/// Translators keep paragraphs or do not; so what a border says is measured in each document pair. Where borders do not agree,
/// or there are none, they say nothing.
struct ParagraphAgreement {
  /// `begin[2 * a + b]`: for a bead with both sides, whether its source (a) and its target (b) begin a paragraph.
  private var begin = InlineArray<4, Float>(repeating: 0)
  /// For each further piece in a bead: without and with a border before it.
  private var inner = InlineArray<2, Float>(repeating: 0)
  /// Which of the four pieces from each on begin a paragraph, the first in the lowest bit; empty where borders say nothing.
  let sourceBorders: [UInt8]
  let targetBorders: [UInt8]

  static let none = ParagraphAgreement()

  private init() {
    sourceBorders = []
    targetBorders = []
  }

  /// The pointwise mutual information of borders in these beads.
  init(
    _ beads: [BeadSearch.PieceBead], _ source: PreparedDocument, _ target: PreparedDocument,
    parameters p: AlignmentParameters
  ) {
    let source = source.beginsParagraph
    let target = target.beginsParagraph
    // A document that is one paragraph, or nothing but paragraphs of one sentence, has no borders that could agree.
    guard Self.hasBorders(source), Self.hasBorders(target) else {
      self = .none
      return
    }
    sourceBorders = Self.groups(source)
    targetBorders = Self.groups(target)
    let rates = [Self.rate(source), Self.rate(target)]
    var counts = InlineArray<4, Float>(repeating: 0)
    var total: Float = 0
    var further: Float = 0
    var crossed: Float = 0
    for bead in beads where !bead.source.isEmpty && !bead.target.isEmpty {
      let a = source[bead.source.lowerBound] ? 2 : 0
      let b = target[bead.target.lowerBound] ? 1 : 0
      counts[a + b] += 1
      total += 1
      for i in bead.source.dropFirst() {
        further += 1
        if source[i] { crossed += 1 }
      }
      for j in bead.target.dropFirst() {
        further += 1
        if target[j] { crossed += 1 }
      }
    }
    // As if some beads more had been seen whose borders are independent.
    let doubt = p.paragraphDoubt
    var oneSided: Float = 0
    for a in 0..<2 {
      for b in 0..<2 {
        let chance = (a == 1 ? rates[0] : 1 - rates[0]) * (b == 1 ? rates[1] : 1 - rates[1])
        let seen = (counts[2 * a + b] + doubt * chance) / (total + doubt)
        if a != b { oneSided += 0.5 * min(1, seen / chance) }
        begin[2 * a + b] = p.paragraphWeight * Self.bounded(log(seen / chance))
      }
    }
    let rate = (rates[0] + rates[1]) / 2
    // Before any is seen: a border inside a bead is as rare as one that only one side has.
    let seen = (crossed + doubt * rate * oneSided) / (further + doubt)
    inner[1] = p.paragraphWeight * Self.bounded(log(seen / rate))
    inner[0] = p.paragraphWeight * Self.bounded(log((1 - seen) / (1 - rate)))
  }

  /// What the borders say for a bead of `k` pieces from i on and `l` from j on.
  @inline(__always)
  func score(_ i: Int, _ k: Int, _ j: Int, _ l: Int) -> Float {
    sourceBorders.isEmpty ? 0 : score(of: Int(sourceBorders[i]), k, Int(targetBorders[j]), l)
  }

  /// - Parameter a, b: the borders of the two sides, as bits.
  private func score(of a: Int, _ k: Int, _ b: Int, _ l: Int) -> Float {
    var score = begin[(a & 1) << 1 | b & 1]
    for r in 1..<max(k, 1) { score += inner[a >> r & 1] }
    for c in 1..<max(l, 1) { score += inner[b >> c & 1] }
    return score
  }

  /// All scores: `table[4 * (16 * source borders + target borders) + k - 1][l - 1]`; empty where borders say nothing.
  var table: [SIMD4<Float>] {
    if sourceBorders.isEmpty { return [] }
    return (0..<256).flatMap { borders in
      (1...4).map { k in
        let scores = (1...4).map { score(of: borders >> 4, k, borders & 15, $0) }
        return SIMD4(scores)
      }
    }
  }

  private static func groups(_ begins: [Bool]) -> [UInt8] {
    begins.indices.map { i in
      (0..<min(4, begins.count - i)).reduce(0) { begins[i + $1] ? $0 | 1 << UInt8($1) : $0 }
    }
  }

  private static func hasBorders(_ begins: [Bool]) -> Bool {
    let count = begins.dropFirst().count { $0 }
    return count >= 2 && count < begins.count - 2
  }

  private static func rate(_ begins: [Bool]) -> Float { Float(begins.count { $0 }) / Float(max(begins.count, 1)) }

  private static func bounded(_ value: Float) -> Float { max(-3, min(3, value)) }
}
