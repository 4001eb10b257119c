import SeededRandom

/// Random texts in which sentences, quotes, abbreviations and odd characters are frequent.
enum RandomText {
  private static let pieces = [
    "The", "bridge", "is", "open", "Він", "сказав", "міст", "проф", "Коваленко", "Ura", "është", "e", "hapur", "etj",
    "p", "ст",
    "5", "24", "1991", "р", "U.S", "J", "Ї", "ë", "ǅ", "漢字", "かな", "ไทย", "עברית", "हिन्दी", "e\u{301}", "👩🏽‍🚀",
    ".", ".", ".", "!", "?", "…", "...", "。", "；", ";", ",", ":", "«", "»", "“", "”", "„", "\"", "'", "’", "(", ")",
    "[", "]",
    "—", "–", "-", "•", "1.", "2.", "1)", "a)", "www.example.com", "a@b.org", ":)", "$5.00", "№",
    " ", " ", " ", " ", " ", "\u{A0}", "\u{202F}", "\t", "\u{3000}", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}",
    "\u{200E}",
  ]
  private static let breaks = [
    "\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{0C}", "\n \t\n",
  ]

  static func text(_ count: Int, _ generator: inout SeededGenerator, withBreaks: Bool = true) -> String {
    var result = ""
    for _ in 0..<count {
      switch Int.random(in: 0..<40, using: &generator) {
      case 0 where withBreaks: result += breaks.randomElement(using: &generator) ?? ""
      case 1: result.unicodeScalars.append(scalar(&generator, withBreaks: withBreaks))
      default: result += pieces.randomElement(using: &generator) ?? ""
      }
    }
    return result
  }

  /// Any scalar of Unicode.
  private static func scalar(_ generator: inout SeededGenerator, withBreaks: Bool) -> Unicode.Scalar {
    while true {
      let limit: UInt32 = Bool.random(using: &generator) ? 0x3000 : 0x11_0000
      guard let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) else { continue }
      let isBreak = [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
      if withBreaks || !isBreak { return scalar }
    }
  }
}
