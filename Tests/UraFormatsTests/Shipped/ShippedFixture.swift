import Testing
import UraFormats
import UraModel

/// The files of `Tests/Fixtures/formats/shipped`: what programs ship, with the edge cases of each format.
struct ShippedFixture: CustomTestStringConvertible {
  let name: String
  let format: FileFormat
  var testDescription: String { name }

  init(_ name: String, _ format: FileFormat) {
    self.name = name
    self.format = format
  }

  static let all: [ShippedFixture] = [
    .init("values/strings.xml", .android), .init("values-uk/strings.xml", .android),
    .init("bom-crlf.android.xml", .android), .init("flat.en.json", .json), .init("nested.uk.json", .json),
    .init("app_sq.arb", .arb), .init("Catalog.xcstrings", .xcstrings), .init("messages_en.properties", .properties),
    .init("latin1_sq.properties", .properties), .init("utf8_uk.properties", .properties),
    .init("rails.uk.yml", .yaml), .init("crlf.yaml", .yaml), .init("en.lproj/Localizable.strings", .strings),
    .init("uk.lproj/Localizable.strings", .strings), .init("uk.lproj/Localizable.stringsdict", .stringsdict),
    .init("Strings.uk.resx", .resx), .init("app.ts", .qt),
    .init("app.uk.ftl", .fluent), .init("movie.uk.srt", .srt), .init("movie.sq.vtt", .vtt),
    .init("article.uk.md", .markdown), .init("page.uk.html", .html), .init("old.html", .html),
    .init("text.uk.txt", .text),
  ]

  func bytes() throws -> [UInt8] { try Fixture.bytes("shipped/" + name) }

  func skeleton() throws -> any SkeletonFormat { try #require(format.reader as? any SkeletonFormat) }

  /// The document, which must be without a fault.
  func document() throws -> SkeletonDocument {
    let diagnostics = DiagnosticList()
    let document = try skeleton().document(of: InputFile(bytes: bytes(), path: name), diagnostics: diagnostics)
    #expect(diagnostics.diagnostics.isEmpty)
    #expect(document.skipped == 0)
    return document
  }

  /// The file with the text of one slot replaced.
  func changing(_ id: String, form: Int? = nil, language: String? = nil, to text: String) throws -> String {
    try changing(id, form: form, language: language, to: InlineText(text))
  }

  func changing(_ id: String, form: Int? = nil, language: String? = nil, to content: InlineText) throws -> String {
    let document = try document()
    var isFound = false
    let bytes = try document.rewritten(by: skeleton()) { slot, unit in
      guard unit.id == id, slot.form == form,
        language == nil || unit.variants[slot.variant].language.description == language
      else { return nil }
      isFound = true
      return content
    }
    #expect(isFound, "no slot for \(id)")
    return String(decoding: bytes, as: UTF8.self)
  }

  var text: String { get throws { String(decoding: try bytes(), as: UTF8.self) } }

  /// The texts by identifier; forms are joined by a bar.
  func texts() throws -> [String: String] {
    var result: [String: String] = [:]
    for unit in try document().units {
      for variant in unit.variants {
        let forms = variant.forms.map { form in
          form.selectors.map(\.value).joined(separator: "+") + ":" + form.content.plainText
        }
        result[unit.id ?? ""] = forms.isEmpty ? variant.content.plainText : forms.joined(separator: "|")
      }
    }
    return result
  }
}
