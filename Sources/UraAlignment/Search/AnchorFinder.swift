import Foundation

/// Finds pairs of pieces that very probably correspond, in near-linear time: for each source piece the target pieces in which its
/// rarest linked words meet.
struct AnchorFinder {
  struct Anchor {
    var source: Int32
    var target: Int32
    var weight: Float
  }

  /// How many places of target words are looked at for one source piece, rarest words first.
  private static let placeLimit = 3_000
  /// How many anchors one source piece may have; repeated text has many alike.
  private static let anchorLimit = 96

  private let source: PreparedDocument
  private let target: PreparedDocument
  private let links: WordLinks
  private let postings: Postings
  /// How often the translations of each source word stand in the target.
  private let placeCounts: [Int32]

  init(_ source: PreparedDocument, _ target: PreparedDocument, links: WordLinks) {
    self.source = source
    self.target = target
    self.links = links
    let postings = Postings(target)
    self.postings = postings
    placeCounts = source.types.indices.map { type in
      var count: Int32 = 0
      for k in Int(links.start[type])..<Int(links.start[type + 1]) where links.links[k].level >= Self.minimumLevel {
        count += Int32(postings.count(Int(links.links[k].other)))
      }
      return count
    }
  }

  /// Links weaker than this are left out: they are many.
  private static let minimumLevel: UInt8 = 3

  /// The anchors inside a rectangle of pieces, by source, then by target descending.
  ///
  /// The weight of an anchor is how improbable its meetings are by chance, as a logarithm: a word whose translations stand in a share f
  /// of the pieces adds -log f. It must exceed what chance brings somewhere in the rectangle.
  func anchors(_ rows: Range<Int>, _ columns: Range<Int>) -> [Anchor] {
    let blocks = Concurrently.blocks(of: rows)
    return Concurrently.map(blocks.count, pieces: rows.count) { anchors(blocks[$0], of: rows, columns) }.flatMap(\.self)
  }

  /// Those of some rows.
  private func anchors(_ block: Range<Int>, of rows: Range<Int>, _ columns: Range<Int>) -> [Anchor] {
    var result: [Anchor] = []
    let width = Float(columns.count)
    let minimum = 0.75 * log(width) + 1.5
    let slope = Float(columns.count) / Float(max(rows.count, 1))
    // Of a word that is this frequent in the whole target so many places lie in the rectangle.
    let share = width / Float(max(target.pieceCount, 1))
    var score = [Float](repeating: 0, count: columns.count)
    var lastWord = [Int32](repeating: -1, count: columns.count)
    var touched: [Int32] = []
    var words: [Int32] = []
    var found: [Anchor] = []
    for i in block {
      words.removeAll(keepingCapacity: true)
      for token in source.tokens[Int(source.tokenStart[i])..<Int(source.tokenStart[i + 1])]
      where placeCounts[Int(token)] > 0 { words.append(token) }
      words.sort { (placeCounts[Int($0)], $0) < (placeCounts[Int($1)], $1) }
      var places = 0
      var last: Int32 = -1
      for word in words where word != last {
        last = word
        let count = Float(placeCounts[Int(word)]) * share
        places += Int(count) + 1
        let value = log(width / max(count, 1))
        if value < 1.2 || places > 4 * Self.placeLimit || (places > Self.placeLimit && !touched.isEmpty) { break }
        for k in Int(links.start[Int(word)])..<Int(links.start[Int(word) + 1]) {
          let link = links.links[k]
          if link.level < Self.minimumLevel { continue }
          let gain = value * Float(link.level) / 15
          postings.forEach(Int(link.other), from: columns.lowerBound, to: columns.upperBound) { piece in
            let place = piece - columns.lowerBound
            if lastWord[place] == word { return }
            lastWord[place] = word
            if score[place] == 0 { touched.append(Int32(place)) }
            score[place] += gain
          }
        }
      }
      found.removeAll(keepingCapacity: true)
      var best: Float = 0
      for place in touched { best = max(best, score[Int(place)]) }
      let least = max(minimum, 0.7 * best)
      for place in touched {
        let value = score[Int(place)]
        score[Int(place)] = 0
        lastWord[Int(place)] = -1
        if value >= least {
          found.append(Anchor(source: Int32(i), target: place + Int32(columns.lowerBound), weight: value))
        }
      }
      touched.removeAll(keepingCapacity: true)
      if found.count > Self.anchorLimit {
        // Equally good places: those nearest to where a piece of its place should be.
        let expected = Float(columns.lowerBound) + Float(i - rows.lowerBound) * slope
        found.sort { ($0.weight, -abs(Float($0.target) - expected)) > ($1.weight, -abs(Float($1.target) - expected)) }
        found.removeLast(found.count - Self.anchorLimit)
      }
      found.sort { $0.target > $1.target }
      result += found
    }
    return result
  }

  /// How near the next anchor of a chain must be to follow on without a jump, in pieces.
  static let near = 32
  /// What a jump costs: about as much as two anchors are worth. So of repeated text the copies that lie together are taken.
  static let jumpCost: Float = 25

  /// The heaviest chain of anchors that ascends on both sides, jumps taken off (Fenwick tree over the target, so n log n).
  ///
  /// - Parameter anchors: by source, then by target descending, so that a piece is in the chain once.
  static func heaviestChain(_ anchors: [Anchor], _ rows: Range<Int>, _ columns: Range<Int>) -> [Anchor] {
    let size = columns.count
    // Where everything is alike the diagonal is as good as any other way and better than most.
    let slope = Float(columns.count) / Float(max(rows.count, 1))
    var tree = [Int32](repeating: -1, count: size + 1)
    var total = [Float](repeating: 0, count: anchors.count)
    var back = [Int32](repeating: -1, count: anchors.count)
    var best: Int32 = -1
    // The anchor at each target piece that came last.
    var latest = [Int32](repeating: -1, count: size)
    for (index, anchor) in anchors.enumerated() {
      let place = Int(anchor.target) - columns.lowerBound
      var before: Int32 = -1
      var k = place
      while k > 0 {
        let candidate = tree[k]
        if candidate >= 0, before < 0 || total[Int(candidate)] > total[Int(before)] { before = candidate }
        k &= k - 1
      }
      var sum: Float = before >= 0 ? max(0, total[Int(before)] - jumpCost) : 0
      if sum == 0 { before = -1 }
      for k in max(0, place - near)..<place {
        let candidate = latest[k]
        if candidate >= 0, total[Int(candidate)] > sum, anchor.source - anchors[Int(candidate)].source <= near {
          sum = total[Int(candidate)]
          before = candidate
        }
      }
      latest[place] = Int32(index)
      let drift = abs(Float(place) - Float(Int(anchor.source) - rows.lowerBound) * slope) / Float(size)
      total[index] = anchor.weight * (1 - 0.01 * drift) + sum
      back[index] = before
      k = place + 1
      while k <= size {
        let known = tree[k]
        if known < 0 || total[index] > total[Int(known)] { tree[k] = Int32(index) }
        k += k & -k
      }
      if best < 0 || total[index] > total[Int(best)] { best = Int32(index) }
    }
    var chain: [Anchor] = []
    while best >= 0 {
      chain.append(anchors[Int(best)])
      best = back[Int(best)]
    }
    return chain.reversed()
  }
}
