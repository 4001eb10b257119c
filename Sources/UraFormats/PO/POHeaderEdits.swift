import UraModel
import UraText

/// What changes in the header of a PO file that comes to be in a language: `Language`, and `Plural-Forms` with it.
struct POHeaderEdits {
  private let document: SkeletonDocument

  init(_ document: SkeletonDocument) { self.document = document }

  /// Whether the header names no language yet, or another one.
  func changes(_ language: LanguageTag) -> Bool {
    let named = document.header.details["Language"].flatMap { FileLanguage.ofLocale($0) }
    return named?.language != language.language
  }

  func edits(to language: LanguageTag) -> [SkeletonEdit] {
    var scanner = POScanner(document.file)
    guard changes(language), case .entry(let entry)? = try? scanner.next(), entry.isHeader,
      let range = entry.translations.first?.message.range
    else { return [] }
    let lines = self.lines(range)
    let lineEnd = document.file.lineEnd
    var edits: [SkeletonEdit] = []
    var added = ""
    func set(_ name: String, _ value: String) {
      let text = "\"\(name): \(value)\\n\""
      guard let first = lines.firstIndex(where: { document.file.text($0).hasPrefix("\"\(name):") }) else {
        added += lineEnd + text
        return
      }
      // A field may go on over lines; it ends where its line feed is written.
      let last = lines[first...].firstIndex { document.file.text($0).hasSuffix("\\n\"") } ?? first
      edits.append(SkeletonEdit(lines[first].lowerBound..<lines[last].upperBound, text))
    }
    set("Language", language.description.replacing("-", with: "_"))
    if let field = GettextPlurals.field(for: PluralRules(language)) { set("Plural-Forms", field) }
    if !added.isEmpty { edits.append(SkeletonEdit(range.upperBound..<range.upperBound, added)) }
    return edits
  }

  /// The strings of a message, one a line.
  private func lines(_ range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = document.file.utf8[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      if let trimmed = document.file.trimmed(start..<end) { result.append(trimmed) }
      start = end + 1
    }
    return result
  }
}
