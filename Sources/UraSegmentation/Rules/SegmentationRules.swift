package import UraFormats
public import UraModel
import UraText

/// The rules for one language, in the order in which they are asked.
public struct SegmentationRules: Sendable, Hashable {
  /// The first one that matches at a position decides.
  public var rules: [SegmentationRule]
  /// Which inline codes at a break stay with the segment before it.
  package var formatHandles = SRXFormatHandles()
  /// Whether text inside inline codes is segmented too.
  package var segmentsSubflows = true
  /// The lists of words that the rules were written with; empty for SRX.
  package var lists: [String: [ListedWord]] = [:]

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

/// A word of a list and where it stands.
package struct ListedWord: Sendable, Hashable {
  /// As in the file: `_` is white space that may be absent.
  package var text: String
  package var location: SourceLocation
}

extension SegmentationRules {
  /// The file that the built-in rules of a language are written in.
  package static func builtInSource(for language: LanguageTag) -> [UInt8] {
    EmbeddedData.bytes("segmentation/\(builtInName(for: language)).rules").map(Array.init) ?? []
  }

  /// The rules in ura's notation, without lists.
  package var notation: String {
    rules.enumerated().map { index, rule in
      let name = rule.name.isEmpty ? "rule-\(index + 1)" : rule.name
      return "\(rule.isBreak ? "break" : "no-break") \(name)\n  before \(rule.before)\n  after \(rule.after)\n"
    }
    .joined(separator: "\n")
  }
}
