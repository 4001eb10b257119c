package import UraAlignment
package import UraModel

/// What explains the units of a joint alignment: the explanations of the pairs' beads that lie in each, added up.
package struct UnitExplanations {
  /// One pair of languages of a unit.
  package struct Reason {
    package var pair: JointAlignment.Pair
    package var explanation: BeadExplanation
  }

  private let pairs: [JointAlignment.Pair]
  /// Per pair, per segment of its source, the bead that it is in.
  private let beads: [JointAlignment.Pair: [Int: Int]]
  private let explanations: [JointAlignment.Pair: [BeadExplanation]]

  package init(
    _ result: AlignDocumentsJointly.Result, _ explanations: [JointAlignment.Pair: [BeadExplanation]]
  ) {
    self.explanations = explanations
    var pairs: [JointAlignment.Pair] = []
    for (index, source) in result.languages.enumerated() {
      for target in result.languages[(index + 1)...] { pairs.append(.init(source: source, target: target)) }
    }
    self.pairs = pairs
    beads = result.alignment.pairs.mapValues { beads in
      var places: [Int: Int] = [:]
      for (index, bead) in beads.enumerated() where !bead.target.isEmpty {
        for segment in bead.source { places[segment] = index }
      }
      return places
    }
  }

  /// The pairs of languages that a unit has, in the order of the languages.
  package func pairs(of unit: MultilingualBead) -> [Reason] {
    pairs.compactMap { pair in
      guard let sources = unit.segments[pair.source], unit.segments[pair.target] != nil else { return nil }
      let found = Set(sources.compactMap { beads[pair]?[$0] }).sorted()
      let reasons = found.compactMap { explanations[pair]?[$0] }
      guard !reasons.isEmpty else { return nil }
      var parts: [BeadExplanation.Part] = []
      for part in reasons.flatMap(\.parts) {
        if let known = parts.firstIndex(where: { $0.name == part.name }) {
          parts[known].value += part.value
        } else {
          parts.append(part)
        }
      }
      return Reason(pair: pair, explanation: BeadExplanation(parts: parts, words: reasons.flatMap(\.words)))
    }
  }
}
