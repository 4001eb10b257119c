import CICU

/// A call of ICU that failed: a locale it lacks, no memory. The name is ICU's (`U_MISSING_RESOURCE_ERROR`).
package struct ICUError: Error, CustomStringConvertible {
  package let operation: String
  package let name: String

  init(_ operation: String, _ status: Int32) {
    self.operation = operation
    self.name = String(cString: ura_icu_error_name(status))
  }

  package var description: String { "ICU could not \(operation): \(name)" }
}

/// What all faces of ICU need.
enum ICU {
  /// Runs a C function that allocates UTF-8 and makes a string of it; `nil` when it failed.
  static func string(
    from text: String,
    _ function: (
      UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>
    ) -> Bool
  ) -> String? {
    var text = text
    return text.withUTF8 { utf8 in string(from: utf8, function) }
  }

  static func string(
    from utf8: UnsafeBufferPointer<UInt8>,
    _ function: (
      UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>
    ) -> Bool
  ) -> String? {
    var result: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard function(utf8.baseAddress, utf8.count, &result, &count), let result else { return nil }
    defer { ura_icu_free(result) }
    return String(decoding: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
  }
}
