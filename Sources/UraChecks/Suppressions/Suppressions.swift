public import UraModel
import UraText

/// Decisions to let findings pass, each with a reason.
///
/// In a file, one a line: the check or `*`, the term or `*`, the offending text or `*`, the pair's source or `*`, and the
/// reason, separated by tabs; `#` begins a comment. In a unit's note: `ura: ignore terminology Pristina: kept in the quotation`
/// (check and term may be left out: `ura: ignore: reason`).
///
/// A suppression without a reason is an error: nobody could judge it later.
public struct Suppressions: Sendable {
  private struct Rule: Sendable {
    var check: String?
    var term: String?
    var found: String?
    var source: String?
    var reason: String

    func covers(_ finding: Finding) -> Bool {
      (check == nil || check == finding.check) && (term == nil || term == finding.term)
        && (found == nil || found == (finding.found ?? "")) && (source == nil || source == finding.pair.source)
    }
  }

  private var rules: [Rule] = []

  /// None.
  public init() {}

  /// Adds the rules of a file. Lines that are wrong are reported with the code `suppression-syntax` and left out.
  public mutating func add(_ text: String, path: String, reporting diagnostics: any DiagnosticCollector) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd).enumerated() {
      if line.isEmpty || line.first == "#" { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, !fields[4].isEmpty else {
        diagnostics.emit(
          Diagnostic(
            .error, at: SourceLocation(path: path, line: index + 1), code: "suppression-syntax",
            "expected check, term, text, source and reason separated by tabs ('*' for any), found \(fields.count) fields; add what is missing"
          ))
        continue
      }
      let parts = fields.dropLast().map { $0 == "*" ? nil : $0 }
      rules.append(Rule(check: parts[0], term: parts[1], found: parts[2], source: parts[3], reason: fields[4]))
    }
  }

  /// The finding, marked if a rule or a note of its unit lets it pass.
  public func judged(_ finding: Finding) -> Finding {
    guard let reason = reason(for: finding) else { return finding }
    var finding = finding
    finding.suppression = reason
    return finding
  }

  private func reason(for finding: Finding) -> String? {
    for rule in rules where rule.covers(finding) { return rule.reason }
    for note in finding.pair.notes {
      for line in note.text.split(whereSeparator: \.isNewline) {
        if let rule = Self.rule(inNote: line), rule.covers(finding) { return rule.reason }
      }
    }
    return nil
  }

  private static func rule(inNote line: Substring) -> Rule? {
    guard let start = line.firstRange(of: "ura: ignore") else { return nil }
    let rest = line[start.upperBound...]
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    let reason = rest[rest.index(after: colon)...].trimmed
    if reason.isEmpty { return nil }
    let words = rest[..<colon].split(separator: " ", maxSplits: 1).map(\.trimmed)
    return Rule(check: words.first, term: words.count > 1 ? words[1] : nil, reason: reason)
  }
}
