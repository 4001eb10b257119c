import Testing
import UraFormats
import UraModel

@Suite("Markdown, HTML and plain text")
struct DocumentFormatTests {
  let markdown = ShippedFixture("article.uk.md", .markdown)
  let html = ShippedFixture("page.uk.html", .html)

  static func texts(_ fixture: ShippedFixture) throws -> [String] {
    try fixture.document().units.map { unit in
      (unit.properties.first?.value ?? "") + ": " + unit.variants[0].content.plainText
    }
  }

  @Test("finds the blocks of Markdown")
  func markdownBlocks() throws {
    #expect(
      try Self.texts(markdown) == [
        "title: Новий міст", "description: Що сталося", "heading: Новий міст",
        "paragraph: Мер відкрив новий міст у понеділок:  тутдалі 5 * 3, a_b_c та *зірки*.\nДругий рядокпісля розриву & \u{A0}ще.",
        "heading: Заголовок", "paragraph: «Цитата» з посиланням.\nДругий рядок", "paragraph: глибше\nлінивий рядок",
        "item: Перший", "item: Другий\nз продовженням", "paragraph: новий абзац", "item: зроблено", "item: ні",
        "cell: Рік", "cell: Люди", "cell: 2024", "cell: 10 | 20",
        "paragraph: Дивись це, [ref] та старий міст, , HTML.", "summary: Більше", "details: Читай все.", "title: Ref",
        "paragraph: Примітка\nдруга лінія", "paragraph: закреслено та **незакрито",
      ])
    #expect(try markdown.document().header.sourceLanguage == .ukrainian)
  }

  @Test("makes codes of inline markup, and texts of what is within them")
  func markdownCodes() throws {
    let units = try markdown.document().units
    let quote = try #require(units.first { $0.variants[0].text.hasPrefix("«Цитата") })
    let codes = quote.variants[0].content.codes
    #expect(codes.map(\.data) == ["[", "](https://example.org/a_(b) \"\")"])
    #expect(codes.map(\.kind) == [.opening, .closing])
    #expect(codes[1].subflows.map(\.content.plainText) == ["Назва"])
    let image = try #require(units.first { $0.variants[0].text.hasPrefix("Дивись") })
    #expect(
      image.variants[0].content.codes.map(\.data) == [
        "[", "][ref]", "![", "*", "**", "**", "*", "](b.jpg)", "<https://example.org>", "<b>", "</b>", "[^1]",
      ])
  }

  @Test(
    "writes Markdown with no more escapes than it needs",
    arguments: [
      ("3", "Ціна 5 * 3 #", "\n# Ціна 5 * 3 \\# #\n"), ("8", "1. раз *два*", "1. 1\\. раз \\*два\\*\n"),
      ("6", "один\nдва", "> один\n> два\n"), ("8", "a_b [c] & d", "1. a_b [c] & d\n"), ("15", "a | b", "| a \\| b |"),
      ("1", "a: b", "title: \"a: b\"\n"), ("18", "a < b", "<summary>a &lt; b</summary>"),
      ("9", "раз\n- два", "2. раз\n   \\- два\n"),
    ])
  func markdownWriting(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try markdown.changing(id, to: text).contains(expected))
  }

  @Test(
    "reads what it wrote where a text begins with a link, or a cell's code has a bar",
    arguments: [
      ("[R.20][]: use it\n\n[R.20]: x\n", "R.20: use it more"), ("|a|b|\n|-|-|\n|`x\\|y` or|z|\n", " or more"),
    ])
  func markdownAgain(_ text: String, _ expected: String) throws {
    let format = MarkdownFormat()
    let document = try format.document(of: InputFile(text: text, path: "a.md"), diagnostics: DiagnosticList())
    let bytes = try document.rewritten(by: format) { slot, _ in
      guard var content = document.content(of: slot), !content.codes.isEmpty else { return nil }
      content.append(" more")
      return content
    }
    let again = try format.document(of: InputFile(bytes: bytes, path: "a.md"), diagnostics: DiagnosticList())
    #expect(again.units.count == document.units.count)
    #expect(again.units.first { !$0.variants[0].content.codes.isEmpty }?.variants[0].text == expected)
  }

  @Test("finds the texts and attributes of HTML, and respects what is not to be translated")
  func htmlTexts() throws {
    let found = try Self.texts(html)
    #expect(
      found == [
        "title: Новини — дня", "meta content: Що сталося & чому", "h1: Перша новина",
        "p: Текст з жирним і та посиланням.Другий рядок тут <3\u{A0}рази ©.", "p: Без кінця", "li: Головна",
        "li: Шлях , тут", "img alt: Старий 'міст'", "input value: Надіслати", "input placeholder: Пошук",
        "pre:   як   є\n  тут", "th abbr: Р.", "th: Рік", "td: 2024", "textarea: Поле <b>", "body: 5 < 7 & 8",
        "p: кінець",
      ])
    #expect(try html.document().header.sourceLanguage == .ukrainian)
    let old = ShippedFixture("old.html", .html)
    #expect(try old.document().file.encoding == "windows-1251")
    #expect(try Self.texts(old) == ["title: Новини", "p: Так, € ні"])
  }

  @Test(
    "writes HTML as HTML",
    arguments: [
      ("1", "a < b & c\u{A0}d", "<title>a &lt; b &amp; c&nbsp;d</title>"), ("2", "\"x\"", "content=\"&quot;x&quot;\">"),
      ("8", "it's", "alt='it&#39;s'>"), ("9", "Send it", "value=\"Send it\"><input"),
      ("3", "Друга", "<h1>  Друга  </h1>"),
    ])
  func htmlWriting(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try html.changing(id, to: text).contains(expected))
  }

  @Test("writes texts inside of tags")
  func htmlSubflows() throws {
    var content = try #require(try html.document().units.first { $0.id == "4" }).variants[0].content
    for index in content.parts.indices {
      if case .code(var code) = content.parts[index], !code.subflows.isEmpty {
        code.subflows[0].content = InlineText("a \"b\"")
        content.parts[index] = .code(code)
      }
    }
    #expect(
      try html.changing("4", to: content).contains(#"<a href="/x?a=1&amp;b=2" title="a &quot;b&quot;">посиланням</a>"#))
  }

  @Test("writes what an encoding lacks as a reference")
  func htmlEncoding() throws {
    let old = ShippedFixture("old.html", .html)
    let document = try old.document()
    let bytes = try document.rewritten(by: HTMLFormat()) { slot, _ in slot.unit == 0 ? InlineText("ж é") : nil }
    #expect(bytes.firstRange(of: Array("<title>".utf8) + [0xE6] + Array(" &#233;</title>".utf8)) != nil)
  }

  @Test("keeps the paragraphs of plain text apart")
  func plainText() throws {
    let text = ShippedFixture("text.uk.txt", .text)
    #expect(
      try text.document().units.map(\.variants[0].text) == ["Перший абзац,\nдругий рядок.", "Другий абзац", "Третій"])
    #expect(try text.document().file.encoding == "windows-1251")
  }

  @Test("HTML gives what is translated all the same within what is not")
  func unlocked() throws {
    let text = """
      <p>a</p><div translate="no"><p>b <i>c</i></p><p>d <b translate="yes" title="e">f <b>g</b> h</b> i</p>
      <section translate="yes"><p>j <code class="notranslate">k</code></p><pre translate="no">l</pre></section>m</div>
      <ul><li translate="no">n<li>o</ul><p class="notranslate">p<p>q
      """
    let (_, units, _) = try parse(text, as: .html)
    #expect(units.map { $0.variants[0].text } == ["a", "e", "f g h", "j ", "o", "q"])
  }

  @Test("Markdown gives the titles of link definitions, in whichever quotes")
  func titles() throws {
    let text = "[a]: /u \"One \\\"two\\\"\"\n[b]: <x y> 'three'\n[c]: z (four)\n[d]: /u\n[e]: /u \"x\" y\n"
    let document = try MarkdownFormat().document(of: InputFile(text: text, path: "a.md"), diagnostics: DiagnosticList())
    #expect(document.units.map { $0.variants[0].text } == ["One \"two\"", "three", "four"])
    let bytes = try document.rewritten(by: MarkdownFormat()) { _, _ in InlineText("x \"'()") }
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "[a]: /u \"x \\\"'()\"\n[b]: <x y> 'x \"\\'()'\n[c]: z (x \"'\\(\\))\n[d]: /u\n[e]: /u \"x\" y\n")
  }
}
