import UraFormats
package import UraModel
import UraSegmentation
import UraText

/// A segment of an HTML or Markdown document, or of an office program's.
package struct MarkupSegment: Sendable {
  /// White space as single spaces, none at the ends.
  package var content: InlineText
  /// Counted from 0 over the document.
  package var paragraph: Int
  /// From 1: the line where its paragraph begins; in an office document, whose lines nobody sees, the number of the paragraph.
  package var line: Int
  /// Byte offsets into the input, from its first character to its last, with the markup between.
  package var range: Range<Int>
  /// The entry of an archive that the offsets count in.
  package var part: String?
}

/// Finds the segments of the texts that stand in the markup of a document.
struct MarkupSegments {
  private let segmenter: Segmenter
  private let body: (MarkupSegment) throws -> Void
  private var paragraph = 0

  private init(_ segmenter: Segmenter, _ body: @escaping (MarkupSegment) throws -> Void) {
    self.segmenter = segmenter
    self.body = body
  }

  /// Calls `body` with each segment in the order of the document; texts inside codes (`alt` of an image) come behind the paragraph
  /// that the codes are in.
  ///
  /// - Throws: also when a part of the document is wrong.
  static func forEach(
    in input: InputFile, _ format: any SkeletonFormat, _ segmenter: Segmenter, encoding: String?,
    _ body: (MarkupSegment) throws -> Void
  ) throws {
    var options = ReadingOptions(sourceLanguage: segmenter.language)
    options.encoding = encoding
    let problems = DiagnosticList()
    try withoutActuallyEscaping(body) { body in
      var segments = MarkupSegments(segmenter, body)
      var offsets: InputOffsets?
      try format.parse(input, options: options, diagnostics: problems) { stretch in
        var places = offsets ?? InputOffsets(stretch.file)
        for slot in stretch.slots
        where stretch.units[slot.unit].isTranslatable && !stretch.units[slot.unit].isInMargin {
          guard var content = stretch.content(of: slot) else { continue }
          content.name(pairsOf: segments.paragraph)
          try segments.append(content, at: slot, in: stretch.file, &places)
        }
        offsets = places
      }
    }
    // A part that is lost would put everything after it beside the wrong translation.
    if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
      throw InputError(at: problem.location, code: problem.code, problem.message)
    }
  }

  private mutating func append(
    _ content: InlineText, at slot: TextSlot, in file: SkeletonFile, _ places: inout InputOffsets,
    isSubflow: Bool = false
  ) throws {
    let own = isSubflow && !segmenter.segmentsSubflows ? [content] : content.lines.flatMap(segmenter.segments)
    let texts = own.filter { !$0.plainText.allSatisfy(\.isWhitespace) }
    let (ranges, subflows) = TextPlaces.ranges(of: Self.stretches(texts, in: content), in: content, at: slot, of: file)
    let part = file.parts?.part(at: slot.range.lowerBound)
    let line = part == nil ? file.location(of: slot.range.lowerBound).line ?? 1 : paragraph + 1
    for (text, range) in zip(texts, ranges) {
      let place = places.input(range)
      let start = part?.range.lowerBound ?? 0
      try body(
        MarkupSegment(
          content: text.withSingleSpaces, paragraph: paragraph, line: line,
          range: place.lowerBound - start..<place.upperBound - start, part: part?.name))
    }
    paragraph += 1
    for (subflow, range) in zip(content.codes.flatMap(\.subflows), subflows) {
      var inner = slot
      inner.range = range
      try append(subflow.content, at: inner, in: file, &places, isSubflow: true)
    }
  }

  /// Where segments stand in the text that they are from: there is nothing but white space between them.
  private static func stretches(_ segments: [InlineText], in content: InlineText) -> [Range<Int>] {
    let whole = Array(content.plainText.utf8)
    var offset = 0
    return segments.map { segment in
      let text = segment.plainText.utf8.trimmingSpace
      while offset < whole.count, !whole[offset...].starts(with: text) { offset += 1 }
      defer { offset += text.count }
      return offset..<offset + text.count
    }
  }
}

extension String.UTF8View {
  fileprivate var trimmingSpace: SubSequence {
    var rest = self[...]
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return rest
  }
}

extension InlineText {
  /// Makes the names of its pairs unlike those of other paragraphs: segments of two may become one text.
  fileprivate mutating func name(pairsOf paragraph: Int) {
    for (index, part) in parts.enumerated() {
      guard case .code(var code) = part, let pair = code.pairID else { continue }
      code.pairID = "\(paragraph).\(pair)"
      parts[index] = .code(code)
    }
  }
}
