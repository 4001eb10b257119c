import UraModel
import UraText

/// Word translations as stems with a strength: how surely the second stands where the first does.
///
/// The strength is the geometric mean of both directions' translation probabilities, in 1...255 for 0...1.
package struct Lexicon: Sendable {
  /// The ids of the source stems.
  private(set) var sourceIDs: [String: Int32] = [:]
  package private(set) var sourceStems: [String] = []
  package private(set) var targetStems: [String] = []
  /// `entries[start[s]..<start[s + 1]]` are the translations of source stem s, strongest first.
  private(set) var start: [Int32] = [0]
  private(set) var entries: [Entry] = []
  private var targetIDs: [String: Int32] = [:]
  /// The strongest entry of each target stem.
  private var strongestOfTarget: [UInt8] = []

  package struct Entry: Sendable, Hashable {
    package var target: Int32
    package var strength: UInt8
  }

  /// Builds a lexicon of (source stem, target stem, strength) rows; of equal pairs the strongest counts.
  package init(_ rows: [(source: String, target: String, strength: UInt8)]) {
    var lists: [[Entry]] = []
    for row in rows where row.strength > 0 {
      let source: Int32
      if let known = sourceIDs[row.source] {
        source = known
      } else {
        source = Int32(sourceStems.count)
        sourceIDs[row.source] = source
        sourceStems.append(row.source)
        lists.append([])
      }
      let target: Int32
      if let known = targetIDs[row.target] {
        target = known
      } else {
        target = Int32(targetStems.count)
        targetIDs[row.target] = target
        targetStems.append(row.target)
      }
      if let known = lists[Int(source)].firstIndex(where: { $0.target == target }) {
        lists[Int(source)][known].strength = max(lists[Int(source)][known].strength, row.strength)
      } else {
        lists[Int(source)].append(Entry(target: target, strength: row.strength))
      }
    }
    strongestOfTarget = .init(repeating: 0, count: targetStems.count)
    for entry in lists.joined() {
      strongestOfTarget[Int(entry.target)] = max(strongestOfTarget[Int(entry.target)], entry.strength)
    }
    for list in lists {
      entries += list.sorted { ($0.strength, $1.target) > ($1.strength, $0.target) }
      start.append(Int32(entries.count))
    }
  }

  package var isEmpty: Bool { entries.isEmpty }
  package var count: Int { entries.count }

  /// The translations of a stem.
  package func translations(of stem: String) -> ArraySlice<Entry> {
    guard let id = sourceIDs[stem] else { return [] }
    return entries[Int(start[Int(id)])..<Int(start[Int(id) + 1])]
  }

  /// The strength of the surest translation of a stem of the target language; 0 when there is none.
  func strongest(ofTarget stem: String) -> UInt8 { targetIDs[stem].map { strongestOfTarget[Int($0)] } ?? 0 }

  /// The lexicon of the other direction.
  package var reversed: Lexicon {
    var rows: [(source: String, target: String, strength: UInt8)] = []
    rows.reserveCapacity(entries.count)
    for source in sourceStems.indices {
      for entry in entries[Int(start[source])..<Int(start[source + 1])] {
        rows.append((targetStems[Int(entry.target)], sourceStems[source], entry.strength))
      }
    }
    return Lexicon(rows)
  }
}
