import UraModel

extension AndroidFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { AndroidNewFile(header) }
}

/// Identifiers become names that Android takes: letters, digits, `_` and `.`.
struct AndroidNewFile: NewEntryFile {
  let entries: NewFileEntries
  /// The name of the array that is open.
  private var array: String?

  init(_ header: NewFileHeader) { entries = NewFileEntries(header.language) }

  func begin() -> String {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<resources xmlns:xliff=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
  }

  mutating func text(of entry: NewFileEntry) throws(InputError) -> String {
    var result = ""
    if let name = Self.array(of: entry.id) {
      if array != name {
        result += close()
        result += "    <string-array name=\"\(name)\">\n"
        array = name
      }
      return result + "        <item>\(try Self.value(entry.content))</item>\n"
    }
    result += close()
    if let note = entry.note { result += "    <!-- \(note.replacing("--", with: "- -")) -->\n" }
    let attributes = "name=\"\(entry.id)\"" + (entry.isTranslatable ? "" : " translatable=\"false\"")
    if entry.forms.isEmpty {
      return result + "    <string \(attributes)>\(try Self.value(entry.content))</string>\n"
    }
    result += "    <plurals \(attributes)>\n"
    for form in entry.forms {
      result += "        <item quantity=\"\(form.category)\">\(try Self.value(form.content))</item>\n"
    }
    return result + "    </plurals>\n"
  }

  mutating func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) {
    try write(close() + "</resources>\n")
  }

  private mutating func close() -> String {
    defer { array = nil }
    return array == nil ? "" : "    </string-array>\n"
  }

  private static func value(_ content: InlineText) throws(InputError) -> String {
    let file = try SkeletonFile([], path: "strings.xml")
    let document = SkeletonDocument(file, header: DocumentHeader(format: .android))
    let slot = TextSlot(unit: 0, range: 0..<0)
    do throws(InputError) {
      return try AndroidFormat().encoded(content, for: slot, in: document)
    } catch {
      // Half a pair of tags can only be text in a file of elements.
      return try AndroidFormat().encoded(InlineText(content.nativeText), for: slot, in: document)
    }
  }

  func identifier(_ id: String) -> String {
    guard let array = Self.array(of: id) else { return Self.name(id) }
    return Self.name(array) + id.dropFirst(array.count)
  }

  /// `days` of `days[0]`.
  private static func array(of id: String) -> String? {
    id.hasSuffix("]") ? id.lastIndex(of: "[").map { String(id[..<$0]) } : nil
  }

  private static func name(_ id: String) -> String {
    let name = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") ? $0 : "_" })
    return name.first?.isLetter == true || name.first == "_" ? name : "_" + name
  }
}
