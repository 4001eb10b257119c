import UraModel
import UraText

/// The forms that the word before a place asks for: after `у` the locative (`terminology/<language>.prepositions`).
struct CaseContext: Sendable {
  /// Parts of a form's label, all of which must occur in it: `acc`, `def`.
  typealias Label = [Substring]

  /// By folded preposition, the likeliest first.
  private var governed: [[UInt32]: [Label]] = [:]
  /// The same before the name of a person, where it differs.
  private var governedByPersons: [[UInt32]: [Label]] = [:]
  /// Prepositions that are interjections, too: о Києве.
  private var exclamations: Set<[UInt32]> = []
  /// How many words before a place are looked at: where attributes agree with their noun, one may stand between (`у старій …`).
  private(set) var reach = 1

  init(_ language: LanguageTag) {
    for line in ResourceLines.words(of: "terminology/\(language.language).prepositions") {
      let labels = { (fields: ArraySlice<String>) in fields.map { $0.split(separator: ".") } }
      switch line[0] {
      case "exclamation": exclamations.formUnion(line[1...].map(\.foldedScalars))
      case "reach": reach = line.count == 2 ? Int(line[1]) ?? 1 : 1
      case "person" where line.count > 2: governedByPersons[line[1].foldedScalars] = labels(line[2...])
      default: governed[line[0].foldedScalars] = labels(line[1...])
      }
    }
  }

  /// What `preposition` asks for; `nil` when it is none.
  func labels(after preposition: [UInt32], isPerson: Bool) -> [Label]? {
    isPerson ? governedByPersons[preposition] ?? governed[preposition] : governed[preposition]
  }

  /// The first form with the likeliest label, an alternative only where there is no other.
  func form(of paradigm: [InflectedForm], _ labels: [Label]) -> InflectedForm? {
    for wanted in labels {
      let fitting = paradigm.filter { form in
        let parts = form.label.split(separator: ".")
        return wanted.allSatisfy { parts.contains($0) }
      }
      if let found = fitting.first(where: { $0.certainty == .preferred }) ?? fitting.first { return found }
    }
    return nil
  }

  func isExclamation(_ word: [UInt32]) -> Bool { exclamations.contains(word) }

  /// Whether the word governs a case.
  func governs(_ word: [UInt32]) -> Bool { governed[word] != nil }

  /// Whether a form with this label may stand after `preposition`.
  func admits(_ label: String, after preposition: [UInt32]) -> Bool {
    let parts = label.split(separator: ".")
    return governed[preposition]?.contains { $0.allSatisfy(parts.contains) } ?? false
  }

  /// Whether the word joins an attribute to the noun before it and agrees with that (Albanian i, e, të, së).
  func isLinkingArticle(_ word: [UInt32]) -> Bool { governed[word] == [["gen", "def"]] }
}
