import SeededRandom

extension SeededGenerator {
  /// A text of `length` scalars out of `alphabet`.
  mutating func text(_ length: Int, _ alphabet: [UInt32]) -> [UInt32] {
    (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &self)] }
  }

  /// `text` after some random insertions, deletions and substitutions.
  mutating func edited(_ text: [UInt32], edits: Int, _ alphabet: [UInt32]) -> [UInt32] {
    var result = text
    for _ in 0..<edits {
      let scalar = alphabet[Int.random(in: 0..<alphabet.count, using: &self)]
      let position = Int.random(in: 0...result.count, using: &self)
      switch Int.random(in: 0..<3, using: &self) {
      case 0: result.insert(scalar, at: position)
      case 1 where position < result.count: result.remove(at: position)
      default: if position < result.count { result[position] = scalar }
      }
    }
    return result
  }
}

/// The textbook: Wagner and Fischer's table, two rows of it.
func referenceDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
  var previous = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var current = [i + 1]
    for (j, y) in b.enumerated() {
      current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + (x == y ? 0 : 1)))
    }
    previous = current
  }
  return previous[b.count]
}
