import Foundation
public import UraModel

/// Finds translations that stand in another order than their sources: neighbours that changed places, and passages that moved.
///
/// The search for the best path is monotone: it unites neighbours that changed places to one bead, and leaves both ends of a
/// passage that moved without counterpart. So beads of several segments are tried crosswise, and what stayed alone on either side is
/// matched, first where a pair is sure, then along the neighbours of sure pairs.
struct CrossingFinder {
  private let evidence: PairEvidence
  private var beads: [Bead]

  /// The least score of a crossing among so many that could be taken instead ...
  private static let certainty: Float = 3
  /// ... and beside a crossing that is found already.
  private static let neighbourScore: Float = 0.5
  /// How far neighbours change places, and what speaks for them from the start.
  private static let reach = 4
  private static let nearBonus: Float = 3
  /// How much better two beads must be crosswise than straight.
  private static let margin: Float = 2

  init(_ beads: [Bead], evidence: PairEvidence) {
    self.beads = beads
    self.evidence = evidence
  }

  /// The beads in the order of their sources; those that cross others are marked.
  mutating func reordered() -> [Bead] {
    crossNeighbours()
    crossInside()
    matchLoose()
    markCrossing()
    return beads
  }

  /// Marks the beads that are not in the longest sequence in the same order on both sides.
  private mutating func markCrossing() {
    let linked = beads.indices.filter { !beads[$0].source.isEmpty && !beads[$0].target.isEmpty }
    // Longest increasing subsequence of the targets (Fredman 1975): the last bead of the best sequence of each length.
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: beads.count)
    for index in linked {
      let place = tails.partitionPoint { beads[$0].target[0] < beads[index].target[0] }
      if place > 0 { previous[index] = tails[place - 1] }
      if place == tails.count { tails.append(index) } else { tails[place] = index }
    }
    var inOrder: Set<Int> = []
    var next = tails.last
    while let index = next {
      inOrder.insert(index)
      next = previous[index]
    }
    for index in linked { beads[index].isCrossing = !inOrder.contains(index) }
  }

  // MARK: Neighbours that changed places

  /// Two beads, one after the other, whose targets are exchanged.
  private mutating func crossNeighbours() {
    var index = 0
    while index + 1 < beads.count {
      if let pair = crossed(beads[index], beads[index + 1]) {
        beads.replaceSubrange(index...index + 1, with: pair)
        index += 1
      }
      index += 1
    }
  }

  private func crossed(_ first: Bead, _ second: Bead) -> [Bead]? {
    guard let a = range(first.source), let b = range(second.source), let x = range(first.target),
      let y = range(second.target)
    else { return nil }
    return crossed(a, b, x, y, straight: evidence.score(a, x) + evidence.score(b, y))
  }

  /// The beads a-y and b-x, when they are better than `straight`.
  private func crossed(_ a: Range<Int>, _ b: Range<Int>, _ x: Range<Int>, _ y: Range<Int>, straight: Float) -> [Bead]? {
    let one = evidence.score(a, y)
    let other = evidence.score(b, x)
    guard min(one, other) > Self.neighbourScore, one + other > straight + Self.margin else { return nil }
    return [bead(a, y, one), bead(b, x, other)]
  }

  /// Beads of two segments and more on both sides, cut crosswise.
  private mutating func crossInside() {
    beads = beads.flatMap { bead -> [Bead] in
      guard let sources = range(bead.source), let targets = range(bead.target), sources.count > 1, targets.count > 1
      else { return [bead] }
      var best: (score: Float, beads: [Bead])?
      for p in sources.dropFirst() {
        for q in targets.dropFirst() {
          let (a, b) = (sources.lowerBound..<p, p..<sources.upperBound)
          let (x, y) = (targets.lowerBound..<q, q..<targets.upperBound)
          let straight = evidence.score(a, x) + evidence.score(b, y)
          guard let beads = crossed(a, b, x, y, straight: straight) else { continue }
          let score = evidence.score(a, y) + evidence.score(b, x) - straight
          if score > best?.score ?? 0 { best = (score, beads) }
        }
      }
      return best?.beads ?? [bead]
    }
  }

  // MARK: Passages that moved

  /// Segments that stand alone, and those at the edge of a bead that is better without them.
  private func loose(_ side: WritableKeyPath<Bead, [Int]>, _ other: WritableKeyPath<Bead, [Int]>) -> [Int] {
    beads.flatMap { bead -> [Int] in
      let own = bead[keyPath: side]
      if bead[keyPath: other].isEmpty || score(bead) < 0 { return own }
      guard own.count > 1 else { return [] }
      return [own[0], own[own.count - 1]].filter { edge in
        var without = bead
        without[keyPath: side].removeAll { $0 == edge }
        return score(without) > score(bead)
      }
    }
  }

  /// The targets around where a source segment would be translated if nothing had moved.
  private func neighbourhood(of source: Int) -> Range<Int> {
    let before = beads.last { !$0.target.isEmpty && ($0.source.first ?? .max) < source }
    let expected = (before?.target.last ?? -1) + 1
    return max(0, expected - Self.reach)..<max(0, min(evidence.targetCount, expected + Self.reach))
  }

  private mutating func matchLoose() {
    let sources = Set(loose(\.source, \.target))
    let targets = Set(loose(\.target, \.source))
    if sources.isEmpty || targets.isEmpty { return }
    let isTaken = Dictionary(
      beads.flatMap { bead in bead.source.map { ($0, bead) } }, uniquingKeysWith: { first, _ in first })
    var pairs: [(source: Int, target: Int, score: Float)] = []
    for source in sources {
      let near = neighbourhood(of: source)
      let far = evidence.candidates(of: source, limit: 8).filter { !near.contains($0) }
      for target in Array(near) + far where targets.contains(target) {
        // What the monotone search put together is no crossing.
        if isTaken[source]?.target.contains(target) == true { continue }
        let score = evidence.score(source..<source + 1, target..<target + 1)
        // The more targets were tried, the more must be said for one.
        let tried = near.contains(target) ? near.count : targets.count
        if score > Self.certainty + log(Float(tried)) - Self.nearBonus * (near.contains(target) ? 1 : 0) {
          pairs.append((source, target, score))
        }
      }
    }
    pairs.sort { ($0.score, $1.source) > ($1.score, $0.source) }
    var found: [Bead] = []
    var freeSources = sources
    var freeTargets = targets
    func isFree(_ source: Int, _ target: Int) -> Bool { freeSources.contains(source) && freeTargets.contains(target) }
    for pair in pairs where isFree(pair.source, pair.target) {
      take(pair.source, pair.target, pair.score)
      for step in [-1, 1] {
        var (i, j) = (pair.source + step, pair.target + step)
        while isFree(i, j) {
          let score = evidence.score(i..<i + 1, j..<j + 1)
          guard score > Self.neighbourScore else { break }
          take(i, j, score)
          (i, j) = (i + step, j + step)
        }
      }
    }
    func take(_ source: Int, _ target: Int, _ score: Float) {
      freeSources.remove(source)
      freeTargets.remove(target)
      found.append(bead(source..<source + 1, target..<target + 1, score))
    }
    for index in found.indices { grow(&found[index], \.source, &freeSources) }
    for index in found.indices { grow(&found[index], \.target, &freeTargets) }
    insert(found)
  }

  /// Adds loose segments beside a bead that belong to it.
  private func grow(_ bead: inout Bead, _ side: WritableKeyPath<Bead, [Int]>, _ free: inout Set<Int>) {
    var best = score(bead)
    while bead[keyPath: side].count < 4, let first = bead[keyPath: side].first, let last = bead[keyPath: side].last {
      let grown = [first - 1, last + 1].filter(free.contains).map { added in
        var grown = bead
        grown[keyPath: side] = (bead[keyPath: side] + [added]).sorted()
        return (bead: grown, added: added, score: score(grown))
      }
      guard let better = grown.max(by: { $0.score < $1.score }), better.score > best + Self.neighbourScore else {
        return
      }
      (bead, best) = (better.bead, better.score)
      free.remove(better.added)
    }
  }

  /// Takes the segments of crossing beads out of the others and puts the crossing beads where their sources stand.
  private mutating func insert(_ found: [Bead]) {
    let sources = Set(found.flatMap(\.source))
    let targets = Set(found.flatMap(\.target))
    var rest = found.sorted { $0.source[0] < $1.source[0] }[...]
    var result: [Bead] = []
    for old in beads {
      while let next = rest.first, let first = old.source.first, next.source[0] <= first {
        result.append(next)
        rest.removeFirst()
      }
      var bead = old
      bead.source.removeAll(where: sources.contains)
      bead.target.removeAll(where: targets.contains)
      if bead.source.isEmpty && bead.target.isEmpty { continue }
      result.append(bead)
    }
    beads = result + rest
  }

  // MARK: Scores

  private func score(_ bead: Bead) -> Float {
    guard let sources = range(bead.source), let targets = range(bead.target) else { return 0 }
    return evidence.score(sources, targets)
  }

  private func bead(_ sources: Range<Int>, _ targets: Range<Int>, _ score: Float) -> Bead {
    Bead(source: Array(sources), target: Array(targets), confidence: Double(1 / (1 + exp(-score))))
  }

  private func range(_ segments: [Int]) -> Range<Int>? {
    guard let first = segments.first, let last = segments.last, last - first == segments.count - 1 else { return nil }
    return first..<last + 1
  }
}

extension SentenceAligner {
  /// As `align`; translations that stand in another order than their sources are found, too, and marked as crossing.
  ///
  /// Beads come in the order of their sources; every segment of both sides is in exactly one.
  public func alignWithReordering(_ source: [AlignmentSegment], _ target: [AlignmentSegment]) -> [Bead] {
    let a = PreparedDocument(source, language: self.source)
    let b = PreparedDocument(target, language: self.target)
    return reordered(align(a, b), a, b)
  }

  /// The beads of a monotone search, those that stand in another order put where they belong.
  func reordered(_ beads: [Bead], _ a: PreparedDocument, _ b: PreparedDocument) -> [Bead] {
    var evidence = PairEvidence(a, b, knowledge: knowledge, parameters: options.parameters)
    evidence.learn(from: beads)
    var finder = CrossingFinder(beads, evidence: evidence)
    return finder.reordered()
  }
}

extension [Int] {
  /// The first index whose element does not hold, where those that hold come first.
  fileprivate func partitionPoint(_ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
