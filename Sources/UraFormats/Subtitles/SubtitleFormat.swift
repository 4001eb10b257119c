package import UraModel
import UraText

/// Subtitles: SubRip (`.srt`) and WebVTT (`.vtt`). A cue is a unit; its times are a property, its tags are codes.
///
/// Source: W3C, "WebVTT: The Web Video Text Tracks Format", sections 4 and 6; SubRip as players read it.
package struct SubtitleFormat: SkeletonFormat {
  package let format: FileFormat
  private var isWebVTT: Bool { format == .vtt }

  /// - Parameter format: `.srt` or `.vtt`.
  package init(_ format: FileFormat) { self.format = format }

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    if isWebVTT, !file.utf8.starts(with: Array("WEBVTT".utf8)) {
      throw InputError(
        at: SourceLocation(path: file.path, line: 1, column: 1), code: "vtt-no-header",
        "expected WEBVTT in the first line, found something else, name the format")
    }
    try file.checkLines("cues", limit: options.limits.tokenBytes)
    var lines = SkeletonLines(file.utf8)
    var block: [Range<Int>] = []
    var note: String?
    var isFirst = true
    while true {
      let line = lines.next()
      if let line, file.trimmed(line) != nil {
        block.append(line)
        guard line.upperBound - block[0].lowerBound <= options.limits.tokenBytes else {
          throw file.tooLong(at: block[0].lowerBound, "cues", limit: options.limits.tokenBytes)
        }
        continue
      }
      if !block.isEmpty {
        if !(isFirst && isWebVTT) { read(block, language, &note, &document, diagnostics) }
        isFirst = false
      }
      block.removeAll(keepingCapacity: true)
      try document.handOver(stretch)
      if line == nil { break }
    }
    guard document.unitCount > 0 || document.skipped == 0 else {
      throw InputError(
        at: SourceLocation(path: file.path), code: "subtitles-no-cue",
        "expected cues with times such as 00:00:01,000 --> 00:00:02,000, found none, name the format")
    }
    try document.finish(stretch)
  }

  private func read(
    _ block: [Range<Int>], _ language: LanguageTag, _ note: inout String?, _ document: inout SkeletonDocument,
    _ diagnostics: any DiagnosticCollector
  ) {
    let file = document.file
    let first = file.text(block[0])
    if isWebVTT, first.hasPrefix("NOTE") {
      let text = ([first.dropFirst(4)] + block.dropFirst().map { Substring(file.text($0)) }).joined(separator: "\n")
      note = text.trimmed
      return
    }
    if isWebVTT, first.hasPrefix("STYLE") || first.hasPrefix("REGION") { return }
    guard let timing = block.prefix(2).firstIndex(where: { file.text($0).contains("-->") }) else {
      diagnostics.emit(
        Diagnostic(
          .error, at: file.location(of: block[0].lowerBound), code: "subtitles-no-times",
          "expected a cue with its times, found '\(first.prefix(40))', add a line such as 00:00:01,000 --> 00:00:02,000"
        ))
      document.skipped += 1
      return
    }
    let identifier = timing == 0 ? String(document.unitCount + 1) : first.trimmed
    let textLines = block[(timing + 1)...]
    guard let start = textLines.first?.lowerBound, let last = textLines.last else { return }
    let range = start..<(file.trimmed(last)?.upperBound ?? last.upperBound)
    let text = textLines.map { file.text($0.clamped(to: range)) }.joined(separator: "\n")
    var unit = TranslationUnit(id: identifier, sourceLanguage: language)
    unit.variants = [Variant(language: language, content: SubtitleText.decode(text, isWebVTT: isWebVTT))]
    unit.properties = [Property("time", file.text(block[timing]).trimmed)]
    if let comment = note { unit.notes = [Note(comment, category: "developer")] }
    note = nil
    let index = document.append(unit, at: block[0].lowerBound)
    document.slots.append(TextSlot(unit: index, range: range, style: file.lineEnd))
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    let text = SubtitleText.encode(content, isWebVTT: isWebVTT)
    // A blank line would end the cue.
    let lines = text.split(whereSeparator: \.isLineEnd)
    return lines.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: slot.style)
  }
}
