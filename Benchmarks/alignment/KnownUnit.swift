import UraAlignment
import UraModel

/// Sentences of several languages that say the same: what is left out, moved and put in as a whole.
struct KnownUnit {
  /// The lines of each language.
  var lines: [[String]]
  /// The beads of each pair of languages, of lines counted within the unit.
  var beads: [KnownAlignment.Pair: [Bead]]
  /// The document it stands in.
  var document: Int
}

extension KnownAlignment {
  /// The units of the document that have all languages, in order.
  func units(document: Int) -> [KnownUnit] {
    var base = [0]
    for segments in documents { base.append(base[base.count - 1] + segments.count) }
    var groups = Components(count: base[documents.count])
    for (pair, beads) in beads {
      for bead in beads where Tally.isLink(bead) {
        let members = bead.source.map { base[pair.first] + $0 } + bead.target.map { base[pair.second] + $0 }
        for member in members { groups.join(members[0], member) }
      }
    }
    var order: [Int] = []
    var units: [Int: KnownUnit] = [:]
    // The place of each line within its unit.
    var places: [Int] = []
    for language in documents.indices {
      for (index, segment) in documents[language].enumerated() {
        let group = groups.root(base[language] + index)
        if units[group] == nil { order.append(group) }
        var unit =
          units[group]
          ?? KnownUnit(lines: .init(repeating: [], count: documents.count), beads: [:], document: document)
        places.append(unit.lines[language].count)
        unit.lines[language].append(segment.text)
        units[group] = unit
      }
    }
    for (pair, beads) in beads {
      for bead in beads where Tally.isLink(bead) {
        units[groups.root(base[pair.first] + bead.source[0])]?.beads[pair, default: []].append(
          Bead(
            source: bead.source.map { places[base[pair.first] + $0] },
            target: bead.target.map { places[base[pair.second] + $0] }, confidence: 1))
      }
    }
    return order.compactMap { units[$0] }.filter { unit in unit.lines.allSatisfy { !$0.isEmpty } }
  }
}

/// Union-find; the smaller root wins.
struct Components {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(_ node: Int) -> Int {
    var node = node
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    if a != b { parent[max(a, b)] = min(a, b) }
  }
}
