import UraFormats
package import UraModel

/// Segmentation of text with inline codes: rules see the text alone, and the codes at a break go where the format handles of
/// SRX (2.0, section 2.2) send them.
extension Segmenter {
  /// The segments of one paragraph, without white space at their ends; codes stay, each in one segment.
  package func segments(of text: InlineText) -> [InlineText] {
    var plain = text.plainText
    let ranges = plain.withUTF8 { sentences(ofParagraph: $0) }
    guard ranges.count > 1 else { return text.isEmpty ? [] : [text] }
    var result = [InlineText](repeating: InlineText(), count: ranges.count)
    var offset = 0
    // The segment that `offset` is in or before; behind all of them, the last one.
    var current = 0
    for part in text.parts {
      while current < ranges.count - 1, ranges[current].upperBound <= offset { current += 1 }
      switch part {
      case .text(let piece):
        let utf8 = Array(piece.utf8)
        for index in current..<ranges.count {
          let overlap = ranges[index].clamped(to: offset..<offset + utf8.count)
          if overlap.isEmpty { break }
          let text = String(
            decoding: utf8[(overlap.lowerBound - offset)..<(overlap.upperBound - offset)], as: UTF8.self)
          result[index].parts.append(.text(text))
        }
        offset += utf8.count
      case .code(let code):
        result[segment(of: code, at: offset, before: current, ranges, afterOthers: result)].parts.append(part)
      }
    }
    return result
  }

  /// Whether texts inside codes (`alt` of an image) are cut into segments, or each is one (SRX's `segmentsubflows`).
  package var segmentsSubflows: Bool { compiled.segmentsSubflows }

  /// The segment that a code at `offset` belongs to: the one around it, or at a break the one its kind asks for.
  private func segment(
    of code: InlineCode, at offset: Int, before next: Int, _ ranges: [Range<Int>], afterOthers: [InlineText]
  ) -> Int {
    guard next > 0, offset <= ranges[next].lowerBound else { return next }
    // Codes keep their order: once one went to the next segment, those after it follow.
    if !afterOthers[next].isEmpty { return next }
    let handles = compiled.formatHandles
    let staysBefore =
      switch code.kind {
      case .opening, .isolatedOpening: handles.includesStart
      case .closing, .isolatedClosing: handles.includesEnd
      case .standalone: handles.includesIsolated
      }
    return staysBefore ? next - 1 : next
  }
}
