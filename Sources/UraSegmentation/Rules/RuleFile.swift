package import UraModel
import UraText

/// A file of rules in ura's own notation: word lists by class, and rules that use them.
///
/// ```
/// use word-lists             the lists and rules of another built-in file, at this place
/// define space [\s\u00A0]    a piece of an expression, written {space} in rules
/// list title                 words, one or more on each indented line; `_` is white space that may be absent
///   dr. prof. rt._hon.
/// no-break title             a rule: the name, then the two expressions of SRX
///   before {left}{title}
///   after  {space}
/// ```
/// A word that begins with a small letter also stands for the same word with a capital. Lists of one name add up, across
/// files. A rule that uses an empty list does not exist. Lines that begin with `#` are comments.
package struct RuleFile: Sendable {
  var lists: [String: [ListedWord]] = [:]
  var definitions: [String: String] = [:]
  var statements: [Statement] = []

  struct Statement: Sendable {
    var isBreak: Bool
    var name: String
    var before = ""
    var after = ""
    var location: SourceLocation
    var beforeLocation: SourceLocation?
    var afterLocation: SourceLocation?
  }

  /// The built-in file called `name` with all it uses.
  static func read(_ name: String) throws(InputError) -> RuleFile {
    try read(name, at: SourceLocation(path: "segmentation/\(name).rules"))
  }

  /// - Parameter location: of who asks for the file.
  static func read(_ name: String, at location: SourceLocation) throws(InputError) -> RuleFile {
    let path = "segmentation/\(name).rules"
    guard let text = EmbeddedData.text(path) else {
      throw InputError(
        at: location, code: "no-such-rules",
        "expected the name of built-in rules (a language such as en, or root, word-lists or uax29), found '\(name)'; correct it"
      )
    }
    return try RuleFile(text, path: path)
  }

  /// Reads the notation.
  ///
  /// - Throws: `InputError` at the first line that is not part of it.
  package init(_ text: String, path: String) throws(InputError) {
    var reader = RuleFileReader(path: path)
    try reader.read(text)
    self = reader.file
  }

  init() {}

  /// The rules with all lists and definitions written out.
  package func rules() throws(InputError) -> SegmentationRules {
    var result: [SegmentationRule] = []
    let words = lists.mapValues { Self.alternatives($0.map(\.text)) }
    for statement in statements {
      guard let before = try expanded(statement.before, words, statement.beforeLocation ?? statement.location),
        let after = try expanded(statement.after, words, statement.afterLocation ?? statement.location)
      else { continue }
      var rule = SegmentationRule(
        isBreak: statement.isBreak, before: before, after: after, name: statement.name, location: statement.location)
      rule.beforeLocation = statement.beforeLocation
      rule.afterLocation = statement.afterLocation
      rule.lists = listsUsed(by: statement.before)
      result.append(rule)
    }
    var rules = SegmentationRules(result)
    rules.lists = lists
    return rules
  }

  private func listsUsed(by expression: String) -> [String] {
    var names: Set<String> = []
    for part in expression.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      guard let close = part.firstIndex(of: "}") else { continue }
      let name = String(part[..<close])
      if lists[name] != nil { names.insert(name) }
      if let definition = definitions[name] { names.formUnion(listsUsed(by: definition)) }
    }
    return names.sorted()
  }

  /// The expression with names replaced; `nil` when it uses an empty list itself. In a definition such a list matches nothing.
  private func expanded(
    _ text: String, _ words: [String: String], _ location: SourceLocation, isDefinition: Bool = false
  ) throws(InputError) -> String? {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let prefix = rest[..<open]
      let isProperty = ["\\p", "\\P", "\\x", "\\N"].contains { prefix.hasSuffix($0) }
      guard !isProperty, let close = rest[open...].firstIndex(of: "}"),
        let first = rest[rest.index(after: open)..<close].first, first.isLetter
      else {
        result += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      let name = String(rest[rest.index(after: open)..<close])
      result += prefix
      if let definition = definitions[name] {
        guard let inner = try expanded(definition, words, location, isDefinition: true) else { return nil }
        result += inner
      } else if let list = words[name] {
        if list.isEmpty, !isDefinition { return nil }
        result += list.isEmpty ? Self.nothing : list
      } else {
        throw InputError(
          at: location, code: "unknown-name",
          "expected the name of a list or a definition, found {\(name)}; add 'list \(name)' or correct the name")
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// An expression that matches nowhere.
  private static let nothing = "[^\\s\\S]"

  /// One group of alternatives, longest first so that engines that take the first one behave the same.
  static func alternatives(_ words: [String]) -> String {
    let unique = Array(Set(words)).sorted { ($0.unicodeScalars.count, $1) > ($1.unicodeScalars.count, $0) }
    return unique.isEmpty ? "" : "(?:" + unique.map(expression).joined(separator: "|") + ")"
  }

  /// The word, with a capital, and in capitals. A single letter stays as it is: with a capital it would be an initial.
  private static func expression(_ word: String) -> String {
    let letters = word.unicodeScalars.count { $0.properties.isAlphabetic }
    let plain = escaped(word, capitalises: letters > 1)
    let capitals = word.uppercased()
    return letters > 1 && capitals != word ? "\(plain)|\(escaped(capitals, capitalises: false))" : plain
  }

  private static func escaped(_ word: String, capitalises: Bool) -> String {
    var result = ""
    for (index, scalar) in word.unicodeScalars.enumerated() {
      let upper = String(scalar).uppercased()
      if scalar == "_" {
        result += "\\s*"
      } else if index == 0, capitalises, upper != String(scalar), upper.unicodeScalars.count == 1 {
        result += "[\(scalar)\(upper)]"
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.unicodeScalars.append(scalar)
      } else if scalar.isASCII {
        result += "\\\(scalar)"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
