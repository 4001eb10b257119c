/// Keeps the values that were asked for lately, at most twice `limit` of them.
///
/// Two generations: when the young one is full, it becomes the old one, and what was old is forgotten; a value that is asked for
/// in the old one is young again. That is nearly "least recently used" without a list to keep in order.
struct GenerationalCache<Key: Hashable, Value> {
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func value(_ key: Key) -> Value? {
    if let known = young[key] { return known }
    guard let known = old[key] else { return nil }
    insert(known, for: key)
    return known
  }

  mutating func insert(_ value: Value, for key: Key) {
    if young.count >= limit {
      old = young
      young = [:]
    }
    young[key] = value
  }

  mutating func value(_ key: Key, orMake make: () -> Value) -> Value {
    if let known = value(key) { return known }
    let new = make()
    insert(new, for: key)
    return new
  }
}
