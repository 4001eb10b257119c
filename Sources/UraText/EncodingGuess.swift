import CICU

/// Guesses an 8-bit encoding from the bytes of a text.
enum EncodingGuess {
  /// The name of the likeliest encoding; never fails.
  ///
  /// Cyrillic text shows as whole words of bytes above 0x7F, Latin text as single ones between ASCII letters. ICU's
  /// detector alone takes short windows-1251 texts for windows-1252, so it only decides within the family.
  static func eightBit(_ bytes: [UInt8]) -> String {
    let sample = bytes.prefix(1 << 16)
    let detected = icu(Array(sample))
    if detected.confidence >= 50, ["Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5"].contains(detected.name) {
      return detected.name
    }
    if isCyrillic(sample) {
      let family = ["windows-1251", "KOI8-R", "ISO-8859-5", "IBM866"]
      guard detected.confidence >= 30, family.contains(detected.name) else { return cyrillicByLowerCase(sample) }
      return detected.name == "KOI8-R" ? "KOI8-U" : detected.name
    }
    let hasControlRange = sample.contains { $0 >= 0x80 && $0 < 0xA0 }
    let latinFamily = [
      "ISO-8859-2", "ISO-8859-7", "ISO-8859-9", "ISO-8859-8", "windows-1250", "windows-1253", "windows-1254",
    ]
    if detected.confidence >= 60, latinFamily.contains(detected.name) { return detected.name }
    return hasControlRange ? "windows-1252" : "ISO-8859-1"
  }

  private static func icu(_ bytes: [UInt8]) -> (name: String, confidence: Int) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress else { return ("", -1) }
      start.pointee = 0
      let confidence = bytes.withUnsafeBufferPointer { ura_detect_charset($0.baseAddress, $0.count, start) }
      return (String(cString: start), Int(confidence))
    }
  }

  private static func isCyrillic(_ bytes: ArraySlice<UInt8>) -> Bool {
    var high = 0
    var runs = 0
    var isInRun = false
    for byte in bytes {
      let isHigh = byte >= 0x80
      if isHigh {
        high += 1
        if !isInRun { runs += 1 }
      }
      isInRun = isHigh
    }
    return runs > 0 && Double(high) / Double(runs) >= 2.5
  }

  /// Most letters of a text are in lower case: each Cyrillic encoding keeps them in another range.
  private static func cyrillicByLowerCase(_ bytes: ArraySlice<UInt8>) -> String {
    var counts = ["windows-1251": 0, "KOI8-U": 0, "IBM866": 0]
    for byte in bytes {
      if byte >= 0xE0 { counts["windows-1251", default: 0] += 1 }
      if byte >= 0xC0 && byte < 0xE0 { counts["KOI8-U", default: 0] += 1 }
      if byte >= 0xA0 && byte < 0xB0 || byte >= 0xE0 && byte < 0xF0 { counts["IBM866", default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "windows-1251"
  }
}
