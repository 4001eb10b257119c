import SeededRandom
import Testing
import UraModel

@testable import UraFormats

/// Documents that LibreOffice saved (`Tests/Fixtures/formats/shipped/make-office-documents`).
@Suite("Documents of LibreOffice")
struct LibreOfficeDocumentTests {
  private static let documents = [
    ShippedFixture("article.uk.docx", .docx), ShippedFixture("article.sq.odt", .odt),
  ]

  private static let texts: [String: [String]] = [
    "article.uk.docx": [
      "Міст відкрито знову", "Старий кам’яний міст відкрили після року ремонту. Роботи коштували 2,4 млн грн.",
      "Розклад автобусів: на сайті міста.", "Автобус № 7 їде через міст.", "Трамвай — ні.", "Рік", "Відвідувачі",
      "2024",
      "1 200", "Адреса:\tвул. Річкова, 5\nтел. 5-12-20", "Міст має три арки.", "Міст збудували 1910 року.",
      "Міські новини",
    ],
    "article.sq.odt": [
      "Ura u hap sërish", "Ura e vjetër prej guri u hap pas një viti riparimi. Punimet kushtuan 2,4 mln euro.",
      "Ura u ndërtua në vitin 1910.", "Orari i autobusëve: në faqen e qytetit.", "Autobusi nr. 7 kalon mbi urë.",
      "Tramvaji jo.", "Viti", "Vizitorë", "2024", "1.200", "Adresa:\trr. e Lumit 5\ntel. 5-12-20", "Ura ka tri harqe.",
      "Lajme të qytetit",
    ],
  ]

  @Test("have their texts without what the program remembers between them", arguments: documents)
  func texts(_ fixture: ShippedFixture) throws {
    let document = try fixture.document()
    #expect(document.units.map { $0.variants[0].text } == Self.texts[fixture.name])
    // Bold, a note, slanted: nothing else in this paragraph is a code.
    #expect(
      document.units[1].variants[0].content.codes.map(\.kind) == [.opening, .closing, .standalone, .opening, .closing])
    #expect(document.header.sourceLanguage?.language == (fixture.format == .docx ? "uk" : "sq"))
  }

  @Test("have every text where it was when all are written anew", arguments: documents)
  func rewritten(_ fixture: ShippedFixture) throws {
    let document = try fixture.document()
    let bytes = try document.rewritten(by: fixture.skeleton()) { _, unit in
      var content = InlineText("«")
      for part in unit.variants[0].content.parts { content.parts.append(part) }
      return content
    }
    let again = try fixture.skeleton().document(
      of: InputFile(bytes: bytes, path: fixture.name), diagnostics: DiagnosticList())
    #expect(
      again.units.map { $0.variants[0].content.nativeText }
        == document.units.map { "«" + $0.variants[0].content.nativeText })
  }

  @Test("stand wrong bytes anywhere, and being cut off", arguments: documents)
  func damaged(_ fixture: ShippedFixture) throws {
    let bytes = try fixture.bytes()
    let format = try fixture.skeleton()
    var generator = SeededGenerator(seed: 11)
    for round in 0..<300 {
      var copy = bytes
      let place = Int.random(in: bytes.indices, using: &generator)
      if round % 3 == 0 {
        copy.removeSubrange(place...)
      } else {
        copy[place] ^= UInt8.random(in: 1...255, using: &generator)
      }
      do {
        let document = try format.document(
          of: InputFile(bytes: copy, path: fixture.name), diagnostics: DiagnosticList())
        #expect(try document.rewritten(by: format, units: document.units) == copy)
      } catch {
        #expect(error is InputError)
      }
    }
  }
}
