import CICU

/// The normal forms of Unicode (UAX 15).
package enum Normalizer {
  package static func nfc(_ text: String) -> String { isCertainlyNFC(text) ? text : normalized(text, form: 0) }
  package static func nfd(_ text: String) -> String { isASCII(text) ? text : normalized(text, form: 1) }

  private static func normalized(_ text: String, form: Int32) -> String {
    ICU.string(from: text) { ura_normalize(form, $0, $1, $2, $3) } ?? text
  }

  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// True when every scalar is below U+0300, or Cyrillic U+0400...U+0482, or general punctuation U+2010...U+2044: these have
  /// the property NFC_QC = Yes and combining class 0, so the text is in NFC without asking ICU. That is nearly all
  /// English, Ukrainian and Albanian text.
  private static func isCertainlyNFC(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      var i = 0
      while i < utf8.count {
        let byte = utf8[i]
        if byte < 0x80 {
          i += 1
        } else if byte < 0xCC || (byte >= 0xD0 && byte <= 0xD1) {
          i += 2
        } else if byte == 0xE2, i + 2 < utf8.count, utf8[i + 1] == 0x80, utf8[i + 2] >= 0x90 {
          i += 3
        } else {
          return false
        }
      }
      return true
    }
  }
}
