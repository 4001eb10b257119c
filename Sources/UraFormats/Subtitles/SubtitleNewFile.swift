import UraModel

extension SubtitleFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile {
    SubtitleNewFile(language: header.language, isWebVTT: format == .vtt)
  }
}

/// Cues with the times that the units came with.
struct SubtitleNewFile: NewFile {
  let language: LanguageTag
  let isWebVTT: Bool
  private var number = 0

  init(language: LanguageTag, isWebVTT: Bool) {
    self.language = language
    self.isWebVTT = isWebVTT
  }

  func begin() -> String { isWebVTT ? "WEBVTT\n\n" : "" }

  mutating func write(_ unit: TranslationUnit) -> (text: String, outcome: WritingOutcome) {
    guard let variant = unit.variant(nearest: language) else { return ("", .empty) }
    guard let time = unit.properties.first(where: { $0.name == "time" })?.value else {
      return (
        "",
        .unwritable(
          code: "subtitles-no-times",
          message: "expected a unit of subtitles with its time, found one without, convert subtitles only")
      )
    }
    number += 1
    let written = isWebVTT ? time.replacing(",", with: ".") : time.replacing(".", with: ",")
    let text = SubtitleText.encode(variant.content, isWebVTT: isWebVTT)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    return ("\(number)\n\(written)\n\(lines.joined(separator: "\n"))\n\n", .written)
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) {}
}
