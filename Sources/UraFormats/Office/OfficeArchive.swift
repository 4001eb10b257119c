import UraModel

/// What is common to archives that hold a document: how they are opened, and what is said of others.
enum OfficeArchive {
  /// How many bytes the parts with text may have together: some hundred thousand pages.
  static let textLimit = 256 << 20

  /// With its article.
  static func name(of format: FileFormat) -> String { format == .odt ? "an \(format.title)" : "a \(format.title)" }

  static func open(_ input: InputFile, as format: FileFormat) throws(InputError) -> ZIPArchive {
    let bytes = try input.mapped()
    guard !bytes.isEmpty else {
      throw failure(input.path, "document-empty", "expected \(name(of: format)), found an empty file, save it again")
    }
    if let found = otherFormat(bytes) {
      throw failure(
        input.path, "not-\(format.rawValue)",
        "expected \(name(of: format)), found \(found), save it as .\(format.rawValue)")
    }
    return try ZIPArchive(bytes, path: input.path)
  }

  /// What else may be called like a document (as `TextDecoder` has it); Office encrypts a document into a compound file
  /// ([MS-OFFCRYPTO] 2.3).
  private static func otherFormat(_ bytes: MappedBytes) -> String? {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return "one with a password, or in the old format .doc"
    }
    if bytes.starts(with: Array("%PDF-".utf8)) { return "a PDF" }
    if bytes.starts(with: Array("{\\rtf".utf8)) { return "an RTF document" }
    return bytes.starts(with: [0x50, 0x4B]) ? nil : "other data"
  }

  /// For an archive without what the format must have.
  static func noDocument(_ archive: ZIPArchive, expected format: FileFormat) -> InputError {
    failure(
      archive.path, "not-\(format.rawValue)",
      "expected \(name(of: format)), found \(name(of: archive, notBeing: format)), name the right file, with the ending of what it is"
    )
  }

  /// What an archive is to its user.
  private static func name(of archive: ZIPArchive, notBeing format: FileFormat) -> String {
    func has(_ start: String) -> Bool { archive.entries.contains { $0.name.hasPrefix(start) } }
    if has("word/") { return format == .docx ? "one without its text" : "a Word document" }
    if has("xl/") { return "an Excel workbook" }
    if has("ppt/") { return "a PowerPoint presentation" }
    if has("Index/") { return "a document of Apple's Pages, Numbers or Keynote" }
    return has("content.xml") ? "an OpenDocument file" : "a ZIP archive of other files"
  }

  /// For bytes that were decoded as text.
  static func notOpened(_ file: SkeletonFile, _ format: FileFormat) -> InputError {
    failure(
      file.path, "not-\(format.rawValue)", "expected \(name(of: format)) as an archive, found text, name the file")
  }

  private static func failure(_ path: String, _ code: String, _ message: String) -> InputError {
    InputError(at: SourceLocation(path: path), code: code, message)
  }
}
