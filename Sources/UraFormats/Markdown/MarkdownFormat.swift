package import UraModel
import UraText

/// Markdown (CommonMark with tables, footnotes, tasks and front matter): a unit per paragraph, heading, list item and cell.
///
/// Emphasis, links, images, code spans and inline HTML are codes; code blocks and rules are left alone, and of link definitions all but their titles. HTML blocks
/// are read as HTML, and of the front matter the texts that a page shows: title, description and their kind.
package struct MarkdownFormat: SkeletonFormat {
  package let format = FileFormat.markdown
  package init() {}

  /// The fields of a front matter that hold text in the usual site generators.
  private static let textFields: Set<String> = [
    "title", "subtitle", "description", "summary", "excerpt", "lead", "caption", "linkTitle", "sidebar_label",
  ]

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    var document = SkeletonDocument(file, header: DocumentHeader(format: format))
    try file.checkLines("blocks", limit: options.limits.tokenBytes)
    let frontMatter = Self.frontMatter(of: file)
    let fields = try frontMatter.map { range in
      try Self.fields(file, range, diagnostics, &document)
    }
    let declared = fields?.language
    let language = options.language(ofFile: file.path, declared: declared)
    document.header.sourceLanguage = language
    for field in fields?.texts ?? [] { Self.append(field, language, to: &document) }
    var blocks = MarkdownBlocks(file, limit: options.limits.tokenBytes)
    try blocks.run(from: frontMatter?.upperBound ?? 0) { block in
      if block.kind == .html {
        var segmenter = HTMLSegmenter(file, range: block.range, limit: options.limits.tokenBytes)
        try segmenter.run { segment in
          let piece = Piece(segment.range, segment.content, block: segment.block, style: "html:" + segment.style)
          Self.append(piece, language, to: &document)
          try document.handOver(stretch)
        }
        return
      }
      if let piece = Self.piece(block, file) { Self.append(piece, language, to: &document) }
      try document.handOver(stretch)
    }
    try document.finish(stretch)
  }

  private static func piece(_ block: MarkdownBlock, _ file: SkeletonFile) -> Piece? {
    if block.kind == .title {
      let text = MarkdownText.unescaped(file.text(block.range))
      return Piece(block.range, InlineText(text), block: block.kind.rawValue, style: "title:\(block.prefix)")
    }
    let text = block.lines.map { file.text($0) }.joined(separator: "\n")
    let content = MarkdownInline.parse(text, isCell: block.kind == .cell)
    guard !content.plainText.allSatisfy(\.isWhitespace) || content.codes.contains(where: { !$0.subflows.isEmpty })
    else { return nil }
    return Piece(
      block.range, content, block: block.kind.rawValue,
      style: "\(block.kind.rawValue):\(file.lineEnd)\(block.prefix)")
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    guard let colon = slot.style.firstIndex(of: ":") else { return content.nativeText }
    let style = String(slot.style[slot.style.index(after: colon)...])
    switch slot.style[..<colon] {
    case "html": return HTMLFormat.encoded(content, style: style, encoding: document.file.encoding)
    case "yaml": return YAMLText.encoded(content.nativeText, style: style, raw: document.file.text(slot.range))
    case let kind:
      return MarkdownText.encode(
        content, kind: MarkdownBlock.Kind(rawValue: String(kind)) ?? .paragraph, lineStart: style)
    }
  }

  private struct Piece {
    var range: Range<Int>
    var content: InlineText
    var block: String
    var style: String

    init(_ range: Range<Int>, _ content: InlineText, block: String, style: String) {
      self.range = range
      self.content = content
      self.block = block
      self.style = style
    }
  }

  private static func append(_ piece: Piece, _ language: LanguageTag, to document: inout SkeletonDocument) {
    var unit = TranslationUnit(id: String(document.unitCount + 1), sourceLanguage: language)
    unit.variants = [Variant(language: language, content: piece.content)]
    unit.properties = [Property("block", piece.block)]
    let index = document.append(unit, at: piece.range.lowerBound)
    document.slots.append(TextSlot(unit: index, range: piece.range, style: piece.style))
  }

  /// The lines between the first line `---` and the next one, which begins the range that is returned.
  private static func frontMatter(of file: SkeletonFile) -> Range<Int>? {
    var lines = SkeletonLines(file.utf8)
    guard let first = lines.next(), file.text(first).trimmed == "---" else { return nil }
    while let line = lines.next() {
      if ["---", "..."].contains(file.text(line).trimmed) { return 0..<line.upperBound }
    }
    return nil
  }

  private static func fields(
    _ file: SkeletonFile, _ range: Range<Int>, _ diagnostics: any DiagnosticCollector,
    _ document: inout SkeletonDocument
  ) throws -> (texts: [Piece], language: LanguageTag?) {
    // The closing line is no part of what YAML reads; in front of it the offsets are the file's own.
    let end = file.utf8[..<max(0, range.upperBound - 3)].lastIndex { $0 == 0x0A || $0 == 0x0D } ?? 0
    let part = try SkeletonFile(Array(file.utf8[..<end]) + [0x0A], path: file.path)
    do {
      let yaml = try YAMLFormat().document(of: part, options: ReadingOptions(), diagnostics: diagnostics)
      let language = yaml.units.first { ["lang", "language", "locale"].contains($0.id) }
        .flatMap { LanguageTag($0.variants[0].text) }
      let texts = yaml.slots.compactMap { slot -> Piece? in
        let unit = yaml.units[slot.unit]
        guard let id = unit.id, textFields.contains(id) else { return nil }
        return Piece(slot.range, unit.variants[0].content, block: id, style: "yaml:" + slot.style)
      }
      return (texts, language)
    } catch let error as InputError {
      diagnostics.emit(error.diagnostic)
      document.skipped += 1
      return ([], nil)
    }
  }
}
