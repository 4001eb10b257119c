/// How far the two sides of a bead stand at the same place of their documents.
///
/// What was left out or put in moves a translation; as omissions fall anywhere, the drift is that of a random walk: its variance
/// grows with their number and is greatest in the middle. Words and lengths say far more, so this decides where they say nothing: between
/// sentences that are alike.
struct PositionAgreement {
  /// The share of the document's length before each piece; one more than pieces.
  let source: [Float]
  let target: [Float]
  /// 1 over twice the variance of the drift.
  private let precision: Float
  private let weight: Float

  init(_ source: PreparedDocument, _ target: PreparedDocument, parameters p: AlignmentParameters) {
    self.source = Self.shares(source)
    self.target = Self.shares(target)
    weight = p.positionWeight
    // Of n + m pieces the rate of omissions moves what follows by one piece each, less what the documents' lengths even out.
    let count = Float(max(source.pieceCount + target.pieceCount, 1))
    precision = count / (2 * max(p.omissionRate, 0.01))
  }

  @inline(__always)
  func score(_ i: Int, _ k: Int, _ j: Int, _ l: Int) -> Float {
    score(SIMD4(repeating: source[i] + source[i + k] - target[j] - target[j + l]))[0]
  }

  /// - Parameter gaps: between the sides' begins and their ends, added.
  @inline(__always)
  func score(_ gaps: SIMD4<Float>) -> SIMD4<Float> {
    let drift = 0.5 * gaps
    return -weight * (drift * drift * precision).bounded(by: Self.most)
  }

  /// More than this is an omission of a chapter, which the place says nothing of.
  private static let most: Float = 4

  private static func shares(_ document: PreparedDocument) -> [Float] {
    var sum: Double = 0
    let total = max(1, document.lengths.reduce(0) { $0 + Double($1) })
    var result: [Float] = [0]
    result.reserveCapacity(document.pieceCount + 1)
    for length in document.lengths {
      sum += Double(length)
      result.append(Float(sum / total))
    }
    return result
  }
}
