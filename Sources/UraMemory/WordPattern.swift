import UraText

/// Words to be found in texts, each by any of its forms, whatever their case.
struct WordPattern {
  /// Folded; a form that ends in `*` is the beginning of a word.
  let words: [[String]]

  init(_ words: [[String]]) { self.words = words.map { $0.map(Self.folded) } }

  static func folded(_ text: String) -> String {
    CaseMapping.folded(text).replacing("\u{2019}", with: "'").replacing("\u{02BC}", with: "'")
  }

  /// Where all words are, in any order; `nil` when one is missing. UTF-8 offsets, ascending.
  func ranges(in text: String) -> [Range<Int>]? {
    let tokens = Self.tokens(text)
    var result: [Range<Int>] = []
    for forms in words {
      let found = tokens.filter { Self.isForm($0.folded, forms) }
      guard !found.isEmpty else { return nil }
      result += found.map(\.range)
    }
    return Array(Set(result)).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Where the words stand one after the other.
  func phraseRanges(in text: String) -> [Range<Int>] {
    let tokens = Self.tokens(text)
    guard !words.isEmpty, tokens.count >= words.count else { return [] }
    return (0...(tokens.count - words.count)).compactMap { start in
      let part = tokens[start..<start + words.count]
      guard zip(part, words).allSatisfy({ Self.isForm($0.folded, $1) }) else { return nil }
      return tokens[start].range.lowerBound..<tokens[start + words.count - 1].range.upperBound
    }
  }

  private static func tokens(_ text: String) -> [(folded: String, range: Range<Int>)] {
    Tokenizer().tokens(in: text).filter { $0.kind == .word || $0.kind == .number }.map { (folded($0.text), $0.range) }
  }

  private static func isForm(_ token: String, _ forms: [String]) -> Bool {
    forms.contains { $0.hasSuffix("*") ? token.hasPrefix($0.dropLast()) : token == $0 }
  }
}
