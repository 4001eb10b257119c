import UraModel
import UraAlignment

/// The rows of a reviewed table as units.
///
/// Rows of one pair of languages are a unit each. Of several pairs (`ura align en=F uk=F sq=F --pairs --format tsv`) those that share
/// segments are one unit over their languages, and what a pair says more finely is kept beside it. Where the rows of two pairs do not
/// agree on the segments or the texts of a language, each of them stays for itself.
struct ReviewedUnits {
  struct Unit: Equatable {
    var variants: [Variant]
    /// Whether it is in the sequence of the document; finer beads are not.
    var isInSequence: Bool
  }

  private(set) var units: [Unit] = []

  private struct Place: Hashable {
    var language: LanguageTag
    var segment: Int
  }

  init(_ rows: [ReviewedTable.Row]) {
    guard Set(rows.map { [$0.source, $0.target] }).count > 1 else {
      units = rows.map { Unit(variants: Self.variants($0), isInSequence: true) }
      return
    }
    for group in Self.groups(rows) {
      if let whole = Self.whole(group) {
        units.append(Unit(variants: whole.map { Variant($0.language, $0.text) }, isInSequence: true))
        let texts = Dictionary(uniqueKeysWithValues: whole.map { ($0.language, $0.text) })
        for row in group where !row.sourceText.isEmpty && !row.targetText.isEmpty {
          if texts[row.source] == row.sourceText, texts[row.target] == row.targetText { continue }
          units.append(Unit(variants: Self.variants(row), isInSequence: false))
        }
      } else {
        units += group.map { Unit(variants: Self.variants($0), isInSequence: false) }
      }
    }
  }

  private static func variants(_ row: ReviewedTable.Row) -> [Variant] {
    [Variant(row.source, row.sourceText), Variant(row.target, row.targetText)]
  }

  /// The rows that share segments, directly or through others, in the order of their first rows.
  private static func groups(_ rows: [ReviewedTable.Row]) -> [[ReviewedTable.Row]] {
    var rowOfPlace: [Place: Int] = [:]
    var sets = DisjointSets(count: rows.count)
    for (index, row) in rows.enumerated() {
      let places =
        row.sourceSegments.map { Place(language: row.source, segment: $0) }
        + row.targetSegments.map { Place(language: row.target, segment: $0) }
      for place in places {
        guard let other = rowOfPlace[place] else {
          rowOfPlace[place] = index
          continue
        }
        sets.join(index, other)
      }
    }
    var groups: [[ReviewedTable.Row]] = []
    var groupOfRoot: [Int: Int] = [:]
    for index in rows.indices {
      let root = sets.root(index)
      if let group = groupOfRoot[root] {
        groups[group].append(rows[index])
      } else {
        groupOfRoot[root] = groups.count
        groups.append([rows[index]])
      }
    }
    return groups
  }

  /// The text of each language, when the rows of all pairs agree on it.
  private static func whole(_ rows: [ReviewedTable.Row]) -> [(language: LanguageTag, text: String)]? {
    /// What one pair says of a language.
    struct Side {
      var segments: [Int]
      var text: String
    }
    var languages: [LanguageTag] = []
    var sides: [LanguageTag: [[LanguageTag]: [Side]]] = [:]
    for row in rows {
      for (language, side) in [
        (row.source, Side(segments: row.sourceSegments, text: row.sourceText)),
        (row.target, Side(segments: row.targetSegments, text: row.targetText)),
      ] where !side.segments.isEmpty || !side.text.isEmpty {
        if !languages.contains(language) { languages.append(language) }
        sides[language, default: [:]][[row.source, row.target], default: []].append(side)
      }
    }
    var result: [(language: LanguageTag, text: String)] = []
    for language in languages {
      let said = (sides[language] ?? [:]).values.map { list in
        let ordered = list.sorted { ($0.segments.first ?? 0) < ($1.segments.first ?? 0) }
        return Side(segments: ordered.flatMap(\.segments), text: ordered.map(\.text).joined(separator: " "))
      }
      guard let one = said.first, said.allSatisfy({ $0.segments == one.segments && $0.text == one.text }) else {
        return nil
      }
      result.append((language, one.text))
    }
    return result
  }
}
