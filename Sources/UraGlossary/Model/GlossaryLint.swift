package import UraModel
import UraFormats
import UraText

/// Looks for what is wrong or doubtful in a glossary itself.
///
/// Codes: `glossary-hint` (hints that are not understood), `glossary-conflict` (allowed and forbidden at once),
/// `glossary-duplicate` (a name in two entries), `glossary-no-term` (forbidden names only), `glossary-mixed-script` (letters
/// of two scripts in a word), `glossary-shared-form` (a forbidden name and a right one share a form, which is then right),
/// `glossary-doubtful` (the inflection is a guess).
package enum GlossaryLint {
  package static func diagnostics(for glossary: Glossary) -> [Diagnostic] {
    var lint = Run(glossary: glossary)
    lint.run()
    return lint.result
  }

  private struct Name: Hashable {
    var language: LanguageTag
    var text: String
    /// `May` and `may` are two words: a capital must be a capital.
    var isCapitalised: Bool

    init(_ language: LanguageTag, _ text: String) {
      self.language = language
      self.text = CaseMapping.folded(text)
      isCapitalised = text.first?.isUppercase == true
    }
  }

  private struct Run {
    let glossary: Glossary
    var result: [Diagnostic] = []
    private var inflectors: [LanguageTag: Inflector] = [:]
    private let spoofs = try? SpoofChecker()

    init(glossary: Glossary) { self.glossary = glossary }

    mutating func run() {
      var owners: [Name: [(entry: Int, status: Term.Status)]] = [:]
      for (index, entry) in glossary.entries.enumerated() {
        for section in entry.concept.languages {
          for term in section.terms {
            owners[Name(section.language, term.text), default: []]
              .append((index, term.status))
            checkSpelling(term, entry)
          }
          checkSection(section, entry)
        }
      }
      for (index, entry) in glossary.entries.enumerated() { checkOwners(index, entry, owners) }
    }

    private mutating func checkSpelling(_ term: Term, _ entry: Glossary.Entry) {
      if let inflection = term.inflection {
        do { _ = try InflectionHints.split("x{\(inflection)}") } catch {
          emit(.error, entry, "glossary-hint", "'\(term.text)': \(error.description)")
        }
      }
      if term.text.contains("{") || term.text.contains("}") {
        emit(
          .error, entry, "glossary-hint",
          "'\(term.text)': expected hints as {…} behind the term, found a brace inside it")
      }
      for word in term.text.split(separator: " ") where spoofs?.mixesScripts(String(word)) == true {
        emit(.warning, entry, "glossary-mixed-script", "'\(word)' mixes letters of two scripts; retype it")
      }
    }

    private mutating func checkSection(_ section: ConceptEntry.LanguageSection, _ entry: Glossary.Entry) {
      let allowed = section.terms.filter(\.status.isAllowed)
      if allowed.isEmpty {
        emit(
          .warning, entry, "glossary-no-term",
          "expected a name in '\(section.language)' to use, found forbidden ones only; without it nothing is checked")
        return
      }
      let inflector = inflectors[section.language] ?? Inflector(language: section.language)
      inflectors[section.language] = inflector
      var right: [String: String] = [:]
      for term in allowed {
        let paradigm = inflector.paradigm(of: term)
        for form in paradigm { right[form.text] = right[form.text] ?? term.text }
        checkGuess(term, paradigm, section.language, entry)
      }
      for term in section.terms where !term.status.isAllowed {
        if allowed.contains(where: { $0.text == term.text }) {
          emit(
            .error, entry, "glossary-conflict",
            "'\(term.text)' is both allowed and \(term.status.rawValue); it counts as allowed")
          continue
        }
        let shared = Set(inflector.paradigm(of: term).map(\.text)).filter { right[$0] != nil }.sorted()
        if let form = shared.first, let name = right[form] {
          emit(
            .note, entry, "glossary-shared-form",
            "'\(form)' is a form of '\(name)' and of the \(term.status.rawValue) '\(term.text)'; it counts as right")
        }
      }
    }

    /// A word whose ending leaves its class open, or that does not inflect at all though it is no abbreviation.
    private mutating func checkGuess(
      _ term: Term, _ paradigm: [InflectedForm], _ language: LanguageTag, _ entry: Glossary.Entry
    ) {
      guard term.inflection == nil, term.forms.isEmpty, language.language != "en" else { return }
      let choices = Set(paradigm.filter { $0.certainty == .alternative }.map(\.text))
      let sure = Set(paradigm.filter { $0.certainty == .preferred }.map(\.text))
      let example = choices.subtracting(sure).sorted().first
      if let example, choices.subtracting(sure).count > sure.count {
        emit(
          .note, entry, "glossary-doubtful",
          "the inflection of '\(term.text)' is a guess ('\(example)' is one form); say more in braces: \(term.text){m}, {f}, {pl}, {indecl}"
        )
      }
    }

    private mutating func checkOwners(
      _ index: Int, _ entry: Glossary.Entry, _ owners: [Name: [(entry: Int, status: Term.Status)]]
    ) {
      for section in entry.concept.languages {
        for term in section.terms {
          let others = owners[Name(section.language, term.text)] ?? []
          guard let other = others.first(where: { $0.entry < index && isSameConceptLanguage($0.entry, index) }) else {
            continue
          }
          let place = glossary.entries[other.entry].location.map { " (\($0))" } ?? ""
          if other.status.isAllowed != term.status.isAllowed {
            emit(
              .warning, entry, "glossary-conflict",
              "'\(term.text)' is \(term.status.rawValue) here and \(other.status.rawValue) in another entry\(place)")
          } else if term.status.isAllowed {
            emit(
              .warning, entry, "glossary-duplicate", "'\(term.text)' stands in another entry, too\(place); join them")
          }
        }
      }
    }

    /// Entries without a common language cannot get in each other's way.
    private func isSameConceptLanguage(_ first: Int, _ second: Int) -> Bool {
      let languages = Set(glossary.entries[first].concept.languages.map(\.language))
      return glossary.entries[second].concept.languages.filter { languages.contains($0.language) }.count > 1
    }

    private mutating func emit(_ severity: Severity, _ entry: Glossary.Entry, _ code: String, _ message: String) {
      result.append(
        Diagnostic(severity, at: entry.location ?? SourceLocation(path: glossary.name), code: code, message))
    }
  }
}
