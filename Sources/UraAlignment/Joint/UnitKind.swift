/// How the pieces of two documents correspond inside a unit: beads side by side.
struct PairPath: Hashable {
  struct Bead: Hashable {
    /// An index of `BeadKind.all`.
    var kind: Int
    /// How many pieces of each side lie before it in the unit.
    var source: Int
    var target: Int
  }
  private(set) var beads: [Bead] = []
  private(set) var source = 0
  private(set) var target = 0

  /// The beads that links make, with omissions and additions before, between and behind them.
  ///
  /// - Parameter links: in order of both sides.
  /// - Returns: `nil` where a bead would be of no kind that there is.
  init?(_ links: [(source: Int, target: Int)], sourceCount: Int, targetCount: Int) {
    var open = 0
    while open < links.count {
      // Links that share a piece are one bead.
      var end = open + 1
      while end < links.count, links[end].source == links[end - 1].source || links[end].target == links[end - 1].target
      {
        end += 1
      }
      fill(to: links[open].source, links[open].target)
      let size = (links[end - 1].source + 1 - source, links[end - 1].target + 1 - target)
      guard let kind = BeadKind.all.firstIndex(where: { ($0.source, $0.target) == size }) else { return nil }
      append(kind)
      open = end
    }
    fill(to: sourceCount, targetCount)
  }

  private mutating func append(_ kind: Int) {
    beads.append(Bead(kind: kind, source: source, target: target))
    source += BeadKind.all[kind].source
    target += BeadKind.all[kind].target
  }

  private mutating func fill(to sourceEnd: Int, _ targetEnd: Int) {
    while source < sourceEnd { append(BeadPosteriors.omission) }
    while target < targetEnd { append(BeadPosteriors.addition) }
  }
}

/// A way in which pieces of three documents make a unit that cannot be cut in two.
///
/// Thought of as meanings in a row: each is told by some of the documents, and each document goes on with the piece it is in or
/// begins another. So a piece may stand for several of another document, lack what the others say, or be alone.
struct UnitKind {
  /// Indices of `paths`: of the first and second document, the first and third, the second and third.
  var paths: (Int, Int, Int)
  /// Meanings that not all documents tell.
  var omissions: Int
  /// Places between two meanings where some documents go on with a piece and others begin one.
  var joins: Int
  /// The document that tells in one piece what the two others tell in several, piece by piece.
  var summary: Int?
  private var cost: (Int, Int) { (omissions + joins, omissions) }

  /// How often there is such a unit: what a document leaves out or joins is seen from both others, but happened once.
  func prior(_ p: AlignmentParameters) -> Float {
    Float(omissions) * p.prior01 + Float(joins) * p.priorSplit
  }

  /// Kinds that take as many pieces of each document.
  struct Group {
    var counts: (Int, Int, Int)
    var kinds: [UnitKind]

    /// Bit d is set where document d has pieces.
    var documents: Int { (counts.0 > 0 ? 1 : 0) | (counts.1 > 0 ? 2 : 0) | (counts.2 > 0 ? 4 : 0) }
  }

  /// Every way that two documents correspond in some unit, and every kind of unit.
  static let (paths, groups) = inventory()

  private static func inventory() -> (paths: [PairPath], groups: [Group]) {
    var paths: [PairPath: Int] = [:]
    var groups: [[Int]: [UnitKind]] = [:]
    for plan in UnitPlan.all() {
      guard let pairs = plan.paths else { continue }
      let places = pairs.map { path in
        let place = paths[path] ?? paths.count
        paths[path] = place
        return place
      }
      let kind = UnitKind(
        paths: (places[0], places[1], places[2]), omissions: plan.omissions, joins: plan.joins,
        summary: plan.summary)
      // What can be told with less is.
      var kinds = groups[plan.counts] ?? []
      if let known = kinds.firstIndex(where: { $0.paths == kind.paths }) {
        if kind.cost < kinds[known].cost { kinds[known] = kind }
      } else {
        kinds.append(kind)
      }
      groups[plan.counts] = kinds
    }
    return (
      paths.sorted { $0.value < $1.value }.map(\.key),
      groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
        Group(counts: ($0.key[0], $0.key[1], $0.key[2]), kinds: $0.value)
      }
    )
  }
}

/// What three documents tell, meaning by meaning.
private struct UnitPlan {
  /// By meaning and document, the piece that tells it; -1 where none does.
  var pieces: [[Int]]

  private static let documents = 0..<3
  /// More meanings than this only where each document tells all of them, in one piece or each in its own.
  private static let meaningLimit = 3

  /// All that make one unit.
  static func all() -> [UnitPlan] {
    var result: [UnitPlan] = []
    for telling in 1...7 {
      let plan = UnitPlan(pieces: [documents.map { telling & 1 << $0 != 0 ? 0 : -1 }])
      result.append(plan)
      guard telling.nonzeroBitCount > 1 else { continue }
      plan.extend(by: &result)
      for joined in 1...7 where joined & ~telling == 0 {
        result.append(
          UnitPlan(
            pieces: (0...meaningLimit).map { meaning in
              documents.map { telling & 1 << $0 == 0 ? -1 : joined & 1 << $0 != 0 ? 0 : meaning }
            }))
      }
    }
    return result
  }

  /// Adds the plans that go on from this one.
  private func extend(by result: inout [UnitPlan]) {
    guard pieces.count < Self.meaningLimit else { return }
    for telling in 1...7 where telling.nonzeroBitCount > 1 {
      for going in 0...7 where going & ~telling == 0 {
        // A document can only go on with a piece that it has begun.
        if Self.documents.contains(where: { going & 1 << $0 != 0 && last($0) < 0 }) { continue }
        let next = Self.documents.map { document in
          telling & 1 << document == 0 ? -1 : last(document) + (going & 1 << document != 0 ? 0 : 1)
        }
        let plan = UnitPlan(pieces: pieces + [next])
        if plan.joins == plan.pieces.count - 1 { result.append(plan) }
        plan.extend(by: &result)
      }
    }
  }

  private func last(_ document: Int, before meaning: Int? = nil) -> Int {
    pieces[..<(meaning ?? pieces.count)].map { $0[document] }.max() ?? -1
  }

  var counts: [Int] { Self.documents.map { last($0) + 1 } }

  var omissions: Int { pieces.count { $0.contains(-1) } }

  /// The places that some piece crosses; the others cut the plan in two.
  var joins: Int {
    (1..<max(pieces.count, 1)).count { place in
      Self.documents.contains { document in
        let before = last(document, before: place)
        return before >= 0 && pieces[place...].contains { $0[document] == before }
      }
    }
  }

  /// See `UnitKind.summary`.
  var summary: Int? {
    guard pieces.count > 1, omissions == 0 else { return nil }
    let short = Self.documents.filter { counts[$0] == 1 }
    return short.count == 1 && counts.reduce(1, *) == pieces.count * pieces.count ? short[0] : nil
  }

  /// Of the first and second document, the first and third, the second and third.
  var paths: [PairPath]? {
    var result: [PairPath] = []
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
      let links = pieces.filter { $0[a] >= 0 && $0[b] >= 0 }.map { (source: $0[a], target: $0[b]) }
      guard let path = PairPath(links, sourceCount: counts[a], targetCount: counts[b]) else { return nil }
      result.append(path)
    }
    return result
  }
}
