package import UraModel

/// Every format of translation units that is read and written, one line each in every table below.
///
/// The raw value is the name that `--as` takes.
package enum FileFormat: String, Sendable, Hashable, Codable, CaseIterable {
  case tmx
  case xliff1
  case xliff2
  case po
  case android
  case xcstrings
  case json
  case arb
  case properties
  case yaml
  case strings
  case stringsdict
  case resx
  case qt
  case tbx
  case tbx2
  case csv
  case tsv
  case jsonl
  case fluent
  case srt
  case vtt
  case markdown
  case html
  case docx
  case odt
  case text

  /// What a person calls it.
  package var title: String {
    switch self {
    case .tmx: "TMX 1.1-1.4b"
    case .xliff1: "XLIFF 1.2"
    case .xliff2: "XLIFF 2.0-2.2"
    case .po: "gettext PO and POT"
    case .android: "Android strings.xml"
    case .xcstrings: "Apple string catalog"
    case .json: "JSON of keys and strings, i18next"
    case .arb: "Application Resource Bundle"
    case .properties: "Java properties"
    case .yaml: "YAML of keys and strings, Rails"
    case .strings: "Apple strings"
    case .stringsdict: "Apple stringsdict"
    case .resx: ".NET resources"
    case .qt: "Qt Linguist"
    case .tbx: "TBX 3"
    case .tbx2: "TBX 2"
    case .csv: "CSV tables"
    case .tsv: "TSV tables"
    case .jsonl: "JSON Lines"
    case .fluent: "Fluent"
    case .srt: "SubRip subtitles"
    case .vtt: "WebVTT subtitles"
    case .markdown: "Markdown"
    case .html: "HTML"
    case .docx: "Word document"
    case .odt: "OpenDocument text"
    case .text: "plain text"
    }
  }

  /// The endings of file names, the usual one first.
  package var extensions: [String] {
    switch self {
    case .tmx: ["tmx"]
    case .xliff1: ["xlf", "xliff", "sdlxliff", "mqxliff"]
    case .xliff2: ["xlf", "xliff"]
    case .po: ["po", "pot"]
    case .android: ["xml"]
    case .xcstrings: ["xcstrings"]
    case .json: ["json"]
    case .arb: ["arb"]
    case .properties: ["properties"]
    case .yaml: ["yml", "yaml"]
    case .strings: ["strings"]
    case .stringsdict: ["stringsdict"]
    case .resx: ["resx", "resw"]
    case .qt: ["ts"]
    case .tbx, .tbx2: ["tbx"]
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab", "utf8"]
    case .jsonl: ["jsonl", "ndjson"]
    case .fluent: ["ftl"]
    case .srt: ["srt"]
    case .vtt: ["vtt"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm", "xhtml"]
    case .docx: ["docx", "docm"]
    case .odt: ["odt", "ott"]
    case .text: ["txt", "text"]
    }
  }

  package var reader: any TranslationUnitReader {
    switch self {
    case .tmx: TMXReader()
    case .xliff1: XLIFF1Reader()
    case .xliff2: XLIFF2Reader()
    case .po: POFormat()
    case .android: AndroidFormat()
    case .xcstrings: StringCatalogFormat()
    case .json: JSONFormat()
    case .arb: ARBFormat()
    case .properties: PropertiesFormat()
    case .yaml: YAMLFormat()
    case .strings: StringsFormat()
    case .stringsdict: StringsDictFormat()
    case .resx: RESXFormat()
    case .qt: QtFormat()
    case .tbx, .tbx2: TBXReader()
    case .csv, .tsv: TableReader(self)
    case .jsonl: JSONLinesReader()
    case .fluent: FluentFormat()
    case .srt: SubtitleFormat(.srt)
    case .vtt: SubtitleFormat(.vtt)
    case .markdown: MarkdownFormat()
    case .html: HTMLFormat()
    case .docx: WordFormat()
    case .odt: OpenDocumentFormat()
    case .text: PlainTextFormat()
    }
  }

  /// A writer into an open file.
  package func writer(to output: OutputFile, options: WritingOptions = .init()) -> any TranslationUnitWriter {
    switch self {
    case .tmx: TMXWriter(to: output, options: options)
    case .xliff1: XLIFF1Writer(to: output, options: options)
    case .xliff2: XLIFF2Writer(to: output, options: options)
    case .po: POWriter(to: output, options: options)
    case .tbx, .tbx2: TBXWriter(self, to: output)
    case .csv, .tsv: TableWriter(self, to: output, options: options)
    case .jsonl: JSONLinesWriter(to: output)
    default: NewFileWriter(reader, to: output, options: options)
    }
  }

  /// The format of a file, by its name and, where that leaves more than one or none, by its first bytes.
  ///
  /// - Throws: when neither tells.
  package static func detect(_ input: InputFile) throws(InputError) -> FileFormat {
    let named = candidates(path: input.path, withDocuments: true)
    // Much more than strings is in files called `.xml`.
    let isVague = named == [.android]
    if named.count == 1, !isVague { return named[0] }
    if let format = try seen(in: input), named.isEmpty || isVague || named.contains(format) { return format }
    if let first = named.first { return first }
    throw InputError(
      at: SourceLocation(path: input.path), code: "unknown-format",
      "expected a file of a known format, found another, name it with --as (\(allCases.map(\.rawValue).joined(separator: ", ")))"
    )
  }

  /// The format that the first bytes of a file show; nil where they show none.
  package static func seen(in input: InputFile) throws(InputError) -> FileFormat? {
    FormatSniffer(try input.open().prefix(1 << 14)).format
  }

  /// Whether it is running text, whose translation is another file that is aligned sentence by sentence.
  package var isDocument: Bool { [.markdown, .html, .docx, .odt, .text].contains(self) }

  /// Whether a file says which languages its texts are in; the others leave that to their names.
  package var namesLanguages: Bool {
    switch self {
    case .tmx, .xliff1, .xliff2, .po, .xcstrings, .arb, .yaml, .qt, .tbx, .tbx2, .csv, .tsv, .jsonl: true
    case .android, .json, .properties, .strings, .stringsdict, .resx, .fluent, .srt, .vtt, .markdown, .html, .docx,
      .odt,
      .text:
      false
    }
  }

  /// Whether each text of a file has its language beside it.
  package var namesEveryLanguage: Bool { [.tmx, .tbx, .tbx2, .jsonl].contains(self) }

  /// Whether its text is packed, so that its bytes are none.
  package var isArchive: Bool { [.docx, .odt].contains(self) }

  /// The parser of running text that stands in markup, an office document's included; nil for every other format.
  package var markup: (any SkeletonFormat)? {
    switch self {
    case .markdown: MarkdownFormat()
    case .html: HTMLFormat()
    case .docx: WordFormat()
    case .odt: OpenDocumentFormat()
    default: nil
    }
  }

  /// The formats that a file's name may stand for; `.gz` at the end does not count.
  ///
  /// - Parameter withDocuments: also those of running text, which are no files of translation units.
  package static func candidates(path: String, withDocuments: Bool = false) -> [FileFormat] {
    var name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    if name.hasSuffix(".gz") { name.removeLast(3) }
    return allCases.filter { format in
      (withDocuments || !format.isDocument) && format.extensions.contains { name.hasSuffix("." + $0) }
    }
  }

  /// The format that a file's name stands for, the usual one where there are more; `.gz` at the end does not count.
  package init?(path: String) {
    guard let first = Self.candidates(path: path).first else { return nil }
    self = first
  }
}
