import UraAlignment
package import UraMemory
import UraModel
package import UraReports

/// The journey of a parallel group into the memory: aligned, then stored in one transaction.
package struct ImportParallelGroup {
  let memory: TranslationMemory
  let session: PendingSession
  let options: ImportOptions

  package init(into memory: TranslationMemory, session: PendingSession, options: ImportOptions) {
    self.memory = memory
    self.session = session
    self.options = options
  }

  /// Stores an aligned group.
  package func callAsFunction(_ aligned: AlignedGroup) throws -> ImportReport.Document {
    let group = aligned.group
    let description = DocumentDescription(
      origin: options.origin ?? group.name, name: group.name, contentHash: aligned.contentHash)
    let outcome = try memory.store(description, in: session, isDryRun: options.isDryRun) { store in
      for unit in aligned.alignment.units {
        try store.add(Self.unit(unit.segments, aligned), confidence: unit.confidence, isInSequence: true)
      }
      for (segments, confidence) in Self.finerBeads(aligned) {
        try store.add(Self.unit(segments, aligned), confidence: confidence, isInSequence: false)
      }
      for (segments, part, confidence) in Self.parts(aligned) {
        try store.add(Self.unit(segments, aligned), confidence: confidence, part: part, isInSequence: false)
      }
    }
    var document = ImportReport.Document(
      name: group.name, paths: group.members.map(\.path), outcome: ImportReport.Outcome(outcome))
    document.segments = aligned.segments.mapValues(\.count)
    for pair in Self.pairs(aligned) {
      let beads = aligned.alignment.pairs[pair] ?? []
      let name = "\(pair.source)-\(pair.target)"
      document.beads.append((name, Self.kinds(beads)))
      document.doubtful += beads.filter { $0.confidence < options.doubtfulBelow }.map {
        Self.doubtful($0, name, pair, aligned)
      }
    }
    return document
  }

  private static func unit(_ segments: [LanguageTag: [Int]], _ aligned: AlignedGroup) -> TranslationUnit {
    TranslationUnit(
      variants: aligned.group.members.compactMap { member in
        segments[member.language].map {
          Variant(language: member.language, content: aligned.content($0, member.language))
        }
      })
  }

  /// Where two languages correspond more finely than all of them together: beads of a pair that are a part of a unit. Lookup
  /// then offers the finest.
  private static func finerBeads(_ aligned: AlignedGroup) -> [([LanguageTag: [Int]], Double)] {
    pairs(aligned).flatMap { pair in
      let whole = Set(
        aligned.alignment.units.map { [$0.segments[pair.source] ?? [], $0.segments[pair.target] ?? []] })
      return (aligned.alignment.pairs[pair] ?? []).compactMap { bead -> ([LanguageTag: [Int]], Double)? in
        guard !bead.source.isEmpty, !bead.target.isEmpty, !whole.contains([bead.source, bead.target]) else {
          return nil
        }
        return ([pair.source: bead.source, pair.target: bead.target], bead.confidence)
      }
    }
  }

  /// Where sentences were translated as one: each of them with the whole translation, so that a lookup of it finds something.
  ///
  /// The beads of a pair say it; and where they leave a sentence alone that all languages together put into a unit, the unit does.
  private static func parts(_ aligned: AlignedGroup) -> [([LanguageTag: [Int]], LanguageTag, Double)] {
    pairs(aligned).flatMap { pair in
      let beads = (aligned.alignment.pairs[pair] ?? []).filter { !$0.source.isEmpty && !$0.target.isEmpty }
      let paired = (source: Set(beads.flatMap(\.source)), target: Set(beads.flatMap(\.target)))
      return beads.flatMap { parts(pair, $0.source, $0.target, $0.confidence) { _, _ in true } }
        + aligned.alignment.units.flatMap { unit in
          parts(pair, unit.segments[pair.source] ?? [], unit.segments[pair.target] ?? [], unit.confidence) {
            !($1 ? paired.source : paired.target).contains($0)
          }
        }
    }
  }

  /// The sentences of a side that has several, each with the whole other side.
  ///
  /// - Parameter isWanted: of a sentence, and whether it is one of the source.
  private static func parts(
    _ pair: JointAlignment.Pair, _ source: [Int], _ target: [Int], _ confidence: Double, _ isWanted: (Int, Bool) -> Bool
  ) -> [([LanguageTag: [Int]], LanguageTag, Double)] {
    guard !source.isEmpty, !target.isEmpty else { return [] }
    let ofSource = source.count > 1 ? source.filter { isWanted($0, true) } : []
    let ofTarget = target.count > 1 ? target.filter { isWanted($0, false) } : []
    return ofSource.map { ([pair.source: [$0], pair.target: target], pair.source, confidence) }
      + ofTarget.map { ([pair.source: source, pair.target: [$0]], pair.target, confidence) }
  }

  private static func pairs(_ aligned: AlignedGroup) -> [JointAlignment.Pair] {
    let languages = aligned.group.members.map(\.language)
    return languages.indices.flatMap { first in
      languages.indices.dropFirst(first + 1).map { .init(source: languages[first], target: languages[$0]) }
    }
  }

  /// `1-1`: 17, `1-2`: 3 ..., the most frequent first.
  private static func kinds(_ beads: [Bead]) -> [(kind: String, count: Int)] {
    Dictionary(grouping: beads) { "\($0.source.count)-\($0.target.count)" }
      .map { (kind: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
  }

  private static func doubtful(
    _ bead: Bead, _ name: String, _ pair: JointAlignment.Pair, _ aligned: AlignedGroup
  ) -> ImportReport.DoubtfulBead {
    let location =
      bead.source.first.map { aligned.location($0, pair.source) }
      ?? aligned.location(bead.target.first ?? 0, pair.target)
    return ImportReport.DoubtfulBead(
      location: location, pair: name, confidence: bead.confidence,
      source: aligned.content(bead.source, pair.source).plainText,
      target: aligned.content(bead.target, pair.target).plainText)
  }
}
