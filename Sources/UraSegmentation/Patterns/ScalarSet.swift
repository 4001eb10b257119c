/// A set of Unicode scalars as an inversion list: `[start, end, start, end, ...]`, ascending, ends exclusive.
///
/// All operations are linear in the number of ranges.
struct ScalarSet: Hashable, Sendable {
  private(set) var bounds: [UInt32]

  static let limit: UInt32 = 0x11_0000
  static let empty = ScalarSet(bounds: [])
  static let all = ScalarSet(bounds: [0, limit])

  /// - Precondition: `bounds` is an inversion list.
  init(bounds: [UInt32]) { self.bounds = bounds }

  init(_ scalar: UInt32) { bounds = [scalar, scalar + 1] }

  init(_ range: ClosedRange<UInt32>) { bounds = [range.lowerBound, range.upperBound + 1] }

  init(_ scalars: some Sequence<UInt32>) {
    self = scalars.sorted().reduce(into: ScalarSet.empty) { $0.append($1) }
  }

  var isEmpty: Bool { bounds.isEmpty }

  /// The single member, when there is exactly one.
  var onlyMember: UInt32? { bounds.count == 2 && bounds[1] == bounds[0] + 1 ? bounds[0] : nil }

  func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= scalar { low = middle + 1 } else { high = middle }
    }
    return low % 2 == 1
  }

  var complement: ScalarSet {
    var result = bounds
    if result.first == 0 { result.removeFirst() } else { result.insert(0, at: 0) }
    if result.last == Self.limit { result.removeLast() } else { result.append(Self.limit) }
    return ScalarSet(bounds: result)
  }

  func union(_ other: ScalarSet) -> ScalarSet { merged(with: other) { $0 || $1 } }
  func intersection(_ other: ScalarSet) -> ScalarSet { merged(with: other) { $0 && $1 } }
  func subtracting(_ other: ScalarSet) -> ScalarSet { merged(with: other) { $0 && !$1 } }

  private mutating func append(_ scalar: UInt32) {
    if let last = bounds.last, last > scalar { return }
    if bounds.last == scalar {
      bounds[bounds.count - 1] = scalar + 1
    } else {
      bounds += [scalar, scalar + 1]
    }
  }

  private func merged(with other: ScalarSet, keep: (Bool, Bool) -> Bool) -> ScalarSet {
    var result: [UInt32] = []
    result.reserveCapacity(bounds.count + other.bounds.count)
    var i = 0
    var j = 0
    var inside = false
    while i < bounds.count || j < other.bounds.count {
      let left = i < bounds.count ? bounds[i] : .max
      let right = j < other.bounds.count ? other.bounds[j] : .max
      let at = min(left, right)
      if left == at { i += 1 }
      if right == at { j += 1 }
      let now = keep(i % 2 == 1, j % 2 == 1)
      if now != inside {
        result.append(at)
        inside = now
      }
    }
    return ScalarSet(bounds: result)
  }
}
