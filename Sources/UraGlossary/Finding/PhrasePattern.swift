import UraText

/// A form of a term, ready to be compared with the words of a text.
struct PhrasePattern {
  /// The folded hashes of its words, with the signs before them.
  var words: [UInt64]
  /// How the capitals of each word must agree.
  var cases: [CaseRule]
  /// Bit `i`: a hyphen stands before word `i`.
  var hyphens: UInt32
  /// Of the words as they stand.
  var exact: UInt64

  /// What a word of a text must look like for a word of a term.
  enum CaseRule: UInt8 {
    /// Anything: the term's word is in lower case.
    case any
    /// A capital first: a name. `turkey` is not `Turkey`.
    case capitalised
    /// Capitals throughout, or, from four letters on, a capital first (`Nato`): an abbreviation.
    case abbreviation
    /// Capitals throughout: an abbreviation where title case would be another word.
    case strictAbbreviation
    /// Exactly as written, or capitals throughout: `iPhone`, `POWs`.
    case asWritten
    /// Exactly as written.
    case exact
  }

  /// `nil` when the text has no word, or more than 32.
  ///
  /// - Parameter isStrict: whether abbreviations must stand in capitals.
  init?(_ text: String, isCaseSensitive: Bool?, isStrict: Bool = false) {
    var text = Normalizer.nfc(text)
    var scanned: ContiguousArray<TermWord> = []
    text.withUTF8 { WordScanner.scan($0, into: &scanned) }
    guard !scanned.isEmpty, scanned.count <= 32 else { return nil }
    words = scanned.enumerated().map { $0.offset == 0 ? $0.element.folded : $0.element.link }
    hyphens = 0
    exact = 0
    cases = []
    for (index, word) in scanned.enumerated() {
      if index > 0, word.gap == .hyphen { hyphens |= 1 << UInt32(index) }
      exact = WordScanner.mix(exact, word.exact)
      cases.append(Self.rule(for: word, isCaseSensitive, isStrict: isStrict))
    }
  }

  private static func rule(for word: TermWord, _ isCaseSensitive: Bool?, isStrict: Bool) -> CaseRule {
    switch isCaseSensitive {
    case true?: return .exact
    case false?: return .any
    case nil: break
    }
    return switch word.capitals {
    case .none: .any
    case .initial: .capitalised
    case .all: isStrict || word.letterCount < 4 ? .strictAbbreviation : .abbreviation
    case .mixed: .asWritten
    }
  }
}

extension PhrasePattern.CaseRule {
  @inline(__always)
  func accepts(_ word: TermWord) -> Bool {
    switch self {
    case .any: true
    case .capitalised: word.capitals == .initial || word.capitals == .all
    case .abbreviation: word.capitals == .all || word.capitals == .initial
    case .strictAbbreviation: word.capitals == .all || (word.letterCount == 1 && word.capitals == .initial)
    case .asWritten, .exact: true
    }
  }
}
