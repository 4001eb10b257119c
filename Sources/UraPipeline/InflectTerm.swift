import UraGlossary
package import UraModel

/// The paradigm of a term: what `ura glossary forms` prints and what term matching recognises.
package struct InflectTerm: Sendable {
  /// A form, its place in the paradigm and whether it is the expected one.
  package struct Form: Sendable, Hashable {
    /// The inflected text.
    package var text: String
    /// `gen.sg`, `f.acc.pl`, `nom.sg.def` ...
    package var label: String
    /// Whether the lemma leaves a choice and this form is not the first.
    package var isAlternative: Bool
  }

  /// The forms of one lemma.
  package struct Paradigm: Sendable {
    /// The lemma without its hints.
    package var lemma: String
    /// In the order of the paradigm, the lemma first.
    package var forms: [Form]

    /// The distinct texts in the order of the paradigm.
    package var texts: [String] {
      var seen: Set<String> = []
      return forms.map(\.text).filter { seen.insert($0).inserted }
    }
  }

  private let inflector: Inflector

  /// An inflector for `language`; a language without a paradigm file has the lemma alone.
  package init(language: LanguageTag) {
    inflector = Inflector(language: language)
  }

  /// The paradigm of `entry`, a term with optional hints: `Сибіга{m,anim}`.
  ///
  /// - Throws: ``InputError`` with the code `glossary-hint` when the hints are not understood.
  package func paradigm(of entry: String, at location: SourceLocation) throws(InputError) -> Paradigm {
    do {
      let (term, hints) = try InflectionHints.split(entry)
      let forms = inflector.paradigm(of: term, hints: hints).map {
        Form(text: $0.text, label: $0.label, isAlternative: $0.certainty == .alternative)
      }
      return Paradigm(lemma: term, forms: forms)
    } catch {
      throw InputError(at: location, code: "glossary-hint", error.description)
    }
  }
}
