import UraModel

/// Every format of translation units that is read and written, one line each in every table below.
///
/// The raw value is the name that `--as` takes.
package enum FileFormat: String, Sendable, Hashable, Codable, CaseIterable {
  case tmx

  /// What a person calls it.
  package var title: String {
    switch self {
    case .tmx: "TMX 1.1-1.4b"
    }
  }

  /// The endings of file names, the usual one first.
  package var extensions: [String] {
    switch self {
    case .tmx: ["tmx"]
    }
  }

  package var reader: any TranslationUnitReader {
    switch self {
    case .tmx: TMXReader()
    }
  }

  /// A writer into an open file.
  package func writer(to output: OutputFile, options: WritingOptions = .init()) -> any TranslationUnitWriter {
    switch self {
    case .tmx: TMXWriter(to: output, options: options)
    }
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
