package import UraModel

extension AndroidFormat: NewFileFormat {
  /// Identifiers become names that Android takes: letters, digits, `_` and `.`.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    var result =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<resources xmlns:xliff=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
    var array: String?
    func close() {
      if array != nil { result += "    </string-array>\n" }
      array = nil
    }
    for entry in NewFileEntry.entries(of: units, language: language) {
      let open = entry.id.hasSuffix("]") ? entry.id.lastIndex(of: "[") : nil
      if let open {
        let name = Self.name(String(entry.id[..<open]))
        if array != name {
          close()
          result += "    <string-array name=\"\(name)\">\n"
          array = name
        }
        result += "        <item>\(try Self.value(entry.content))</item>\n"
        continue
      }
      close()
      if let note = entry.note { result += "    <!-- \(note.replacing("--", with: "- -")) -->\n" }
      let attributes = "name=\"\(Self.name(entry.id))\"" + (entry.isTranslatable ? "" : " translatable=\"false\"")
      if entry.forms.isEmpty {
        result += "    <string \(attributes)>\(try Self.value(entry.content))</string>\n"
      } else {
        result += "    <plurals \(attributes)>\n"
        for form in entry.forms {
          result += "        <item quantity=\"\(form.category)\">\(try Self.value(form.content))</item>\n"
        }
        result += "    </plurals>\n"
      }
    }
    close()
    return result + "</resources>\n"
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

  private static func name(_ id: String) -> String {
    let name = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") ? $0 : "_" })
    return name.first?.isLetter == true || name.first == "_" ? name : "_" + name
  }
}
