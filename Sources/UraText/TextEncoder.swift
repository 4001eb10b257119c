import CICU

/// Makes bytes of text: the way back from `TextDecoder`.
package enum TextEncoder {
  /// The text in an encoding, without a byte order mark; nil when the encoding is unknown or lacks one of the characters.
  package static func encode(_ text: String, as encoding: String) -> [UInt8]? {
    if encoding == "UTF-8" { return Array(text.utf8) }
    guard let name = TextDecoder.canonicalName(encoding) else { return nil }
    var bad: Int64 = 0
    var count = 0
    var encoded: UnsafeMutablePointer<UInt8>?
    var text = text
    let isEncoded = text.withUTF8 { ura_convert_from_utf8(name, $0.baseAddress, $0.count, &encoded, &count, &bad) }
    guard isEncoded, let encoded else { return text.isEmpty ? [] : nil }
    defer { ura_icu_free(encoded) }
    return Array(UnsafeBufferPointer(start: encoded, count: count))
  }
}
