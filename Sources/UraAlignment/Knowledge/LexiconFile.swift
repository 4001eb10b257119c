import UraModel
import UraText

/// The file format of lexicons: `#` comments, then a line per source stem: `stem TAB target strength target strength ...`.
/// Strengths are 1...99 for hundredths.
package enum LexiconFile {
  package static func read(_ text: String) -> Lexicon {
    var text = text
    return text.withUTF8(read)
  }

  /// Reads UTF-8; what is not as above is passed over.
  static func read(_ utf8: UnsafeBufferPointer<UInt8>) -> Lexicon {
    // A line has some 25 bytes, and a stem of the target stands in two or three.
    var sources = StemTable(expecting: utf8.count / 32)
    var targets = StemTable(expecting: utf8.count / 64)
    var rows: [Lexicon.Row] = []
    rows.reserveCapacity(utf8.count / 10)
    var line = 0
    while line < utf8.count {
      let newline = utf8[line...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.count
      defer { line = newline + 1 }
      let end = newline > line && utf8[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
      guard utf8[line] != UInt8(ascii: "#"), let tab = utf8[line..<end].firstIndex(of: UInt8(ascii: "\t")), tab > line
      else { continue }
      var source: Int32?
      var i = tab + 1
      while i < end {
        // The stem, a space, the number and whatever stands before the next space.
        let space = utf8[i..<end].firstIndex(of: UInt8(ascii: " ")) ?? end
        let stem = i..<space
        var hundredths = 0
        i = min(space + 1, end)
        while i < end, utf8[i] != UInt8(ascii: " ") {
          let digit = Int(utf8[i]) - 0x30
          hundredths = (0...9).contains(digit) && hundredths <= 100 ? hundredths * 10 + digit : 1_000
          i += 1
        }
        i += 1
        guard !stem.isEmpty, (1...100).contains(hundredths) else { continue }
        let number = source ?? sources.insert(UnsafeBufferPointer(rebasing: utf8[line..<tab]))
        source = number
        rows.append(
          .init(
            source: number, target: targets.insert(UnsafeBufferPointer(rebasing: utf8[stem])),
            strength: UInt8((hundredths * 255 + 50) / 100)))
      }
    }
    return Lexicon(sources, targets, rows)
  }

  package static func write(_ lexicon: Lexicon, header: [String]) -> String {
    var out = header.map { "# \($0)\n" }.joined()
    let stems = lexicon.sourceStems.indices.map { (number: $0, stem: lexicon.sourceStems[$0]) }
    for (number, stem) in stems.sorted(by: { $0.stem < $1.stem }) {
      let list = lexicon.translations(ofNumber: number).map {
        (stem: lexicon.targetStems[Int($0.target)], strength: max(1, (Int($0.strength) * 100 + 127) / 255))
      }
      let fields = list.sorted { ($0.strength, $1.stem) > ($1.strength, $0.stem) }.map { "\($0.stem) \($0.strength)" }
      if !fields.isEmpty { out += stem + "\t" + fields.joined(separator: " ") + "\n" }
    }
    return out
  }
}
