public import UraModel
import UraText

/// The rules for one language, in the order in which they are asked.
public struct SegmentationRules: Sendable, Hashable {
  public var rules: [SegmentationRule]

  public init(_ rules: [SegmentationRule]) { self.rules = rules }

  /// The built-in rules for a language: its own file, or the general one when it has none.
  ///
  /// - Throws: `InputError` when a rule file that is compiled in is malformed, which the tests exclude.
  public static func builtIn(for language: LanguageTag) throws(InputError) -> SegmentationRules {
    try RuleFile.read(builtInName(for: language)).rules()
  }

  /// The languages that have rules of their own.
  public static var builtInLanguages: [LanguageTag] {
    EmbeddedData.names.compactMap { name in
      guard name.hasPrefix("segmentation/"), name.hasSuffix(".rules") else { return nil }
      return LanguageTag(String(name.dropFirst("segmentation/".count).dropLast(".rules".count)))
    }
    .filter { $0.language.utf8.count < 4 }
    .sorted()
  }

  /// The name of the rule file that serves a language: `uk`, or `root`.
  static func builtInName(for language: LanguageTag) -> String {
    language.fallbacks.lazy.map(\.description).first { EmbeddedData.bytes("segmentation/\($0).rules") != nil } ?? "root"
  }
}

extension SegmentationRules {
  /// Reads rules from the text of a file: SRX 2.0 when it is XML, ura's notation otherwise.
  ///
  /// - Parameter language: chooses among the language maps of an SRX file.
  /// - Throws: `InputError` with line and column.
  package init(contentsOf text: String, path: String, language: LanguageTag) throws(InputError) {
    self = try RuleFile(text, path: path).rules()
  }
}
