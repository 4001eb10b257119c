/// The corners (i, j, k) that a search through three documents may visit: those that its pairs, alone, do not find too improbable.
struct JointCorridor {
  /// The first and second document, the first and third, the second and third.
  let pairs: [Corridor]
  /// Where the corners of each cell of the first pair begin; one more than its cells.
  private var start: [Int] = [0]
  /// The least k of each cell of the first pair.
  private var low: [Int] = []
  private var isOpen: [Bool] = []

  var cellCount: Int { isOpen.count }

  /// - Parameters:
  ///   - margin: how far around what a pair finds alone the others may lead it.
  ///   - improbable: the negative logarithm of a probability that is as good as none.
  ///   - limit: of corners.
  /// - Returns: `nil` where there are more.
  init?(_ posteriors: [BeadPosteriors], margin: Int, improbable: Float, limit: Int = .max) {
    pairs = posteriors.map { $0.support(margin: margin) }
    guard Self.boxCount(pairs) / Self.boxShare <= limit else { return nil }
    let logarithms = zip(posteriors, pairs).map { posteriors, corridor in
      var result = [Float](repeating: 0, count: corridor.cellCount)
      corridor.forEachCorner { i, j, cell in result[cell] = posteriors.logarithm(atRow: i, column: j) }
      return result
    }
    let (ab, ac, bc) = (pairs[0], pairs[1], pairs[2])
    var openCount = 0
    ab.forEachCorner { i, j, line in
      let range = Self.range(ac, bc, i, j)
      low.append(range.lowerBound)
      let (x, y) = (ac.offset[i] - Int(ac.lower[i]), bc.offset[j] - Int(bc.lower[j]))
      for k in range {
        let isProbable = logarithms[0][line] + logarithms[1][x + k] + logarithms[2][y + k] > -improbable
        isOpen.append(isProbable)
        openCount += isProbable ? 1 : 0
      }
      start.append(isOpen.count)
    }
    if openCount > limit { return nil }
  }

  /// Corners that are visited are so small a share, at least, of those that are looked at.
  private static let boxShare = 8

  /// What of the third document two corners of its pairs allow.
  private static func range(_ ac: Corridor, _ bc: Corridor, _ i: Int, _ j: Int) -> Range<Int> {
    let first = Int(max(ac.lower[i], bc.lower[j]))
    return first..<max(first, Int(min(ac.upper[i], bc.upper[j])) + 1)
  }

  private static func boxCount(_ pairs: [Corridor]) -> Int {
    var count = 0
    pairs[0].forEachCorner { i, j, _ in count += range(pairs[1], pairs[2], i, j).count }
    return count
  }

  /// Every corner, first to last or last to first.
  func forEachCorner(backwards: Bool = false, _ body: (_ i: Int, _ j: Int, _ k: Int, _ cell: Int) -> Void) {
    pairs[0].forEachCorner(backwards: backwards) { i, j, line in
      let count = start[line + 1] - start[line]
      for step in 0..<count {
        let place = backwards ? count - 1 - step : step
        if isOpen[start[line] + place] { body(i, j, low[line] + place, start[line] + place) }
      }
    }
  }

  /// Where a corner lies in arrays of cells, given the cell of its first pair; `nil` outside.
  @inline(__always)
  func cell(_ line: Int, _ k: Int) -> Int? {
    let place = start[line] + k - low[line]
    return k >= low[line] && place < start[line + 1] ? place : nil
  }
}
