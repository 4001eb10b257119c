import UraModel

/// The codes that a text of an office document may have, to write a translation of it with them.
struct OfficeCodes {
  /// As the file has them.
  private let known: Set<String>
  /// What is copied, by how it is called.
  private let copied: [String: OfficeCode]

  /// - Parameter paragraph: as it is in the file.
  init(of paragraph: OfficeParagraph) {
    known = Set(paragraph.text.content.codes.map(\.data))
    var copied: [String: OfficeCode] = [:]
    for case .code(let code) in paragraph.items where code.source != nil { copied[code.data] = code }
    self.copied = copied
  }

  /// What is copied for a code; nil for what is written as it is.
  func copied(_ data: String) -> OfficeCode? { copied[data] }

  /// Refuses codes that the source has not: a document with foreign markup cannot be opened.
  func check(_ content: InlineText, for slot: TextSlot, in document: SkeletonDocument) throws(InputError) {
    for code in content.codes where !known.contains(code.data) && code.data.hasPrefix("<") {
      throw document.failure(
        at: slot, "mismatched-codes",
        "expected the inline codes of the source, found '\(code.data.prefix(80))', correct the translation's codes")
    }
  }

  /// Refuses codes that end where they should not.
  static func check(_ text: CopyingText, for slot: TextSlot, in document: SkeletonDocument) throws(InputError) {
    guard !SkeletonDocument.isWellFormed(text.text) else { return }
    throw document.failure(
      at: slot, "mismatched-codes",
      "expected inline codes that nest as elements do, found others, correct the translation's codes")
  }
}
