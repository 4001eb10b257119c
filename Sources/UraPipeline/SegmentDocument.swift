package import UraFormats
package import UraModel
import UraReports
package import UraSegmentation
import UraText

/// The journey of one document: bytes -> text -> paragraphs -> segments.
package enum SegmentDocument {
  package struct Options: Sendable {
    package var language: LanguageTag
    /// A file of rules instead of the built-in ones.
    package var rules: String?
    package var paragraphs: ParagraphMode
    /// The encoding the user names, when the file does not say it itself.
    package var encoding: String?
    /// What the file is; nil leaves it to its name. Paragraphs that are lines are always those of plain text.
    package var format: FileFormat?

    package init(
      language: LanguageTag, rules: String? = nil, paragraphs: ParagraphMode = .blankLines, encoding: String? = nil,
      format: FileFormat? = nil
    ) {
      self.language = language
      self.rules = rules
      self.paragraphs = paragraphs
      self.encoding = encoding
      self.format = format
    }

    func markup(of path: String) throws(InputError) -> (any SkeletonFormat)? {
      guard paragraphs != .blankLines else {
        return (format ?? FileFormat.candidates(path: path, withDocuments: true).first)?.markup
      }
      try SegmentDocument.requireLines(path)
      return nil
    }
  }

  private static let chunkSize = 1 << 18

  /// Refuses what has paragraphs and no lines, where lines are asked for.
  static func requireLines(_ path: String) throws(InputError) {
    guard let format = FileFormat.candidates(path: path, withDocuments: true).first, format.isArchive else { return }
    throw InputError(
      at: SourceLocation(path: path), code: "not-plain-text",
      "expected a text with a segment or a paragraph a line, found the name of a \(format.title), which has no lines; leave the option away"
    )
  }

  /// Calls `body` with each segment, in order; offsets refer to the bytes of the file.
  ///
  /// Of HTML, Markdown and office documents the segments are those of the texts in the markup, as `MarkupSegments` finds them.
  /// UTF-8 is read as a stream: the memory is bounded by the longest paragraph. Other encodings are read whole.
  /// - Throws: `InputError` for a file that cannot be read or decoded, or for rules that are malformed.
  package static func forEachSegment(
    ofFile path: String, _ options: Options, _ body: (Segment) throws -> Void
  ) throws {
    let segmenter = try segmenter(options)
    if let markup = try options.markup(of: path) {
      var index = 0
      return try MarkupSegments.forEach(in: InputFile(path: path), markup, segmenter, encoding: options.encoding) {
        try body(
          Segment(
            index: index, paragraph: $0.paragraph, range: $0.range, text: $0.content.plainText, part: $0.part))
        index += 1
      }
    }
    let input = InputFile(path: path)
    let source = try input.open()
    let first = try source.prefix(chunkSize)
    guard isStreamable(first, options), try isUTF8(behind: first, input, options) else {
      // What cannot be a text is refused before more of it is read.
      if first.contains(0) {
        _ = try first.withUnsafeBufferPointer { buffer throws(InputError) in
          try TextDecoder.encoding(of: buffer, path: path, declared: options.encoding)
        }
      }
      let bytes = first + (try source.prefix(InputBytes.limit))
      guard bytes.count <= InputBytes.limit else { throw InputBytes.tooLarge(path) }
      let document = try TextDecoder.decode(bytes, path: path, declared: options.encoding)
      for segment in segmenter.segments(of: document) { try body(segment) }
      return
    }
    try stream(first, source, path, segmenter, body)
  }

  /// The rule behind each break and each suppressed break of a plain text; offsets refer to the bytes of the file.
  package static func explanation(ofFile path: String, _ options: Options) throws(InputError) -> SegmentationExplanation
  {
    guard try options.markup(of: path) == nil else {
      throw InputError(
        at: SourceLocation(path: path), code: "not-plain-text",
        "expected plain text to explain, found a name of HTML, Markdown, Word or OpenDocument; take its texts out first (ura segment), or add --as text"
      )
    }
    let bytes = try InputBytes.read(path)
    let document = try TextDecoder.decode(bytes, path: path, declared: options.encoding)
    return SegmentationExplanation(document, try segmenter(options))
  }

  package static func segmenter(_ options: Options) throws(InputError) -> Segmenter {
    var rules: SegmentationRules?
    if let path = options.rules {
      rules = try SegmentationRules(contentsOf: try InputBytes.read(path), path: path, language: options.language)
    }
    return try Segmenter(language: options.language, rules: rules, options: .init(paragraphs: options.paragraphs))
  }

  /// Whether the first bytes are UTF-8 text, as far as one sees.
  private static func isStreamable(_ first: [UInt8], _ options: Options) -> Bool {
    if let encoding = options.encoding, TextDecoder.canonicalName(encoding) != "UTF-8" { return false }
    if let mark = TextDecoder.byteOrderMark(first), mark.encoding != "UTF-8" { return false }
    var chunks = UTF8Chunks()
    return !first.contains(0) && (try? chunks.take(first)) != nil
      && (first.count == chunkSize || (try? chunks.finish()) != nil)
  }

  /// Whether the first bytes of a file that are not ASCII are UTF-8, where they do not stand at its beginning; what can be read but
  /// once is taken for UTF-8.
  private static func isUTF8(
    behind first: [UInt8], _ input: InputFile, _ options: Options
  ) throws(InputError) -> Bool {
    guard options.encoding == nil, first.count == chunkSize, first.allSatisfy({ $0 < 0x80 }), !input.isReadOnce else {
      return true
    }
    let source = try input.open()
    var chunks = UTF8Chunks()
    var chunk = try source.prefix(chunkSize)
    while !chunk.isEmpty {
      guard let whole = try? chunks.take(chunk) else { return false }
      if whole.contains(where: { $0 >= 0x80 }) { return true }
      chunk = try source.prefix(chunkSize)
    }
    return (try? chunks.finish()) != nil
  }

  private static func stream(
    _ first: [UInt8], _ source: any ByteSource, _ path: String, _ segmenter: Segmenter, _ body: (Segment) throws -> Void
  ) throws {
    let mark = TextDecoder.byteOrderMark(first)?.count ?? 0
    var chunks = UTF8Chunks()
    var segments = segmenter.stream(startingAt: mark)
    do {
      var chunk = Array(first.dropFirst(mark))
      while !chunk.isEmpty {
        for segment in segments.append(try chunks.take(chunk)) { try body(segment) }
        chunk = try source.prefix(chunkSize)
      }
      try chunks.finish()
      for segment in segments.finish() { try body(segment) }
    } catch let invalid as UTF8Chunks.Invalid {
      let byte = String(invalid.byte, radix: 16, uppercase: true)
      throw InputError(
        at: SourceLocation(path: path), code: "invalid-utf8",
        "expected UTF-8, found the byte 0x\(byte) at offset \(invalid.offset + mark); correct it, or name the encoding (--encoding)"
      )
    }
  }
}

extension Segment {
  /// One object of `ura segment --format jsonl`, in the order of keys that docs/cli.md promises.
  package var jsonLine: String {
    return "{\"index\":\(index),\"paragraph\":\(paragraph),\"start\":\(range.lowerBound),"
      + "\"end\":\(range.upperBound),\"text\":\(JSONValue.string(text).line)"
      + (part.map { ",\"part\":\(JSONValue.string($0).line)}" } ?? "}")
  }
}
