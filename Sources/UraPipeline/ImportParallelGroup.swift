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
        segments[member.language].map { Variant(member.language, aligned.text($0, member.language)) }
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
  private static func parts(_ aligned: AlignedGroup) -> [([LanguageTag: [Int]], LanguageTag, Double)] {
    pairs(aligned).flatMap { pair in
      (aligned.alignment.pairs[pair] ?? []).flatMap { bead -> [([LanguageTag: [Int]], LanguageTag, Double)] in
        guard !bead.source.isEmpty, !bead.target.isEmpty else { return [] }
        let ofSource = bead.source.count > 1 ? bead.source : []
        let ofTarget = bead.target.count > 1 ? bead.target : []
        return ofSource.map { ([pair.source: [$0], pair.target: bead.target], pair.source, bead.confidence) }
          + ofTarget.map { ([pair.source: bead.source, pair.target: [$0]], pair.target, bead.confidence) }
      }
    }
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
      location: location, pair: name, confidence: bead.confidence, source: aligned.text(bead.source, pair.source),
      target: aligned.text(bead.target, pair.target))
  }
}
