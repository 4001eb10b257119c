/// Finds sentences that stand for more sentences of the other side than the search takes into a bead: an enumeration that a translator cut.
///
/// The search takes some of them and leaves the others alone beside; so each link of one piece is tried with what is alone around it.
struct LongBeads {
  private typealias PieceBead = BeadSearch.PieceBead

  /// More pieces than this the search does not take into a bead.
  private static let searched = WordEvidence.groupLimit
  /// A piece has no more parts.
  private static let most = Chunker.chunkLimit

  /// A bead of many pieces, and by how much it scores more than the link and what stood alone.
  struct Found {
    var bead: BeadSearch.PieceBead
    var gain: Float
  }

  private let scorer: BeadScorer
  private var links: [BeadSearch.PieceBead]
  private(set) var found: [Found] = []

  /// - Parameter beads: what a search found.
  init(_ beads: [BeadSearch.PieceBead], _ scorer: BeadScorer) {
    self.scorer = scorer
    links = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
    for index in links.indices { lengthen(index) }
  }

  private mutating func lengthen(_ index: Int) {
    let link = links[index]
    lazy var known = scorer.parts(of: link)?.total ?? 0
    var best: (gain: Float, link: PieceBead) = (0, link)
    for (side, other) in [(\PieceBead.target, \PieceBead.source), (\PieceBead.source, \PieceBead.target)]
    where link[keyPath: other].count == 1 {
      let alone = side == \PieceBead.source ? scorer.omissionPriors : scorer.additionPriors
      let taken = alone[link[keyPath: side]].reduce(0, +)
      for pieces in choices(index, side) {
        var longer = link
        longer[keyPath: side] = pieces
        guard let parts = scorer.parts(of: longer) else { continue }
        let gain = parts.total - known - (alone[pieces].reduce(0, +) - taken)
        if gain > best.gain { best = (gain, longer) }
      }
    }
    guard best.gain > 0 else { return }
    links[index] = best.link
    found.append(Found(bead: best.link, gain: best.gain))
  }

  /// The pieces that a link may have on a side, more than the search takes: some of its own, and what is alone beside them.
  private func choices(_ index: Int, _ side: KeyPath<BeadSearch.PieceBead, Range<Int>>) -> [Range<Int>] {
    let taken = links[index][keyPath: side]
    let count = side == \PieceBead.source ? scorer.source.pieceCount : scorer.target.pieceCount
    let lowest = index > 0 ? links[index - 1][keyPath: side].upperBound : 0
    let highest = index + 1 < links.count ? links[index + 1][keyPath: side].lowerBound : count
    guard highest - lowest > Self.searched else { return [] }
    return (max(lowest, taken.upperBound - Self.most)..<taken.upperBound).flatMap { first in
      let least = max(first + Self.searched, taken.lowerBound) + 1
      return (least..<max(least, min(first + Self.most, highest) + 1)).map { first..<$0 }
    }
  }

  /// The links and what is alone between them.
  var path: [BeadSearch.PieceBead] {
    var result: [PieceBead] = []
    var (i, j) = (0, 0)
    func appendAlone(before source: Int, _ target: Int) {
      while i < source {
        result.append(PieceBead(kind: BeadPosteriors.omission, source: i..<i + 1, target: j..<j))
        i += 1
      }
      while j < target {
        result.append(PieceBead(kind: BeadPosteriors.addition, source: i..<i, target: j..<j + 1))
        j += 1
      }
    }
    for link in links {
      appendAlone(before: link.source.lowerBound, link.target.lowerBound)
      result.append(link)
      (i, j) = (link.source.upperBound, link.target.upperBound)
    }
    appendAlone(before: scorer.source.pieceCount, scorer.target.pieceCount)
    return result
  }
}
