import Foundation
import UraModel

/// What words, length and punctuation say for any segment of one document being the translation of any of another, near or far.
///
/// The score is a log-likelihood ratio against a segment taken at random from the other document: as `WordEvidence`, but a word's
/// background is the whole document, so that a pair needs no place.
struct PairEvidence {
  private let source: PreparedDocument
  private let target: PreparedDocument
  private let starts: SegmentStarts
  private let parameters: AlignmentParameters
  private let ratio: Float
  private var finder: LinkFinder
  private var forward: Side
  private var backward: Side

  init(
    _ source: PreparedDocument, _ target: PreparedDocument, knowledge: AlignmentKnowledge,
    parameters standard: AlignmentParameters
  ) {
    self.source = source
    self.target = target
    starts = SegmentStarts(source, target)
    finder = LinkFinder(source, target, knowledge: knowledge, parameters: standard)
    let links = finder.links
    parameters = standard.adapted(
      toCoverage: 0.5 * (links.forward.coverage(source) + links.backward.coverage(target)), omissions: nil, merges: nil,
      lexiconCoverage: finder.lexiconCoverage)
    forward = Side(links.forward, SegmentPostings(target), parameters)
    backward = Side(links.backward, SegmentPostings(source), parameters)
    let scales = LengthRatio(source, target).scales
    ratio = scales.source / scales.target
  }

  /// Learns words from what is thought to correspond, each bead as far as its confidence goes.
  ///
  /// The words that sentences share take many times the room of the sentences, and the statistics of one word hardly change beyond
  /// some thousands of them. So many beads are read in blocks, each by itself.
  ///
  /// - Parameter most: of beads in a block.
  mutating func learn(from beads: some RandomAccessCollection<Bead>, atMost most: Int = 50_000) {
    guard !beads.isEmpty else { return }
    // What was believed before is not needed any more, and large.
    forward = Side()
    backward = Side()
    var learned = LearnedLinks()
    let blockCount = (beads.count + most - 1) / most
    for block in 0..<blockCount {
      let lower = beads.index(beads.startIndex, offsetBy: beads.count * block / blockCount)
      let upper = beads.index(beads.startIndex, offsetBy: beads.count * (block + 1) / blockCount)
      let pieces = beads[lower..<upper].compactMap { Self.pieces($0, starts) }
      learned.add(
        DocumentLexicon.learn(
          pieces.map(\.bead), probabilities: pieces.map(\.probability), source, target, parameters: parameters))
    }
    finder.setLearned(learned.links)
    let links = finder.links
    forward = Side(links.forward, SegmentPostings(target), parameters)
    backward = Side(links.backward, SegmentPostings(source), parameters)
  }

  /// What blocks taught: of what several say of two words the strongest.
  private struct LearnedLinks {
    private(set) var links: [(source: Int32, target: Int32, strength: Float)] = []

    mutating func add(_ more: [(source: Int32, target: Int32, strength: Float)]) {
      let isFirst = links.isEmpty
      links += more
      if isFirst { return }
      links.sort { ($0.source, $0.target, $1.strength) < ($1.source, $1.target, $0.strength) }
      var count = 0
      for link in links
      where count == 0 || (links[count - 1].source, links[count - 1].target) != (link.source, link.target) {
        links[count] = link
        count += 1
      }
      links.removeSubrange(count...)
    }
  }

  private static func pieces(_ bead: Bead, _ starts: SegmentStarts) -> (bead: BeadSearch.PieceBead, probability: Float)?
  {
    guard let first = bead.source.first, let last = bead.source.last, let head = bead.target.first,
      let tail = bead.target.last
    else { return nil }
    return (
      BeadSearch.PieceBead(
        kind: 0, source: starts.source[first]..<starts.source[last + 1],
        target: starts.target[head]..<starts.target[tail + 1]), Float(bead.confidence)
    )
  }

  var targetCount: Int { target.segmentCount }

  /// The score of two groups of neighbouring segments, neither empty.
  func score(_ sources: Range<Int>, _ targets: Range<Int>) -> Float {
    let rows = starts.source[sources.lowerBound]..<starts.source[sources.upperBound]
    let columns = starts.target[targets.lowerBound]..<starts.target[targets.upperBound]
    let left = source.types(of: rows)
    let right = target.types(of: columns)
    let words =
      forward.gain(left, right, groupSize: targets.count) + backward.gain(right, left, groupSize: sources.count)
    return parameters.wordWeight * words + shape(rows, columns)
  }

  /// The targets that share the rarest words with a source segment, the most promising first.
  func candidates(of segment: Int, limit: Int) -> [Int] {
    forward.candidates(source.types(of: starts.source[segment]..<starts.source[segment + 1]), limit: limit)
  }

  private func shape(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    let p = parameters
    let a = source.lengths[rows].reduce(0, +)
    let b = target.lengths[columns].reduce(0, +) / ratio
    let z = log((b + p.lengthOffset) / (a + p.lengthOffset)) / p.lengthDeviation
    let left = source.marks[rows].reduce(Marks(), +)
    let right = target.marks[columns].reduce(Marks(), +)
    return p.lengthBonus - min(p.lengthCap, 0.5 * z * z)
      + p.questionWeight * agreement(left.questions, right.questions)
      + p.quoteWeight * agreement(left.quotes, right.quotes)
  }

