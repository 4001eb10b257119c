import UraModel
import UraText

/// The file format of lexicons: `#` comments, then a line per source stem: `stem TAB target strength target strength ...`.
/// Strengths are 1...99 for hundredths.
package enum LexiconFile {
  package static func read(_ text: String) -> Lexicon {
    var rows: [(source: String, target: String, strength: UInt8)] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t")
      guard columns.count == 2 else { continue }
      let fields = columns[1].split(separator: " ")
      for i in stride(from: 0, to: fields.count - 1, by: 2) {
        guard let hundredths = Int(fields[i + 1]), (1...100).contains(hundredths) else { continue }
        rows.append((String(columns[0]), String(fields[i]), UInt8((hundredths * 255 + 50) / 100)))
      }
    }
    return Lexicon(rows)
  }

  package static func write(_ lexicon: Lexicon, header: [String]) -> String {
    var out = header.map { "# \($0)\n" }.joined()
    for stem in lexicon.sourceStems.sorted() {
      let list = lexicon.translations(of: stem).map {
        (stem: lexicon.targetStems[Int($0.target)], strength: max(1, (Int($0.strength) * 100 + 127) / 255))
      }
      let fields = list.sorted { ($0.strength, $1.stem) > ($1.strength, $0.stem) }.map { "\($0.stem) \($0.strength)" }
      if !fields.isEmpty { out += stem + "\t" + fields.joined(separator: " ") + "\n" }
    }
    return out
  }
}
