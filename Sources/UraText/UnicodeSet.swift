import CICU

/// Sets of characters by ICU's UnicodeSet patterns, as inversion lists: `[start, end, start, end, ...]`, ends exclusive.
package enum UnicodeSet {
  /// The members of a pattern such as `[\p{Lu}]`, `\p{Sentence_Break=Close}` or `[:alpha:]`; `nil` when ICU refuses it.
  package static func bounds(_ pattern: String) -> [UInt32]? {
    collect { ura_unicode_set(pattern, $0, $1) }
  }

  /// The set and everything that differs from a member only in case.
  package static func closedOverCase(_ bounds: [UInt32]) -> [UInt32] {
    collect { ura_unicode_set_close_over_case(bounds, Int32(bounds.count), $0, $1) } ?? bounds
  }

  private static func collect(_ fill: (UnsafeMutablePointer<UInt32>?, Int32) -> Int32) -> [UInt32]? {
    var capacity = 2048
    while true {
      var needed = 0
      let result = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, count in
        needed = Int(fill(buffer.baseAddress, Int32(buffer.count)))
        count = max(0, min(needed, buffer.count))
      }
      if needed < 0 { return nil }
      if needed <= capacity { return result }
      capacity = needed
    }
  }
}
