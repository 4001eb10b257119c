import Testing
import UraFormats
import UraModel

@Suite("RESX and Qt")
struct ResourceFormatTests {
  let resx = ShippedFixture("Strings.uk.resx", .resx)
  let qt = ShippedFixture("app.ts", .qt)

  @Test("reads the strings of RESX with their comments, and nothing else")
  func resxTexts() throws {
    let document = try resx.document()
    #expect(document.units.map(\.id) == ["Title", "Spaces", "Empty", "Raw", "Typed"])
    #expect(document.units[0].variants[0].text == "Новини \"дня\" <сьогодні> & завтра")
    #expect(document.units[0].notes.map(\.text) == ["On the first screen"])
    #expect(document.units[1].variants[0].text == "  два\nрядки ")
  }

  @Test(
    "writes RESX values as XML",
    arguments: [
      ("Title", "<b> & \"q\"", "<value>&lt;b&gt; &amp; \"q\"</value>"), ("Empty", "now", "<value>now</value>"),
      ("Raw", "c ]]> d", "<value><![CDATA[c ]]]]><![CDATA[> d]]></value>"),
    ])
  func resxWriting(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try resx.changing(id, to: text).contains(expected))
  }

  @Test("reads contexts, comments, states and forms of Qt")
  func qtTexts() throws {
    let document = try qt.document()
    #expect(document.header.sourceLanguage?.description == "en-US")
    #expect(document.header.targetLanguages.map(\.description) == ["uk-UA"])
    let units = document.units
    #expect(units.map(\.context) == ["Window|menu", "Window", "Window", "Window", "Window"])
    #expect(units.map(\.variants[1].state) == [nil, nil, "unfinished", "vanished", nil])
    #expect(units[0].variants.map(\.text) == ["&Open", "&Відкрити"])
    #expect(units[0].variants[1].languageAsWritten == "uk_UA")
    #expect(units[1].variants[1].forms.map(\.content.plainText) == ["%n файл", "%n файли", ""])
    #expect(units[2].variants[0].content.codes.map(\.data) == ["<byte value=\"x7\"/>"])
    #expect(units[2].alternatives.map(\.source?.plainText) == ["Bell"])
    #expect(units[3].id == "old_one")
    #expect(units[4].variants[1].forms.map(\.selectors) == [[Attribute("length", "0")], [Attribute("length", "1")]])
  }

  @Test("goes on behind a Qt message that is wrong")
  func fault() throws {
    let text = """
      <TS language="uk"><context><name>A</name><message><source>x</message>
      <message><translation>t</translation></message>
      <message><source>y</source><translation>й</translation></message></context></TS>
      """
    let diagnostics = DiagnosticList()
    let document = try QtFormat().document(of: InputFile(text: text, path: "a.ts"), diagnostics: diagnostics)
    #expect(document.units.map(\.variants[0].text) == ["y"])
    #expect(diagnostics.diagnostics.count == document.skipped)
    #expect(document.skipped == 2)
  }

  @Test("Qt gives a message of numbers without forms a place for them")
  func missingForms() throws {
    let text =
      "<TS version=\"2.1\" language=\"uk\"><context><name>c</name><message numerus=\"yes\"><source>%n day(s)</source>"
      + "<translation type=\"unfinished\"></translation></message></context></TS>"
    let document = try QtFormat().document(of: InputFile(text: text, path: "a.ts"), diagnostics: DiagnosticList())
    #expect(document.units[0].variants[1].forms.count == 1)
    var changes = SkeletonChanges()
    changes.texts[0] = InlineText("%n день")
    changes.forms = ["%n дні", "%n днів"].enumerated().map { number, text in
      SkeletonChanges.AddedForm(VariantForm(plural: String(number + 1), InlineText(text)), model: 0, before: nil)
    }
    let bytes = try document.rewritten(by: QtFormat(), changes)
    #expect(
      String(decoding: bytes, as: UTF8.self).contains(
        "<translation><numerusform>%n день</numerusform><numerusform>%n дні</numerusform><numerusform>%n днів</numerusform></translation>"
      ))
  }
}
