/// The plain score of the command line's contract: `floor(100 * (1 - d / max(|a|, |b|)))`, where d is the Levenshtein
/// distance over the scalars of the NFC texts with white space collapsed.
package enum PlainSimilarity {
  /// The scalars that are compared, see ``PlainText``.
  package static func normalized(_ text: String) -> [UInt32] { PlainText.scalars(of: text) }

  /// The score of two normalised texts, 0...100; 100 for two empty ones.
  package static func score(_ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>) -> Int {
    Score.percent(distance: distance(a, b, limit: .max) ?? 0, length: max(a.count, b.count))
  }

  package static func score(_ a: [UInt32], _ b: [UInt32]) -> Int {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { score(a, $0) } }
  }

  /// The Levenshtein distance of two normalised texts, or `nil` when it is more than `limit`.
  package static func distance(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>, limit: Int
  ) -> Int? {
    var pattern = EditDistance(pattern: a)
    return pattern.distance(to: b, limit: limit)
  }

  package static func distance(_ a: [UInt32], _ b: [UInt32], limit: Int = .max) -> Int? {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { distance(a, $0, limit: limit) } }
  }
}
