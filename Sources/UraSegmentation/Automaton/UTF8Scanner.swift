/// Reads scalars from well-formed UTF-8, forwards and backwards.
enum UTF8Scanner {
  @inline(__always)
  static func scalar(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(text[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(text, offset + 1), 2) }
    if lead < 0xF0 {
      return ((lead & 0x0F) << 12 | tail(text, offset + 1) << 6 | tail(text, offset + 2), 3)
    }
    let high = (lead & 0x07) << 18 | tail(text, offset + 1) << 12
    return (high | tail(text, offset + 2) << 6 | tail(text, offset + 3), 4)
  }

  @inline(__always)
  static func scalar(before offset: Int, in text: UnsafeBufferPointer<UInt8>) -> (scalar: UInt32, length: Int) {
    let last = UInt32(text[offset - 1])
    if last < 0x80 { return (last, 1) }
    var start = offset - 2
    while text[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start, in: text)
  }

  @inline(__always)
  private static func tail(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
    UInt32(text[offset] & 0x3F)
  }
}
