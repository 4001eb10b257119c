import Foundation

/// How probable it is that each piece has no counterpart.
struct PieceSolitude {
  private(set) var source: [Float]
  private(set) var target: [Float]

  /// Of known probabilities.
  init(source: [Float], target: [Float]) {
    self.source = source
    self.target = target
  }

  init(_ posteriors: BeadPosteriors) {
    let corridor = posteriors.scores.corridor
    source = [Float](repeating: 0, count: corridor.rows - 1)
    target = [Float](repeating: 0, count: corridor.columns - 1)
    for i in 0..<corridor.rows {
      for j in Int(corridor.lower[i])...Int(corridor.upper[i]) {
        // Most corners are out of the question, which is cheaper seen than how improbable they are.
        let cell = corridor.offset[i] + j - Int(corridor.lower[i])
        guard posteriors.forward[cell] + posteriors.backward[cell] > posteriors.total + Self.surelyLess else {
          continue
        }
        if posteriors.probability(atRow: i, column: j) < Self.least { continue }
        if i < source.count { source[i] += posteriors.probability(ofKind: 1, atRow: i, column: j) }
        if j < target.count { target[j] += posteriors.probability(ofKind: 2, atRow: i, column: j) }
      }
    }
  }

  /// Corners that the path goes through with a smaller probability are left out; and a logarithm that is below its.
  private static let least: Float = 1e-4
  private static let surelyLess: Float = -9.3

  /// How often one or more pieces without counterpart stand between others, as a share of both, drawn to what is expected.
  ///
  /// A passage that one language lacks is one decision of its editor, however long it is: thirty captions in a row do not make it
  /// more probable that a sentence elsewhere was left out.
  func rate(expected: Float) -> Float {
    var passages = Self.rateDoubt * expected
    var others = Self.rateDoubt * (1 - expected)
    for pieces in [source, target] {
      var last: Float = 0
      for alone in pieces {
        passages += alone * (1 - last)
        others += 1 - alone
        last = alone
      }
    }
    return passages / (passages + others)
  }

  /// As if so many pieces and passages more had been seen, as is expected.
  private static let rateDoubt: Float = 20

  /// By how much the log-odds that a piece has no counterpart are greater where the piece before it has none, at least 0.
  ///
  /// - Parameter rate: that of passages.
  func cohesion(rate: Float) -> Float {
    var both = Self.cohesionDoubt * rate
    var all = Self.cohesionDoubt
    for pieces in [source, target] {
      for (alone, next) in zip(pieces, pieces.dropFirst()) {
        both += alone * next
        all += alone
      }
    }
    return max(0, min(Self.mostCohesion, log(both / (all - both)) - log(rate / (1 - rate))))
  }

  /// As if so many pieces more had been seen that do not care for each other.
  private static let cohesionDoubt: Float = 5
  private static let mostCohesion: Float = 8

  /// How probable it is that the pieces on both sides of each have no counterpart; what is not there is as its opposite.
  static func surrounded(_ pieces: [Float]) -> [Float] {
    pieces.indices.map { min($0 > 0 ? pieces[$0 - 1] : 1, $0 + 1 < pieces.count ? pieces[$0 + 1] : 1) }
  }
}

/// The first piece of each segment; one more than segments.
struct SegmentStarts {
  let source: [Int]
  let target: [Int]

  init(_ source: PreparedDocument, _ target: PreparedDocument) {
    self.source = Self.starts(source)
    self.target = Self.starts(target)
  }

  private static func starts(_ document: PreparedDocument) -> [Int] {
    var result: [Int] = []
    for piece in 0..<document.pieceCount where Int(document.segmentOfPiece[piece]) == result.count {
      result.append(piece)
    }
    result.append(document.pieceCount)
    return result
  }
}
