import UraModel
import UraText

/// Word translations as stems with a strength: how surely the second stands where the first does.
///
/// The strength is the square root of the geometric mean of both directions' translation probabilities, in 1...255 for 0...1.
package struct Lexicon: Sendable {
  package private(set) var sourceStems = StemTable()
  package private(set) var targetStems = StemTable()
  /// `entries[start[s]..<start[s + 1]]` are the translations of source stem s, strongest first.
  private var start: [Int32] = [0]
  private var entries: [Entry] = []
  /// The strongest entry of each target stem.
  private var strongestOfTarget: [UInt8] = []

  package struct Entry: Sendable, Hashable {
    package var target: Int32
    package var strength: UInt8
  }

  /// Source stem, target stem and strength by number.
  struct Row {
    var source: Int32
    var target: Int32
    var strength: UInt8
  }

  /// Builds a lexicon of (source stem, target stem, strength) rows; of equal pairs the strongest counts.
  package init(_ rows: [(source: String, target: String, strength: UInt8)]) {
    var sources = StemTable()
    var targets = StemTable()
    var numbered: [Row] = []
    numbered.reserveCapacity(rows.count)
    for var row in rows where row.strength > 0 {
      numbered.append(
        Row(
          source: row.source.withUTF8 { sources.insert($0) }, target: row.target.withUTF8 { targets.insert($0) },
          strength: row.strength))
    }
    self.init(sources, targets, numbered)
  }

  init(_ sources: StemTable, _ targets: StemTable, _ rows: [Row]) {
    sourceStems = sources
    targetStems = targets
    strongestOfTarget = .init(repeating: 0, count: targets.count)
    start = .init(repeating: 0, count: sources.count + 2)
    for row in rows { start[Int(row.source) + 2] += 1 }
    for source in 0..<sources.count { start[source + 2] += start[source + 1] }
    // By source in the order of the rows; start[s + 1] runs to the end of s meanwhile.
    var sorted = [Entry](repeating: Entry(target: 0, strength: 0), count: rows.count)
    for row in rows {
      sorted[Int(start[Int(row.source) + 1])] = Entry(target: row.target, strength: row.strength)
      start[Int(row.source) + 1] += 1
      strongestOfTarget[Int(row.target)] = max(strongestOfTarget[Int(row.target)], row.strength)
    }
    start.removeLast()
    // Of equal pairs the strongest comes first.
    var lastSource = [Int32](repeating: -1, count: targets.count)
    entries.reserveCapacity(rows.count)
    for source in 0..<sources.count {
      let range = Int(start[source])..<Int(start[source + 1])
      sorted[range].sort { ($0.strength, $1.target) > ($1.strength, $0.target) }
      start[source] = Int32(entries.count)
      for entry in sorted[range] where lastSource[Int(entry.target)] != source {
        lastSource[Int(entry.target)] = Int32(source)
        entries.append(entry)
      }
    }
    start[sources.count] = Int32(entries.count)
  }

  package var isEmpty: Bool { entries.isEmpty }
  package var count: Int { entries.count }

  /// The translations of a stem.
  package func translations(of stem: String) -> ArraySlice<Entry> {
    sourceStems.number(of: stem).map { translations(ofNumber: Int($0)) } ?? []
  }

  /// The translations of a source stem by its number.
  func translations(ofNumber source: Int) -> ArraySlice<Entry> {
    entries[Int(start[source])..<Int(start[source + 1])]
  }

  /// The strength of the surest translation of a stem of the target language; 0 when there is none.
  func strongest(ofTarget stem: String) -> UInt8 {
    targetStems.number(of: stem).map { strongestOfTarget[Int($0)] } ?? 0
  }

  /// The lexicon of the other direction.
  package var reversed: Lexicon {
    var rows: [Row] = []
    rows.reserveCapacity(entries.count)
    for source in sourceStems.indices {
      for entry in translations(ofNumber: source) {
        rows.append(Row(source: entry.target, target: Int32(source), strength: entry.strength))
      }
    }
    return Lexicon(targetStems, sourceStems, rows)
  }
}
