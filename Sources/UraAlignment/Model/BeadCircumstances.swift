import Foundation
package import UraModel

/// What is known of the beads of two documents beside their probabilities, for `ConfidenceCalibration`.
package struct BeadCircumstances {
  private let source: SegmentTraits
  private let target: SegmentTraits
  /// How many links are joins where nothing is known, and for how many links that counts.
  private static let usualJoins = 0.1
  private static let usualCount = 10.0
  /// Letters that are added to both sides, so that short segments may differ.
  private static let lengthOffset = 10.0

  package init(_ source: SegmentTraits, _ target: SegmentTraits) {
    self.source = source
    self.target = target
  }

  /// The circumstances of all beads of the documents, in order, with the model's probabilities.
  package func of(_ beads: [Bead]) -> [ConfidenceCurve.Circumstances] {
    let links = beads.indices.filter { !ConfidenceCalibration.isOmission(beads[$0]) }
    let doubt = ConfidenceCurve.Circumstances.doubt(links.map { beads[$0].confidence })
    let joins = Double(links.count { Self.isJoined(beads[$0]) })
    let joinedShare = (joins + Self.usualCount * Self.usualJoins) / (Double(links.count) + Self.usualCount)
    let ratio = Self.median(links.map { logRatio(beads[$0]) })
    var next = links.startIndex
    return beads.indices.map { index in
      let bead = beads[index]
      let isBeside =
        (index > 0 && ConfidenceCalibration.isOmission(beads[index - 1]))
        || (index + 1 < beads.count && ConfidenceCalibration.isOmission(beads[index + 1]))
      while next < links.endIndex, links[next] < index { next += 1 }
      guard ConfidenceCalibration.isOmission(bead) else {
        return .link(isJoined: Self.isJoined(bead), isBesideOmission: isBeside, documentDoubt: doubt)
      }
      let neighbours = [next - 1, next].filter(links.indices.contains).map { beads[links[$0]] }
      return .omission(
        isBesideOmission: isBeside, documentDoubt: doubt, hasNumber: segments(of: bead) { $0.haveNumbers[$1] },
        lengthGain: neighbours.map { lengthGain(bead, $0, ratio) }.max() ?? Self.none,
        joins: log(joinedShare / Self.usualJoins), neighbour: neighbours.map(\.confidence).min() ?? 1,
        isLinkedElsewhere: segments(of: bead) { $0.areLinkedElsewhere[$1] })
    }
  }

  private static func isJoined(_ bead: Bead) -> Bool { bead.source.count > 1 || bead.target.count > 1 }

  /// Without neighbours nothing is gained.
  private static let none = -1.0

  /// Whether something holds of a segment of an omission.
  private func segments(of bead: Bead, _ holds: (SegmentTraits, Int) -> Bool) -> Bool {
    bead.source.contains { holds(source, $0) } || bead.target.contains { holds(target, $0) }
  }

  /// How much better the lengths of a link would fit if the omission were joined to it, as a logarithm.
  private func lengthGain(_ omission: Bead, _ link: Bead, _ ratio: Double) -> Double {
    var joined = link
    joined.source += omission.source
    joined.target += omission.target
    return abs(logRatio(link) - ratio) - abs(logRatio(joined) - ratio)
  }

  private func logRatio(_ bead: Bead) -> Double {
    log(Self.length(bead.target, target)) - log(Self.length(bead.source, source))
  }

  private static func length(_ segments: [Int], _ traits: SegmentTraits) -> Double {
    segments.reduce(lengthOffset) { $0 + traits.lengths[$1] }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let middle = sorted.indices.dropFirst(sorted.count / 2).first else { return 0 }
    return sorted.count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle])
  }
}

/// What the segments of a document are like, as far as it tells of omissions.
package struct SegmentTraits {
  /// Letters, digits and marks.
  fileprivate var lengths: [Double]
  /// Numbers find their counterparts surest: a segment that has one and is alone was rather left out than worded freely.
  fileprivate var haveNumbers: [Bool]
  /// Whether a third document has the segment.
  package var areLinkedElsewhere: [Bool]

  package init(_ segments: [AlignmentSegment], language: LanguageTag) {
    self.init(PreparedDocument(segments, language: language))
  }

  init(_ document: PreparedDocument) {
    lengths = .init(repeating: 0, count: document.segmentCount)
    haveNumbers = .init(repeating: false, count: document.segmentCount)
    areLinkedElsewhere = haveNumbers
    for piece in 0..<document.pieceCount {
      let segment = Int(document.segmentOfPiece[piece])
      lengths[segment] += Double(document.lengths[piece])
      for place in Int(document.wordStart[piece])..<Int(document.wordStart[piece + 1])
      where document.types[Int(document.words[place].type)].kind == .number {
        haveNumbers[segment] = true
      }
    }
  }

  /// Marks what further documents have.
  ///
  /// - Parameters:
  ///   - pairs: documents by their places, with their beads.
  ///   - document: the place of this one.
  ///   - other: that of the one which may lack a segment.
  package mutating func markLinks(
    in pairs: [(first: Int, second: Int, beads: [Bead])], of document: Int, besides other: Int
  ) {
    for pair in pairs where [pair.first, pair.second].contains(document) && ![pair.first, pair.second].contains(other) {
      for bead in pair.beads where !ConfidenceCalibration.isOmission(bead) {
        for segment in pair.first == document ? bead.source : bead.target { areLinkedElsewhere[segment] = true }
      }
    }
  }
}
