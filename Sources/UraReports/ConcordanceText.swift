package import UraMemory
import UraModel

/// Renders what a concordance found.
package struct ConcordanceText {
  let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  /// `ranges` are UTF-8 offsets into `text`.
  package func json(_ hit: ConcordanceHit) -> JSONValue {
    .object([
      "text": .string(hit.text), "language": .string(hit.language.description),
      "ranges": .array(hit.ranges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) }),
      "translations": .array(hit.translations.map { .string($0) }), "unit": .integer(hit.unit),
      "origin": .string(hit.origin),
    ])
  }

  /// Segment, translation, origin: a translation a line, with tabs and line ends made spaces.
  package func table(_ hit: ConcordanceHit) -> [String] {
    (hit.translations.isEmpty ? [""] : hit.translations).map { TableRow.line([hit.text, $0, hit.origin]) }
  }

  package func lines(_ hit: ConcordanceHit) -> [String] {
    [highlighted(hit) + "  " + style(.quiet, hit.origin)] + hit.translations.map { "    \($0)" }
  }

  private func highlighted(_ hit: ConcordanceHit) -> String {
    let bytes = Array(hit.text.utf8)
    var result = ""
    var position = 0
    for range in hit.ranges where range.lowerBound >= position && range.upperBound <= bytes.count {
      result += String(decoding: bytes[position..<range.lowerBound], as: UTF8.self)
      result += style(.good, String(decoding: bytes[range], as: UTF8.self))
      position = range.upperBound
    }
    return result + String(decoding: bytes[position...], as: UTF8.self)
  }
}
