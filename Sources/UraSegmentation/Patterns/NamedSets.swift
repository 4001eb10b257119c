import Synchronization
import UraText

/// The sets that ICU's regular expressions have names for.
///
/// Looking a property up takes ICU some tens of microseconds, so each is looked up once per process.
enum NamedSets {
  static let digit = known("[\\p{Nd}]")
  static let word = known("[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200C\\u200D]")
  static let space = known("[\\t\\n\\f\\r\\p{Z}]")
  static let horizontalSpace = known("[\\t\\p{Zs}]")
  static let verticalSpace = ScalarSet(bounds: [0x0A, 0x0E, 0x85, 0x86, 0x2028, 0x202A])
  static let lineTerminators = ScalarSet(bounds: [0x0A, 0x0E, 0x85, 0x86, 0x2028, 0x202A])

  private static let cache = Mutex<[String: ScalarSet]>([:])
  private static let cased = Mutex<[ScalarSet: ScalarSet]>([:])

  /// The set of a property in ICU's notation (`\p{Lu}`, `[:alpha:]`); `nil` when ICU does not know it.
  static func property(_ pattern: String) -> ScalarSet? {
    if let set = cache.withLock({ $0[pattern] }) { return set }
    guard let bounds = UnicodeSet.bounds(pattern) else { return nil }
    let set = ScalarSet(bounds: bounds)
    cache.withLock { $0[pattern] = set }
    return set
  }

  static func closedOverCase(_ set: ScalarSet) -> ScalarSet {
    if let known = cased.withLock({ $0[set] }) { return known }
    let closed = ScalarSet(bounds: UnicodeSet.closedOverCase(set.bounds))
    cased.withLock { $0[set] = closed }
    return closed
  }

  private static func known(_ pattern: String) -> ScalarSet { property(pattern) ?? .empty }
}
