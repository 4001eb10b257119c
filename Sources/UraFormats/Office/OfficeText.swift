package import UraModel

/// A text of an office document as it is put together: with its codes, and where each piece of it stands.
struct OfficeText {
  private(set) var content = InlineText()
  private(set) var pieces: [TextPiece] = []
  private var count = 0
  private var pairs = 0

  mutating func append(_ text: String, at range: Range<Int>) {
    guard !text.isEmpty else { return }
    let end = count + text.utf8.count
    content.append(text)
    pieces.append(TextPiece(text: count..<end, file: range))
    count = end
  }

  mutating func append(_ code: InlineCode) { content.append(code) }

  /// Opens a pair; gives what its end is called by.
  mutating func open(_ data: String, type: String?) -> String {
    pairs += 1
    content.append(InlineCode(.opening, pairID: String(pairs), type: type, data: data))
    return String(pairs)
  }

  mutating func close(_ pair: String, _ data: String) {
    content.append(InlineCode(.closing, pairID: pair, data: data))
  }
}

extension SkeletonDocument {
  /// A unit of a paragraph that has text; its identifier is its number.
  mutating func append(_ paragraph: OfficeParagraph, in part: DocumentParts.Part, _ language: LanguageTag) {
    guard let range = paragraph.slot else { return }
    let text = paragraph.text
    let role = paragraph.role ?? part.role
    var unit = TranslationUnit(id: String(unitCount + 1), sourceLanguage: language)
    unit.variants = [Variant(language: language, content: text.content)]
    unit.properties = [Property("block", paragraph.block)]
    if role != .body { unit.properties.append(Property(TranslationUnit.part, role.rawValue)) }
    let index = append(unit, at: range.lowerBound)
    slots.append(TextSlot(unit: index, range: range, style: paragraph.style, pieces: text.pieces))
  }
}

extension TranslationUnit {
  fileprivate static let part = "part"

  /// Whether it stands at the edge of each page of an office document, and is no part of the running text.
  package var isInMargin: Bool {
    properties.contains {
      $0.name == Self.part
        && [DocumentParts.Role.header.rawValue, DocumentParts.Role.footer.rawValue].contains($0.value)
    }
  }
}
