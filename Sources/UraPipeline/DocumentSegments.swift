import UraFormats
package import UraModel
import UraSegmentation
import UraText

/// The segments of one document of a parallel group: of running text as it stands, of HTML and Markdown as the texts that stand in
/// their markup, with inline codes.
package struct DocumentSegments: Sendable {
  package struct Segment: Sendable {
    /// White space as single spaces, none at the ends.
    package var content: InlineText
    /// Counted from 0 over the document.
    package var paragraph: Int
    /// From 1: the line where the segment or, in markup, its paragraph begins.
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
    switch FileFormat.candidates(path: path, withDocuments: true).first {
    case .html, .markdown:
      try readMarkup(path, segmenter, encoding)
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

  private mutating func readMarkup(_ path: String, _ segmenter: Segmenter, _ encoding: String?) throws(InputError) {
    var options = ReadingOptions(sourceLanguage: segmenter.language)
    options.encoding = encoding
    let input = InputFile(path: path)
    let problems = DiagnosticList()
    var paragraph = 0
    do {
      try FileFormat.detect(input).reader.read(input, options: options, diagnostics: problems) { unit, location in
        guard unit.isTranslatable, var content = unit.variants.first?.content else { return }
        content.name(pairsOf: paragraph)
        let line = location.line ?? 1
        for part in content.lines { append(segmenter.segments(of: part), paragraph, line) }
        paragraph += 1
        // Texts inside codes (`alt` of an image) stand after the paragraph that the codes are in.
        for text in segmenter.subflowSegments(of: content) {
          append(text, paragraph, line)
          paragraph += 1
        }
      }
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(at: SourceLocation(path: path), code: "not-readable", "this file may not be read: \(error)")
    }
    // A part that is lost would put everything after it beside the wrong translation.
    if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
      throw InputError(at: problem.location, code: problem.code, problem.message)
    }
  }

  private mutating func append(_ found: [InlineText], _ paragraph: Int, _ line: Int) {
    for content in found where !content.plainText.allSatisfy(\.isWhitespace) {
      segments.append(Segment(content.withSingleSpaces, paragraph: paragraph, line: line))
    }
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

/// The lines of offsets that ascend.
private struct LineCounter {
  private let starts: [Int]
  private var passed = 0

  init(_ document: DecodedText) {
    var offsets: [Int] = [0]
    for (position, byte) in document.text.utf8.enumerated() where byte == 0x0A { offsets.append(position + 1) }
    starts = document.inputOffsets(ofUTF8: offsets)
  }

  mutating func line(of offset: Int) -> Int {
    while passed < starts.count, starts[passed] <= offset { passed += 1 }
    return max(passed, 1)
  }
}