  private func agreement(_ a: UInt8, _ b: UInt8) -> Float {
    if a == 0 && b == 0 { return 0.05 }
    return (a > 0) == (b > 0) ? 1 : -1
  }

  /// One direction: how often each word finds a translation in the segments of the other document.
  private struct Side {
    let links: WordLinks
    /// Where the other document's types stand.
    let others: SegmentPostings
    /// `atLeast[16 * t + level]`: in how many of the other document's segments type t finds a translation at least so sure.
    let atLeast: [Int32]
    let parameters: AlignmentParameters

    /// Nothing.
    init() {
      links = WordLinks(typeCount: 0, rows: [], known: [])
      others = SegmentPostings()
      atLeast = []
      parameters = .standard
    }

    init(_ links: WordLinks, _ others: SegmentPostings, _ parameters: AlignmentParameters) {
      self.links = links
      self.others = others
      self.parameters = parameters
      let typeCount = links.known.count
      var atLeast = [Int32](repeating: 0, count: typeCount * 16)
      var best = [UInt8](repeating: 0, count: others.segmentCount)
      var touched: [Int32] = []
      for type in 0..<typeCount {
        for k in Int(links.start[type])..<Int(links.start[type + 1]) {
          let link = links.links[k]
          for segment in others.segments(of: link.other) {
            if best[Int(segment)] == 0 { touched.append(segment) }
            best[Int(segment)] = max(best[Int(segment)], link.level)
          }
        }
        for segment in touched {
          atLeast[type * 16 + Int(best[Int(segment)])] += 1
          best[Int(segment)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        for level in stride(from: 14, through: 0, by: -1) {
          atLeast[type * 16 + level] += atLeast[type * 16 + level + 1]
        }
      }
      self.atLeast = atLeast
    }

    /// What the words of one group say for a group of the other document.
    ///
    /// - Parameter others: ascending.
    func gain(_ types: [Int32], _ others: [Int32], groupSize: Int) -> Float {
      var sum: Float = 0
      for type in types {
        let range = Int(links.start[Int(type)])..<Int(links.start[Int(type) + 1])
        if range.isEmpty && links.known[Int(type)] == 0 { continue }
        var level = 0
        for k in range where Int(links.links[k].level) > level && Self.contains(others, links.links[k].other) {
          level = Int(links.links[k].level)
        }
        sum += gain(Int(type), level: level, groupSize: groupSize)
      }
      return sum
    }

    private static func contains(_ ascending: [Int32], _ type: Int32) -> Bool {
      var low = 0
      var high = ascending.count
      while low < high {
        let middle = (low + high) / 2
        if ascending[middle] < type { low = middle + 1 } else { high = middle }
      }
      return low < ascending.count && ascending[low] == type
    }

    private func gain(_ type: Int, level: Int, groupSize: Int) -> Float {
      let p = parameters
      // A few segments more, in which the word would not be: in a small file every word looks frequent.
      let size = Float(others.segmentCount + 4)
      let row = type * 16
      func chance(_ count: Float) -> Float { 1 - pow(1 - min(0.95, count / size), Float(groupSize)) }
      if level > 0 {
        let found = Float(atLeast[row + level])
        let b = chance(max(found - 1 + p.backgroundAdd, p.backgroundAdd * 0.5))
        return min(p.maximumGain, log(min(0.97, p.hitBase + p.hitSlope * Float(level) / 15) / b))
      }
      var best = 15
      while best > 0, atLeast[row + best] == 0 { best -= 1 }
      let hit = best == 0 ? p.hitUnseen(links.known[type]) : min(0.97, p.hitBase + p.hitSlope * Float(best) / 15)
      return max(-p.maximumLoss, log((1 - hit) / (1 - chance(Float(atLeast[row + 1])))))
    }

    /// A word that stands in more segments than this says little, and finds too many in a large file.
    private static let mostFrequent = 200

    /// The segments of the other document that hold translations of the rarest of these words.
    func candidates(_ types: [Int32], limit: Int) -> [Int] {
      let frequent = max(20, min(Self.mostFrequent, others.segmentCount / 50))
      var scores: [Int32: Float] = [:]
      for type in types {
        let found = Int(atLeast[Int(type) * 16 + 1])
        guard found > 0, found <= frequent else { continue }
        var levels: [Int32: UInt8] = [:]
        for k in Int(links.start[Int(type)])..<Int(links.start[Int(type) + 1]) {
          let link = links.links[k]
          for segment in others.segments(of: link.other) {
            levels[segment] = max(levels[segment] ?? 0, link.level)
          }
        }
        for (segment, level) in levels {
          scores[segment, default: 0] += gain(Int(type), level: Int(level), groupSize: 1)
        }
      }
      return scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(limit).map { Int($0.key) }
    }
  }
}
