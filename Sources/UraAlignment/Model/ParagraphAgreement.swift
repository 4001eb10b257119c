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
  private let source: [Bool]
  private let target: [Bool]

  static let none = ParagraphAgreement()

  private init() {
    source = []
    target = []
  }

  /// The pointwise mutual information of borders in these beads.
  init(
    _ beads: [BeadSearch.PieceBead], _ source: PreparedDocument, _ target: PreparedDocument,
    parameters p: AlignmentParameters
  ) {
    self.source = source.beginsParagraph
    self.target = target.beginsParagraph
    // A document that is one paragraph, or nothing but paragraphs of one sentence, has no borders that could agree.
    guard Self.hasBorders(self.source), Self.hasBorders(self.target) else { return }
    let rates = [Self.rate(self.source), Self.rate(self.target)]
    var counts = InlineArray<4, Float>(repeating: 0)
    var total: Float = 0
    var further: Float = 0
    var crossed: Float = 0
    for bead in beads where !bead.source.isEmpty && !bead.target.isEmpty {
      let a = self.source[bead.source.lowerBound] ? 2 : 0
      let b = self.target[bead.target.lowerBound] ? 1 : 0
      counts[a + b] += 1
      total += 1
      for i in bead.source.dropFirst() {
        further += 1
        if self.source[i] { crossed += 1 }
      }
      for j in bead.target.dropFirst() {
        further += 1
        if self.target[j] { crossed += 1 }
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
    if source.isEmpty { return 0 }
    var score = begin[(source[i] ? 2 : 0) + (target[j] ? 1 : 0)]
    for r in 1..<max(k, 1) { score += inner[source[i + r] ? 1 : 0] }
    for c in 1..<max(l, 1) { score += inner[target[j + c] ? 1 : 0] }
    return score
  }

  private static func hasBorders(_ begins: [Bool]) -> Bool {
    let count = begins.dropFirst().count { $0 }
    return count >= 2 && count < begins.count - 2
  }

  private static func rate(_ begins: [Bool]) -> Float { Float(begins.count { $0 }) / Float(max(begins.count, 1)) }

  private static func bounded(_ value: Float) -> Float { max(-3, min(3, value)) }
}
