/// A pattern of inflection: what stands in each slot, built on stems that the lemma gives.
struct Paradigm: Sendable {
  /// A form of a slot: an optional word before, a stem, an ending.
  struct Form: Sendable {
    enum Base: Sendable {
      /// The lemma as it is.
      case lemma
      /// The stem at this index; 0 is the lemma without its ending, after the rule's rewrite.
      case stem(Int)
    }

    let base: Base
    /// Text before the stem (the linking article in `i luftës`), in UTF-8.
    let prefix: [UInt8]
    let ending: [UInt8]
    let isAlternative: Bool
  }

  struct Slot: Sendable {
    let label: String
    let features: GrammaticalFeatures
    var forms: [Form]
  }

  /// A stem derived from an earlier one.
  struct Derivation: Sendable {
    let name: String
    let source: Int
    let rewrite: Int
  }

  let name: String
  let inherent: GrammaticalFeatures
  let isAdjective: Bool
  var derivations: [Derivation]
  var slots: [Slot]
}

// A paradigm that is put together from several has the stems of all, one after the other.
extension Paradigm.Slot {
  func shifted(by count: Int) -> Self {
    var result = self
    result.forms = forms.map { form in
      guard case .stem(let index) = form.base, index > 0 else { return form }
      return .init(
        base: .stem(index + count), prefix: form.prefix, ending: form.ending, isAlternative: form.isAlternative)
    }
    return result
  }
}

extension Paradigm.Derivation {
  func shifted(by count: Int) -> Self {
    Self(name: name, source: source == 0 ? 0 : source + count, rewrite: rewrite)
  }
}
