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
      for k in Int(links.start[type])..<Int(links.start[type + 1])
      where links.links[k].level >= AnchorTally.minimumLevel {
        count += Int32(postings.count(Int(links.links[k].other)))
      }
      return count
    }
  }

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
    let minimum = 0.75 * log(Float(columns.count)) + 1.5
    let slope = Float(columns.count) / Float(max(rows.count, 1))
    var tally = AnchorTally(target, links, postings, columns: columns)
    var words: [AnchorTally.Word] = []
    // How often the translations of a word stand in the target, and the word: one number, because those are sorted quickest.
    var keys: [Int] = []
    var found: [Anchor] = []
    for i in block {
      let sure = rarest(i, columns.count, &keys, &words)
      var rest = words[..<sure].reduce(0) { $0 + $1.value }
      var places = words[..<sure].reduce(0) { $0 + $1.places }
      for (index, word) in words.enumerated() where index < sure || tally.touchedCount == 0 {
        // Rounded sums may be a little less than they are.
        let least = max(minimum, 0.7 * tally.best) * 0.999
        let isOpen = rest >= least || tally.touchedCount == 0
        if !isOpen {
          tally.prune(rest: rest, least: least)
          if tally.touchedCount * AnchorTally.placesPerPiece < places, sure - index <= AnchorTally.mostFinished {
            tally.finish(words[index..<sure])
            break
          }
        }
        tally.add(word, isOpen: isOpen)
        rest -= word.value
        places -= word.places
      }
      found.removeAll(keepingCapacity: true)
      tally.take(least: max(minimum, 0.7 * tally.best)) {
        found.append(Anchor(source: Int32(i), target: $0, weight: $1))
      }
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

  /// The words of a source piece whose translations are rare among so many target pieces, rarest first.
  ///
  /// - Returns: how many of the words are worth their places; the others are while nothing else is found.
  private func rarest(_ i: Int, _ width: Int, _ keys: inout [Int], _ words: inout [AnchorTally.Word]) -> Int {
    let sourceWords = source.words.span
    let placeCounts = placeCounts.span
    keys.removeAll(keepingCapacity: true)
    for place in Int(source.wordStart[i])..<Int(source.wordStart[i + 1]) {
      let word = Int(sourceWords[unchecked: place].type)
      let count = Int(placeCounts[unchecked: word])
      if count > 0 { keys.append(count << 32 | word) }
    }
    keys.sort()
    words.removeAll(keepingCapacity: true)
    // Of a word that is this frequent in the whole target so many places lie in the rectangle.
    let share = Float(width) / Float(max(target.pieceCount, 1))
    var sure = 0
    var places = 0
    for key in keys {
      let count = Float(key >> 32) * share
      places += Int(count) + 1
      let value = log(Float(width) / max(count, 1))
      if value < 1.2 || places > 4 * Self.placeLimit { break }
      words.append(.init(type: key & 0xFFFF_FFFF, value: value, places: Int(count)))
      if places <= Self.placeLimit { sure = words.count }
    }
    return sure
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
