package import UraModel

/// Every format of translation units that is read and written, one line each in every table below.
///
/// The raw value is the name that `--as` takes.
package enum FileFormat: String, Sendable, Hashable, Codable, CaseIterable {
  case tmx
  case xliff1
  case po

  /// What a person calls it.
  package var title: String {
    switch self {
    case .tmx: "TMX 1.1-1.4b"
    case .xliff1: "XLIFF 1.2"
    case .po: "gettext PO and POT"
    }
  }

  /// The endings of file names, the usual one first.
  package var extensions: [String] {
    switch self {
    case .tmx: ["tmx"]
    case .xliff1: ["xlf", "xliff", "sdlxliff", "mqxliff"]
    case .po: ["po", "pot"]
    }
  }

  package var reader: any TranslationUnitReader {
    switch self {
    case .tmx: TMXReader()
    case .xliff1: XLIFF1Reader()
    case .po: POFormat()
    }
  }

  /// A writer into an open file.
  package func writer(to output: OutputFile, options: WritingOptions = .init()) -> any TranslationUnitWriter {
    switch self {
    case .tmx: TMXWriter(to: output, options: options)
    case .xliff1: XLIFF1Writer(to: output, options: options)
    case .po: POWriter(to: output, options: options)
    }
  }

  /// The format of a file, by its name or, where that does not tell, by its first bytes.
  ///
  /// - Throws: when neither tells.
  package static func detect(_ input: InputFile) throws(InputError) -> FileFormat {
    if let format = FileFormat(path: input.path) { return format }
    throw InputError(
      at: SourceLocation(path: input.path), code: "unknown-format",
      "expected a file of a known format, found another, name it with --as (\(allCases.map(\.rawValue).joined(separator: ", ")))"
    )
  }

  /// The format that a file's name stands for; `.gz` at the end does not count.
  package init?(path: String) {
    var name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let found = Self.allCases.first { $0.extensions.contains { name.hasSuffix("." + $0) } }
    guard let found else { return nil }
    self = found
  }
}
