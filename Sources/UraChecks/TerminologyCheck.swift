public import UraGlossary
public import UraModel

/// Terms of the source must be rendered as the glossary says, in any inflected form.
///
/// With the glossary row `Pristina,Приштина,,Приштіна` (the last column being `forbidden_uk`):
///
/// | source | target | finding |
/// |---|---|---|
/// | `Rain in Pristina` | `Дощ у Приштині` | none: a form of Приштина |
/// | `Rain in Pristina` | `Дощ у Приштіні` | forbidden, `Приштіні`; write `Приштині` |
/// | `Rain in Pristina` | `Дощ у Прштині` | misspelt, `Прштині` |
/// | `Rain in Pristina` | `Дощ у Pristina` | untranslated, `Pristina` |
/// | `Rain in Pristina` | `Дощ у місті` | missing |
/// | `Rain` | `Дощ у Приштіні` | none: the source does not speak of it |
public struct TerminologyCheck: Check {
  public static let id = "terminology"
  /// The check that findings about unlisted adjectives belong to, so that they can be told apart.
  public static let adjectiveID = "terminology-adjective"

  private let enforcer: TermEnforcer

  /// - Parameter lexicons: dictionaries for languages without paradigms.
  public init(
    _ glossary: Glossary, from source: LanguageTag, to target: LanguageTag, lexicons: StemLexicons = .none
  ) {
    enforcer = TermEnforcer(glossary, from: source, to: target, lexicons: lexicons)
  }

  public func findings(in pair: CheckedPair) -> [Finding] {
    enforcer.issues(source: pair.source, target: pair.target).map { issue in
      Finding(
        check: issue.kind == .derivedAdjective ? Self.adjectiveID : Self.id, severity: severity(issue.kind), pair: pair,
        kind: issue.kind.rawValue, term: issue.term, expected: issue.expected, found: issue.found,
        targetRange: issue.targetRange, suggestion: issue.suggestion, message: message(issue))
    }
  }

  private func severity(_ kind: TermIssue.Kind) -> Severity {
    switch kind {
    case .derivedAdjective: .note
    case .deprecated: .warning
    default: .error
    }
  }

  private func message(_ issue: TermIssue) -> String {
    let right = issue.expected.map { "'\($0)'" }.joined(separator: " or ")
    let found = issue.found ?? ""
    let advice = issue.suggestion.map { "write '\($0)'" } ?? "write a form of \(right)"
    let correction = issue.suggestion.map { "\(found) → \($0)" } ?? "a form of \(right) is expected"
    return switch issue.kind {
    case .missing:
      "'\(issue.term)' is not rendered: expected a form of \(right)"
        + (issue.suggestion.map { ", probably '\($0)'" } ?? "")
    case .forbidden: "'\(found)' must not be used for '\(issue.term)': \(advice)"
    case .deprecated: "'\(found)' is advised against for '\(issue.term)': \(advice)"
    case .misspelt: "'\(found)' looks like a misspelling of the name for '\(issue.term)': \(correction)"
    case .foreignSpelling:
      "'\(found)' is the name for '\(issue.term)' in another spelling or transliteration: \(correction)"
    case .untranslated: "'\(found)' was left untranslated: \(correction)"
    case .mixedScript: "'\(found)' mixes letters of two scripts: \(correction)"
    case .otherTerm:
      "'\(issue.term)' is not rendered: '\(issue.otherTerm ?? "")' stands there, expected "
        + (issue.suggestion.map { "'\($0)'" } ?? "a form of \(right)")
    case .derivedAdjective:
      "'\(found)' is an adjective of the name for '\(issue.term)' that the glossary does not list; add it if it is right"
    }
  }
}
