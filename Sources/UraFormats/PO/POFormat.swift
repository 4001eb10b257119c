package import UraModel
import UraText

/// PO and POT of GNU gettext: contexts, plurals, previous messages, obsolete entries, every kind of comment; written back by
/// changing the `msgstr` strings only.
///
/// The header entry becomes the `DocumentHeader` (its fields are attributes). The source language, which PO does not name,
/// is the option's, `X-Source-Language`, or English; the target's is `Language`, the option's or the file name's.
package struct POFormat: SkeletonFormat {
  package let format = FileFormat.po
  package init() {}

  /// The property that marks an entry `#~`.
  package static let obsolete = Property("obsolete", "yes")

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    try file.checkLines("entries", limit: options.limits.tokenBytes)
    var reading = POReading(path: file.path, options: options)
    try reading.read(file, diagnostics: diagnostics, stretch: stretch)
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    POString.quoted(content.plainText, lineStart: slot.style)
  }

  /// A new translation is no longer fuzzy, and what its message was before is of no more use.
  package func sideEdits(ofUnit unit: Int, in document: SkeletonDocument) -> [SkeletonEdit] {
    guard document.units[unit].variants[1].state == "fuzzy" else { return [] }
    let end = document.slots.first { $0.unit == unit }?.range.lowerBound ?? document.file.utf8.count
    var edits: [SkeletonEdit] = []
    var start = document.starts[unit]
    while start < end, let lineEnd = document.file.utf8[start..<end].firstIndex(of: 0x0A) {
      let line = document.file.text(start..<lineEnd + 1)
      if line.hasPrefix("#|") || line.hasPrefix("#~|") {
        edits.append(SkeletonEdit(start..<lineEnd + 1, ""))
      } else if line.hasPrefix("#,") {
        let flags = line.dropFirst(2).split(separator: ",").map(\.trimmed)
        let kept = flags.filter { $0 != "fuzzy" }
        let lineBreak = line.hasSuffix("\r\n") ? "\r\n" : "\n"
        if kept != flags {
          edits.append(
            SkeletonEdit(start..<lineEnd + 1, kept.isEmpty ? "" : "#, " + kept.joined(separator: ", ") + lineBreak))
        }
      }
      start = lineEnd + 1
    }
    return edits
  }

  package func declaredEncoding(in bytes: MappedBytes) -> String? {
    let key = Array("charset=".utf8)
    let start = bytes.prefix(1 << 16)
    guard let found = start.firstRange(of: key) else { return nil }
    let name = start[found.upperBound...].prefix {
      $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") && $0 > 0x20 && $0 < 0x7F
    }
    // Templates have the word CHARSET, which stands for what the translator will use.
    let charset = String(decoding: name, as: UTF8.self)
    return charset == "CHARSET" || charset.isEmpty ? nil : charset
  }

  /// `nplurals` of the header, unless that is of another language.
  package func numberOfForms(in document: SkeletonDocument, for language: LanguageTag) -> Int? {
    guard !POHeaderEdits(document).changes(language) else { return nil }
    return document.header.details["Plural-Forms"].flatMap { field in
      field.firstRange(of: "nplurals=").flatMap { Int(field[$0.upperBound...].prefix { $0.isNumber }) }
    }
  }

  /// The header's `Language`, and its `Plural-Forms` where the template has none.
  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] {
    POHeaderEdits(document).edits(to: language)
  }

  /// `uk.po`, `uk_UA.po`, `sr@latin.po`: the name of a file as projects use it.
  static func language(ofFile path: String) -> LanguageTag? {
    guard let name = path.split(separator: "/").last else { return nil }
    let parts = name.split(separator: ".")
    guard parts.count >= 2, let last = parts.dropLast().last,
      last.utf8.count <= 3 || last.contains("_") || last.contains("@")
    else { return nil }
    return FileLanguage.ofLocale(String(last))
  }
}
