package import UraText

/// A translation with the query's numbers, dates, addresses and placeholders in the places of the stored source's.
///
/// Made only when it cannot be silently wrong: query and source differ in nothing but placeables, case and marks; each changed
/// value stands in the target exactly as often as in the source, and the new value can be written in the target's form. The
/// wording around it may still need another form (a plural): the match stays below 100.
package struct MatchAdaptation: Sendable, Hashable {
  package struct Change: Sendable, Hashable {
    package var kind: Placeable.Kind
    /// As it stands in the stored target.
    package var from: String
    package var to: String
  }

  package private(set) var text: String
  /// In the order of the target.
  package private(set) var changes: [Change] = []

  /// `nil` when nothing is to be adapted or when it is not certain how.
  package init?(_ query: TranslatorText, _ source: TranslatorText, target: String, renderer: PlaceableRenderer) {
    let explanation = ScoreExplanation(query, source)
    guard explanation.differences.contains(where: { $0.kind == .placeable || $0.kind == .tag }),
      explanation.differsOnly(in: [.placeable, .tag, .case, .punctuation]),
      !explanation.differences.contains(where: { $0.kind == .tag && ($0.query == nil || $0.source == nil) }),
      let wanted = Self.changedValues(query, source)
    else { return nil }
    let targets = renderer.placeables(in: target)
    var replacements: [(range: Range<Int>, text: String)] = []
    for (old, new) in wanted {
      let places = targets.filter { $0.kind == old.kind && $0.value == old.value }
      let count = source.placeables.count { $0.kind == old.kind && $0.value == old.value }
      guard places.count == count else { return nil }
      for place in places {
        guard let text = renderer.rendering(of: new, like: place) else { return nil }
        replacements.append((place.range, text))
      }
    }
    replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
    var utf8 = Array(target.utf8)
    for replacement in replacements.reversed() {
      utf8.replaceSubrange(replacement.range, with: Array(replacement.text.utf8))
    }
    text = String(decoding: utf8, as: UTF8.self)
    let original = Array(target.utf8)
    changes = replacements.compactMap { replacement in
      guard let kind = targets.first(where: { $0.range == replacement.range })?.kind else { return nil }
      return Change(
        kind: kind, from: String(decoding: original[replacement.range], as: UTF8.self), to: replacement.text)
    }
  }

  /// The source's changed placeables, each value once, with what the query has instead; `nil` when one value became two, or
  /// stays in another place.
  private static func changedValues(
    _ query: TranslatorText, _ source: TranslatorText
  ) -> [(old: Placeable, new: Placeable)]? {
    var result: [(old: Placeable, new: Placeable)] = []
    var kept: [Placeable] = []
    for case .pair(let i, let j, _) in TokenAlignment(query, source, recordsSteps: true).steps {
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
