import UraModel

extension Variant {
  /// The text and every form of it, for comparing.
  var allTexts: String { ([content] + forms.map(\.content)).map(\.nativeText).joined(separator: "\u{1}") }
}

/// Gives out the keys of a file that takes each of them once, in constant memory.
struct UniqueKeys {
  private let seen = HashedTable()

  /// Whether this text was written under this key before: to write it again would say nothing.
  func isRepeated(_ key: String, _ variants: [Variant]) throws(InputError) -> Bool {
    let entry = variants.reduce(key) { "\($0)\u{0}\($1.language)\u{0}\($1.allTexts)" }
    guard seen[entry] == nil else { return true }
    try seen.set(entry, to: 1)
    return false
  }

  /// The key, or where it was given out before the first numbered one that was not.
  ///
  /// - Parameter numbered: the key with a number from 2 on.
  func key(_ key: String, numbered: (Int) -> String) throws(InputError) -> (key: String, number: Int) {
    guard let count = seen[key] else {
      try seen.set(key, to: 1)
      return (key, 1)
    }
    var number = Int(count) + 1
    while seen[numbered(number)] != nil { number += 1 }
    try seen.set(key, to: UInt64(number))
    try seen.set(numbered(number), to: 1)
    return (numbered(number), number)
  }
}
