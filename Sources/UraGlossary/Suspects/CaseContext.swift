import UraModel

/// The form that the word before a place asks for: after `у` the locative (`terminology/<language>.prepositions`).
struct CaseContext: Sendable {
  /// By folded preposition: labels to look for, the likeliest first; each is a list of parts that must occur.
  private var governed: [[UInt32]: [[Substring]]] = [:]

  init(_ language: LanguageTag) {
    for line in ResourceLines.words(of: "terminology/\(language.language).prepositions") {
      governed[line[0].foldedScalars] = line.dropFirst().map { $0.split(separator: ".").map { $0 } }
    }
  }

  /// The form of a paradigm that stands after `preposition`, if that says anything.
  func form(of paradigm: [InflectedForm], after preposition: [UInt32]) -> InflectedForm? {
    for wanted in governed[preposition] ?? [] {
      let found = paradigm.first { form in
        let parts = form.label.split(separator: ".")
        return wanted.allSatisfy { parts.contains($0) }
      }
      if let found { return found }
    }
    return nil
  }

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
