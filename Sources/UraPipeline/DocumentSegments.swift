import UraFormats
package import UraModel
import UraSegmentation
import UraText

/// The segments of one document of a parallel group: of running text as it stands, of HTML, Markdown and office documents as the texts that
/// stand in their markup, with inline codes.
package struct DocumentSegments: Sendable {
  package struct Segment: Sendable {
    /// White space as single spaces, none at the ends.
    package var content: InlineText
    /// Counted from 0 over the document.
    package var paragraph: Int
    /// From 1: the line where the segment or, in markup, its paragraph begins; in office documents the paragraph's number.
    package var line: Int
    /// Whether white space stands between it and the segment before.
    package var followsSpace: Bool

    package init(_ content: InlineText, paragraph: Int, line: Int, followsSpace: Bool = true) {
      self.content = content
      self.paragraph = paragraph
      self.line = line
      self.followsSpace = followsSpace
    }

    package var text: String { content.plainText }
  }

  package private(set) var segments: [Segment] = []

  /// - Parameters:
  ///   - bytes: what the file holds.
  ///   - path: its name says whether it is markup.
  /// - Throws: `InputError` for a file that cannot be decoded, or that holds translations and is no document.
  package init(of bytes: [UInt8], path: String, language: LanguageTag, encoding: String? = nil) throws(InputError) {
    let segmenter = try Segmenter(language: language)
    let format = FileFormat.candidates(path: path, withDocuments: true).first
    if let markup = format?.markup {
      try readMarkup(InputFile(bytes: bytes, path: path), markup, segmenter, encoding)
      return
    }
    switch format {
    case .tmx, .xliff1, .xliff2, .po, .qt, .tbx, .tbx2, .xcstrings:
      throw InputError(
        at: SourceLocation(path: path), code: "not-a-document",
        "expected a text in \(language), found a file that holds translations; import it without a language in front")
    default: readText(try TextDecoder.decode(bytes, path: path, declared: encoding), segmenter)
    }
  }

  private mutating func readText(_ document: DecodedText, _ segmenter: Segmenter) {
    var lines = LineCounter(document)
    var end: Int?
    for segment in segmenter.segments(of: document) {
      let start = segment.range.lowerBound
      segments.append(
        Segment(
          InlineText(segment.text).withSingleSpaces, paragraph: segment.paragraph, line: lines.line(of: start),
          followsSpace: end.map { start > $0 } ?? true))
      end = segment.range.upperBound
    }
  }

  private mutating func readMarkup(
    _ input: InputFile, _ format: any SkeletonFormat, _ segmenter: Segmenter, _ encoding: String?
  ) throws(InputError) {
    do {
      try MarkupSegments.forEach(in: input, format, segmenter, encoding: encoding) { segment in
        segments.append(Segment(segment.content, paragraph: segment.paragraph, line: segment.line))
      }
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(
        at: SourceLocation(path: input.path), code: "not-readable", "this file may not be read: \(error)")
    }
  }
}

/// The lines of offsets that ascend.
private struct LineCounter {
  private let starts: [Int]
  private var passed = 0

  init(_ document: DecodedText) {
    starts = document.inputOffsets(ofUTF8: LineEnd.starts(in: document.text.utf8))
  }

  mutating func line(of offset: Int) -> Int {
    while passed < starts.count, starts[passed] <= offset { passed += 1 }
    return max(passed, 1)
  }
}
