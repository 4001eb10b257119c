import ArgumentParser
import Foundation
import UraFormats
import UraModel
import UraPipeline
import UraReports
import UraSegmentation

/// `ura segment`: the sentences of a text.
struct SegmentCommand: ParsableCommand {
  enum Paragraphs: String, ExpressibleByArgument, CaseIterable { case blank, line }

  static let configuration = CommandConfiguration(
    commandName: "segment", abstract: "Divide text into sentences, headings and list items.",
    discussion: """
      A blank line ends a paragraph, a single line break inside one is white space, a list item on its own line is a \
      paragraph of its own. Offsets in JSON Lines are byte offsets into the input. Of HTML, Markdown, \
      Word and OpenDocument files (told by the name, or by --as) the segments are those of the texts in them.
      """)

  @Option(name: .long, help: ArgumentHelp("The language of the text, a BCP 47 tag.", valueName: "language"))
  var lang: LanguageTag

  @Option(name: .long, help: "text; jsonl: an object a segment; json: one object.")
  var format = LineFormat.text

  @Option(
    name: .long,
    help: ArgumentHelp("Rules instead of the built-in ones: SRX 2.0, or ura's notation.", valueName: "file"),
    completion: .file(extensions: ["srx", "rules"]))
  var rules: String?

  @Flag(name: .long, help: "The text is hard-wrapped mail: quoted lines, short lines.")
  var wrapped = false

  @Flag(name: .long, help: "The text has one segment a line already.")
  var segmented = false

  @Option(name: .long, help: "What ends a paragraph: a blank line or each line.")
  var paragraphs = Paragraphs.blank

  @Option(name: .long, help: ArgumentHelp("The encoding, when the file does not say it itself.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("What the file is, when its name does not say it.", valueName: "format"))
  var document: DocumentFormat?

  @Flag(name: .long, help: "Say for each break and each suppressed break which rule decided.")
  var explain = false

  @Argument(help: "The file to divide; '-' is standard input.", completion: .file())
  var file: String = "-"

  private var fileFormat: FileFormat? { document?.format }

  func validate() throws {
    if [wrapped, segmented, paragraphs == .line].count(where: \.self) > 1 {
      throw ValidationError("--wrapped, --segmented and --paragraphs line exclude each other; give one of them")
    }
    if let fileFormat, !fileFormat.isDocument {
      throw ValidationError("expected --as text, html, markdown, docx or odt, found \(fileFormat.rawValue)")
    }
    if fileFormat?.markup != nil, mode != .blankLines {
      throw ValidationError("--wrapped, --segmented and --paragraphs line are of plain text; give them or --as")
    }
  }

  func run() throws {
    let options = SegmentDocument.Options(
      language: lang, rules: rules, paragraphs: mode, encoding: encoding, format: fileFormat)
    var output = StandardOutput()
    var objects = JSONObjects(explain ? "breaks" : "segments", asLines: format == .jsonl)
    func put(_ text: @autoclosure () -> String, _ json: @autoclosure () -> String) throws {
      if format == .text { try output.line(text()) } else { try output.write(objects.next(json())) }
    }
    if explain {
      for line in try SegmentDocument.explanation(ofFile: file, options).lines { try put(line.text, line.jsonLine) }
    } else {
      try SegmentDocument.forEachSegment(ofFile: file, options) { try put(line(of: $0.text), $0.jsonLine) }
    }
    if format != .text { try output.write(objects.end()) }
    try output.flush()
  }

  /// The segment on one line: line breaks and the white space around them are one space, and in wrapped mail so are the marks of
  /// quotation at the start of lines.
  private func line(of text: String) -> String {
    // Scalars, not characters: finding where characters end costs more than all the rest.
    let lines = text.unicodeScalars.split { Self.isLineBreak($0) }
    guard lines.count > 1 else { return text }
    return lines.enumerated().map { number, line in
      var rest = line.drop { $0 == " " || $0 == "\t" || (wrapped && number > 0 && $0 == ">") }
      while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
      return String(rest)
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private var mode: ParagraphMode {
    wrapped ? .wrapped : segmented ? .segmented : paragraphs == .line ? .lines : .blankLines
  }
}
