import SeededRandom
import UraAlignment
import UraModel

/// Makes new documents with known beads out of known ones: other neighbours, sentences joined, left out and put in.
///
/// The same seed gives the same documents on every machine.
struct DamagedDocuments {
  private let units: [[KnownUnit]]
  private let languages: [LanguageTag]

  /// - Parameter known: documents in the same languages.
  init(_ known: [KnownAlignment]) {
    languages = known.first?.languages ?? []
    units = known.enumerated().map { $1.units(document: $0) }.filter { !$0.isEmpty }
  }

  /// A document damaged at random by a seed.
  func document(seed: UInt64) -> KnownAlignment {
    var random = SeededGenerator(seed: seed &* 0x2545_F491_4F6C_DD1D)
    let damage = Damage.random(using: &random)
    let (units, foreign) = text(damage, &random)
    var paragraphs = [0]
    for _ in units.dropFirst() {
      paragraphs.append(paragraphs[paragraphs.count - 1] + (Int.random(in: 0..<5, using: &random) < 2 ? 1 : 0))
    }
    let joins = languages.indices.map { _ in Self.joins(units, damage, &random) }
    // Nothing is put in where a line of some language says what stands on both sides.
    let openings = units.indices.map { unit in !joins.contains { $0[unit] } }
    let versions = languages.indices.map { language in
      DamagedVersion(
        units, foreign, language: language, joins: joins[language], openings: openings, paragraphs: paragraphs,
        damage: damage, using: &random)
    }
    var beads: [KnownAlignment.Pair: [Bead]] = [:]
    for first in languages.indices {
      for second in languages.indices where second > first {
        let pair = KnownAlignment.Pair(first: first, second: second)
        beads[pair] = Self.beads(of: units, pair, versions[first], versions[second])
      }
    }
    return KnownAlignment(
      name: "seed \(seed)", languages: languages, documents: versions.map(\.segments), beads: beads)
  }

  /// The units of a new document in their order, and others that can be put in.
  private func text(_ damage: Damage, _ random: inout SeededGenerator) -> (units: [KnownUnit], foreign: [KnownUnit]) {
    let order = units.shuffled(using: &random)
    // Never all of the text, so that something foreign is left.
    let most = max(1, units.joined().count * 4 / 5)
    let lines = min(damage.lines, most)
    var pool: [KnownUnit] = []
    var next = 0
    while pool.count < lines, next < order.count {
      pool += order[next]
      next += 1
    }
    if let passage = damage.passage {
      var passages: [ArraySlice<KnownUnit>] = []
      var rest = pool[...]
      while !rest.isEmpty {
        passages.append(rest.prefix(Int.random(in: passage, using: &random)))
        rest = rest.dropFirst(passages[passages.count - 1].count)
      }
      pool = passages.shuffled(using: &random).flatMap(\.self)
    }
    let start = pool.count > lines ? Int.random(in: 0...pool.count - lines, using: &random) : 0
    let chosen = Array(pool.dropFirst(start).prefix(lines))
    let others = Array(pool.prefix(start)) + pool.dropFirst(start + lines) + order.dropFirst(next).joined()
    return (chosen, others)
  }

  /// For each unit, whether one language joins its last line with the first of the next unit.
  private static func joins(_ units: [KnownUnit], _ damage: Damage, _ random: inout SeededGenerator) -> [Bool] {
    var joins = [Bool](repeating: false, count: units.count)
    var unit = 0
    while unit < units.count {
      var size = 1
      if Double.random(in: 0..<1, using: &random) < damage.joined {
        size = Int.random(in: 0..<4, using: &random) == 0 ? 3 : 2
      }
      // Sentences of different texts are not joined.
      let end = min(unit + size, units.count)
      for k in unit..<end - 1 where units[k].document == units[k + 1].document { joins[k] = true }
      unit = end
    }
    return joins
  }

  /// The finest beads of two versions: lines that share a bead of a unit belong together.
  private static func beads(
    of units: [KnownUnit], _ pair: KnownAlignment.Pair, _ source: DamagedVersion, _ target: DamagedVersion
  ) -> [Bead] {
    let n = source.segments.count
    var groups = Components(count: n + target.segments.count)
    for (unit, known) in units.enumerated() where !source.places[unit].isEmpty && !target.places[unit].isEmpty {
      for bead in known.beads[pair] ?? [] {
        let lines = bead.source.map { source.places[unit][$0] } + bead.target.map { n + target.places[unit][$0] }
        for line in lines { groups.join(lines[0], line) }
      }
    }
    var places: [Int: Int] = [:]
    var beads: [Bead] = []
    for node in 0..<n + target.segments.count {
      let group = groups.root(node)
      let place = places[group] ?? beads.count
      if place == beads.count {
        places[group] = place
        beads.append(Bead(source: [], target: [], confidence: 1))
      }
      if node < n { beads[place].source.append(node) } else { beads[place].target.append(node - n) }
    }
    return beads
  }
}
