package import UraModel

extension PlainTextFormat: NewFileFormat {
  /// A paragraph per unit.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    units.compactMap { $0.variant(nearest: language)?.content.nativeText }.joined(separator: "\n\n") + "\n"
  }
}

extension SubtitleFormat: NewFileFormat {
  /// Cues with the times that the units came with.
  ///
  /// - Throws: for a unit without a time.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    let isWebVTT = format == .vtt
    var result = isWebVTT ? "WEBVTT\n\n" : ""
    for (index, unit) in units.enumerated() {
      guard let variant = unit.variant(nearest: language) else { continue }
      guard let time = unit.properties.first(where: { $0.name == "time" })?.value else {
        throw InputError(
          at: SourceLocation(path: "unit \(unit.id ?? String(index + 1))"), code: "subtitles-no-times",
          "expected a unit of subtitles with its time, found one without, convert subtitles only")
      }
      let written = isWebVTT ? time.replacing(",", with: ".") : time.replacing(".", with: ",")
      let text = SubtitleText.encode(variant.content, isWebVTT: isWebVTT)
      let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
      result += "\(index + 1)\n\(written)\n\(lines.joined(separator: "\n"))\n\n"
    }
    return result
  }
}
