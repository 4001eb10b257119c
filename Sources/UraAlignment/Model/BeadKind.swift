/// How many pieces of each side a bead takes.
struct BeadKind {
  var source: Int
  var target: Int

  /// All kinds, in the order in which the search stores their scores.
  static let all: [BeadKind] = [
    .init(source: 1, target: 1), .init(source: 1, target: 0), .init(source: 0, target: 1),
    .init(source: 1, target: 2), .init(source: 2, target: 1), .init(source: 2, target: 2),
    .init(source: 1, target: 3), .init(source: 3, target: 1), .init(source: 1, target: 4),
    .init(source: 4, target: 1), .init(source: 2, target: 3), .init(source: 3, target: 2),
  ]

  var isLink: Bool { source > 0 && target > 0 }

  func prior(_ p: AlignmentParameters) -> Float {
    switch (min(source, target), max(source, target)) {
    case (0, _): p.prior01
    case (1, 1): p.prior11
    case (1, 2): p.prior12
    case (1, 3): p.prior13
    case (1, 4): p.prior14
    case (2, 2): p.prior22
    default: p.prior23
    }
  }

  /// The greatest prior that a bead of this kind can have, cut in parts or not.
  func mostPrior(_ p: AlignmentParameters) -> Float {
    guard isLink, source + target > 2 else { return prior(p) }
    let chain = min(source, target) > 1 ? p.priorChain : 0
    return max(prior(p), Float(source + target - 2) * p.priorSplit + chain + p.prior11)
  }
}
