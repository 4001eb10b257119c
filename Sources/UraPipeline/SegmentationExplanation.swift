import UraModel
package import UraSegmentation
import UraReports
import UraText

/// What `ura segment --explain` shows: the decisions with line and column of the document.
package struct SegmentationExplanation: Sendable {
  package var lines: [Line]

  package struct Line: Sendable {
    /// The byte offset in the input; line and column (in scalars) of the decoded text, from 1.
    package var offset: Int
    package var line: Int
    package var column: Int
    package var decision: ExplainedDecision
  }

  init(_ document: DecodedText, _ segmenter: Segmenter) {
    let decisions = segmenter.explanation(of: document.text)
    let offsets = document.inputOffsets(ofUTF8: decisions.map(\.offset))
    lines = []
    var position = (offset: 0, line: 1, column: 1)
    let utf8 = Array(document.text.utf8)
    for (decision, offset) in zip(decisions, offsets) {
      for index in position.offset..<decision.offset {
        let byte = utf8[index]
        if LineEnd.isEnd(byte, followedBy: index + 1 < utf8.count ? utf8[index + 1] : nil) {
          position.line += 1
          position.column = 1
        } else if byte & 0xC0 != 0x80 {
          position.column += 1
        }
      }
      position.offset = decision.offset
      lines.append(Line(offset: offset, line: position.line, column: position.column, decision: decision))
    }
  }
}

extension SegmentationExplanation.Line {
  /// For people: place, verdict, the text around, and the rules.
  package var text: String {
    var text = "\(line):\(column)\t\(decision.isBreak ? "break" : "no break")\t"
    text += String(decision.before.suffix(24)) + "⏐" + String(decision.after.prefix(16))
    text += "\t" + Self.name(decision.rule)
    if let word = decision.word { text += ", \(word.text) at \(word.location)" }
    if let overruled = decision.overruled { text += "\tinstead of " + Self.name(overruled) }
    return text
  }

  package var jsonLine: String {
    JSONValue.object([
      "offset": .integer(offset), "line": .integer(line), "column": .integer(column), "break": .bool(decision.isBreak),
      "rule": Self.json(decision.rule), "word": decision.word.map { .string($0.text) },
      "wordAt": decision.word.map { .string($0.location.description) },
      "overruled": decision.overruled.map { Self.json($0) }, "before": .string(decision.before),
      "after": .string(decision.after),
    ]).line
  }

  private static func name(_ rule: SegmentationRule) -> String {
    let name = rule.name.isEmpty ? "/\(rule.before)/ /\(rule.after)/" : rule.name
    return rule.location.map { "\(name) (\($0))" } ?? name
  }

  private static func json(_ rule: SegmentationRule) -> JSONValue {
    .object(["name": .string(rule.name), "at": rule.location.map { .string($0.description) }])
  }
}
