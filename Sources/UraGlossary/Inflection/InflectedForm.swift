/// One form of a word or phrase with its place in the paradigm.
package struct InflectedForm: Sendable, Hashable {
  /// How sure the paradigm is of a form.
  package enum Certainty: String, Sendable, Hashable {
    /// The form that the rules expect.
    case preferred
    /// A form that another class, gender or stress would give; the lemma alone does not decide.
    case alternative
  }

  /// The form in the lemma's capitals, with the lemma's own apostrophe.
  package var text: String
  /// Gender, case, number and definiteness as far as the language has them: `gen.sg`, `f.acc.pl`, `nom.sg.def`;
  /// `lemma` for a word that is not inflected.
  package var label: String
  package var certainty: Certainty

  package init(text: String, label: String, certainty: Certainty = .preferred) {
    self.text = text
    self.label = label
    self.certainty = certainty
  }
}
