import UraModel
import UraText

/// What the first bytes of a file say about its format.
struct FormatSniffer {
  private let text: String
  /// What an archive holds, as far as its first bytes tell.
  private let archive: FileFormat?

  init(_ bytes: [UInt8]) {
    archive = bytes.starts(with: [0x50, 0x4B, 3, 4]) ? Self.archive(bytes) : nil
    // UTF-16 shows its ASCII when the zeros are left out, and no more is needed here.
    text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
  }

  var format: FileFormat? {
    if let archive { return archive }
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
    if start.hasPrefix("<") { return markup }
    if start.hasPrefix("{\"") { return .jsonl }
    let lines = text.split(whereSeparator: \.isLineEnd)
    if lines.contains(where: { $0.hasPrefix("msgid \"") }) { return .po }
    return nil
  }

  /// Of an OpenDocument file the first entry says what it is; a Word document has names of its own.
  private static func archive(_ bytes: [UInt8]) -> FileFormat? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("mimetypeapplication/vnd.oasis.opendocument.text") { return .odt }
    return text.contains("word/") ? .docx : nil
  }

  /// By the first element that is not a comment, a declaration or a processing instruction.
  private var markup: FileFormat? {
    let scanner = XMLScanner(BytesInMemory(Array(text.utf8)), path: "")
    while let event = try? scanner.next(), event != .finished {
      guard event == .start else { continue }
      let name = scanner.name.split(separator: ":").last ?? ""
      let version = scanner.attributes.first { $0.name == "version" }?.value ?? ""
      switch name {
      case "tmx": return .tmx
      case "xliff": return version.hasPrefix("2") ? .xliff2 : .xliff1
      case "resources": return .android
      case "TS": return .qt
      case "html", "HTML": return .html
      case "plist": return .stringsdict
      case "root" where text.contains("<resheader"): return .resx
      case "tbx": return .tbx
      case "martif": return .tbx2
      default: return nil
      }
    }
    return nil
  }
}
