package import UraText

/// A translation with the query's numbers, dates, addresses, placeholders, tags and names in the places of the stored source's.
///
/// Made only when it cannot be silently wrong: query and source differ in nothing but these, case and marks; each changed value
/// stands in the target exactly as often as in the source, and the new value can be written in the target's form. The words
/// around a number may need another form: ``Change/mayNeedAgreement`` says where, and the match stays below 100.
package struct MatchAdaptation: Sendable, Hashable {
  package struct Change: Sendable, Hashable {
    /// As it stands in the stored target.
    package var from: String
    package var to: String
    /// The language counts with other forms after the new number: 3 людини, 5 людей.
    package var mayNeedAgreement = false
  }

  /// A name that is to be replaced, found by a glossary.
  package struct Name: Sendable, Hashable {
    /// UTF-8 offsets: in the normalised query and source, and in the target.
    package var query: Range<Int>
    package var source: Range<Int>
    package var target: Range<Int>
    /// What comes into ``target``.
    package var text: String

    package init(query: Range<Int>, source: Range<Int>, target: Range<Int>, text: String) {
      self.query = query
      self.source = source
      self.target = target
      self.text = text
    }

    fileprivate func covers(_ difference: ScoreExplanation.Difference) -> Bool {
      difference.queryRange.map { $0.isInside(query) } ?? true
        && difference.sourceRange.map { $0.isInside(source) } ?? true
    }
  }

  package private(set) var text: String
  /// In the order of the target.
  package private(set) var changes: [Change] = []

  /// `nil` when nothing is to be adapted or when it is not certain how.
  package init?(
    _ query: TranslatorText, _ source: TranslatorText, target: String, renderer: PlaceableRenderer, names: [Name] = []
  ) {
    var differences = ScoreExplanation(query, source).differences
    differences.removeAll { difference in names.contains { $0.covers(difference) } }
    guard differences.allSatisfy(Self.isAdaptable),
      !names.isEmpty || differences.contains(where: { $0.kind == .placeable || $0.kind == .tag }),
      let wanted = Self.changedValues(query, source)
    else { return nil }
    let targets = renderer.placeables(in: target)
    var replacements = names.map { (range: $0.target, text: $0.text, mayNeedAgreement: false) }
    for (old, new) in wanted {
      let places = targets.filter { $0.kind == old.kind && $0.value == old.value }
      let count = source.placeables.count { $0.kind == old.kind && $0.value == old.value }
      guard places.count == count else { return nil }
      for place in places {
        guard let text = renderer.rendering(of: new, like: place) else { return nil }
        replacements.append((place.range, text, !renderer.agree(place, new, in: target)))
      }
    }
    replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
    guard !zip(replacements, replacements.dropFirst()).contains(where: { $0.range.overlaps($1.range) }) else {
      return nil
    }
    let original = Array(target.utf8)
    var utf8 = original
    for replacement in replacements.reversed() {
      utf8.replaceSubrange(replacement.range, with: Array(replacement.text.utf8))
    }
    text = String(decoding: utf8, as: UTF8.self)
    changes = replacements.map {
      Change(
        from: String(decoding: original[$0.range], as: UTF8.self), to: $0.text, mayNeedAgreement: $0.mayNeedAgreement)
    }
  }

  /// A value for a value, or what a translation does not show.
  private static func isAdaptable(_ difference: ScoreExplanation.Difference) -> Bool {
    switch difference.kind {
    case .placeable, .case, .punctuation: true
    case .tag: difference.query != nil && difference.source != nil
    case .form, .word, .added, .missing, .moved: false
    }
  }

  /// The source's changed placeables, each value once, with what the query has instead; `nil` when one value became two, or
  /// stays in another place.
  private static func changedValues(
    _ query: TranslatorText, _ source: TranslatorText
  ) -> [(old: Placeable, new: Placeable)]? {
    var result: [(old: Placeable, new: Placeable)] = []
    var kept: [Placeable] = []
    for case .pair(let i, let j, _) in TranslatorScore.aligned(query, source).alignment.steps {
      let a = query.tokens[i].placeable
      let b = source.tokens[j].placeable
      guard a >= 0, b >= 0 else { continue }
      let old = source.placeables[b]
      let new = query.placeables[a]
      if old.value == new.value {
        kept.append(old)
      } else if let known = result.first(where: { $0.old.kind == old.kind && $0.old.value == old.value }) {
        guard known.new.value == new.value else { return nil }
      } else {
        result.append((old, new))
      }
    }
    for old in kept where result.contains(where: { $0.old.kind == old.kind && $0.old.value == old.value }) {
      return nil
    }
    return result
  }
}

extension Range<Int> {
  fileprivate func isInside(_ other: Range<Int>) -> Bool {
    other.lowerBound <= lowerBound && upperBound <= other.upperBound
  }
}
