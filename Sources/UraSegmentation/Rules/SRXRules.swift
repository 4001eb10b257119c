package import UraFormats
public import UraModel
import UraText

/// SRX documents as rules, and rules as SRX documents.
extension SegmentationRules {
  /// Reads rules from the bytes of a file: SRX when it is XML, ura's notation otherwise.
  ///
  /// - Parameter language: chooses among the language maps of an SRX file.
  /// - Throws: `InputError` with line and column.
  public init(contentsOf bytes: [UInt8], path: String, language: LanguageTag) throws(InputError) {
    let text = try TextDecoder.decode(bytes, path: path).text
    let start = text.unicodeScalars.first { !WhiteSpace.contains($0.value) && $0 != "\u{FEFF}" }
    if start == "<" {
      let document = try SRXReader.read(InputFile(bytes: bytes, path: path))
      self = try SegmentationRules(document, for: language, path: path)
    } else {
      let rules = try RuleFile(text, path: path).rules()
      guard !rules.rules.isEmpty else {
        throw InputError(
          at: SourceLocation(path: path), code: "rules-empty",
          "expected rules, SRX or ura's notation, found none; 'use en' takes over the built-in ones for English")
      }
      self = rules
    }
  }

  /// The rules of an SRX document for a language: of all maps that match it when the document cascades, else of the first.
  package init(_ document: SRXDocument, for language: LanguageTag, path: String) throws(InputError) {
    var rules: [SegmentationRule] = []
    var isMapped = false
    for map in document.maps {
      guard try Self.matches(map, language, path) else { continue }
      guard let group = document.languageRules.first(where: { $0.name == map.ruleName }) else {
        throw InputError(
          at: map.location ?? SourceLocation(path: path), code: "srx-unknown-rules",
          "expected a <languagerule> called '\(map.ruleName)', found none; correct the name")
      }
      isMapped = true
      rules += group.rules.map {
        var rule = SegmentationRule(
          isBreak: $0.isBreak, before: $0.before, after: $0.after, name: $0.comment, location: $0.location)
        rule.beforeLocation = $0.beforeLocation
        rule.afterLocation = $0.afterLocation
        return rule
      }
      if !document.cascades { break }
    }
    guard isMapped else {
      throw InputError(
        at: SourceLocation(path: path), code: "srx-no-language",
        "expected a <languagemap> whose pattern matches '\(language)', found none; add one, or '.*' for all languages")
    }
    self.init(rules)
    formatHandles = document.formatHandles
    segmentsSubflows = document.segmentsSubflows
  }

  /// The rules as SRX 2.0 for one language and its regions.
  package func srxDocument(for language: LanguageTag) -> SRXDocument {
    var document = SRXDocument(segmentsSubflows: segmentsSubflows, cascades: false, formatHandles: formatHandles)
    document.languageRules = [
      .init(
        name: language.description,
        rules: rules.map { rule in
          let place = rule.location.map { " (\($0))" } ?? ""
          return .init(isBreak: rule.isBreak, before: rule.before, after: rule.after, comment: rule.name + place)
        })
    ]
    document.maps = [.init(pattern: "(?i)\(language)(?:[-_].*)?", ruleName: language.description)]
    return document
  }

  private static func matches(
    _ map: SRXDocument.LanguageMap, _ language: LanguageTag, _ path: String
  ) throws(InputError) -> Bool {
    do {
      let expression = try RegularExpression("(?:\(map.pattern))\\z", options: .caseInsensitive)
      return expression.matchesWhole(language.description)
    } catch {
      throw InputError(
        at: map.location ?? SourceLocation(path: path), code: "srx-bad-language-pattern",
        "expected an ICU regular expression for languages, found '\(map.pattern)': \(error.name); correct it")
    }
  }
}
