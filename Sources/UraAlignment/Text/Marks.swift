import UraText

/// The punctuation of a piece as far as translations keep it.
struct Marks: Equatable {
  var questions: UInt8 = 0
  var exclamations: UInt8 = 0
  var quotes: UInt8 = 0
  var parentheses: UInt8 = 0
  var colons: UInt8 = 0
  var currencies: UInt8 = 0
  var percents: UInt8 = 0

  mutating func note(_ token: PieceToken, _ utf8: UnsafeBufferPointer<UInt8>, isFirst: Bool) {
    let (scalar, _) = Tokenizer.scalar(at: token.range.lowerBound, in: utf8)
    switch scalar.value {
    case 0x3F: questions = min(questions + 1, 9)
    case 0x21: exclamations = min(exclamations + 1, 9)
    case 0x22, 0xAB, 0x201C, 0x201D, 0x201E, 0xBB: quotes = min(quotes + 1, 9)
    // Speech may begin with a dash instead of a quotation mark.
    case 0x2D, 0x2013, 0x2014: if isFirst { quotes = min(quotes + 1, 9) }
    case 0x28: parentheses = min(parentheses + 1, 9)
    case 0x3A: colons = min(colons + 1, 9)
    case 0x25: percents = min(percents + 1, 9)
    case 0x24, 0xA3, 0x20AC, 0xA5, 0x20B4: currencies = min(currencies + 1, 9)
    default: break
    }
  }

  static func + (left: Marks, right: Marks) -> Marks {
    Marks(
      questions: left.questions &+ right.questions, exclamations: left.exclamations &+ right.exclamations,
      quotes: left.quotes &+ right.quotes, parentheses: left.parentheses &+ right.parentheses,
      colons: left.colons &+ right.colons, currencies: left.currencies &+ right.currencies,
      percents: left.percents &+ right.percents)
  }
}
