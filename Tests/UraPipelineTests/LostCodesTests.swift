import Testing
import UraFormats
import UraModel

@testable import UraPipeline

@Suite("Codes that a translation lacks")
struct LostCodesTests {
  private static func inline(_ markup: String, _ kind: InlineCode.Kind = .standalone, type: String? = nil)
    -> InlineText.Part
  {
    .code(InlineCode(kind, type: type, data: markup))
  }
  private static func bold(_ text: String) -> [InlineText.Part] {
    [inline("**", .opening, type: "bold"), .text(text), inline("**", .closing)]
  }

  struct Example: CustomTestStringConvertible {
    var source: InlineText
    var translation: InlineText
    var lost: [String] = []
    var unknown: [String] = []
    init(_ source: InlineText, _ translation: InlineText, lost: [String] = [], unknown: [String] = []) {
      self.source = source
      self.translation = translation
      self.lost = lost
      self.unknown = unknown
    }
    init(_ source: String, _ translation: String, lost: [String] = [], unknown: [String] = []) {
      self.init(InlineText(source), InlineText(translation), lost: lost, unknown: unknown)
    }
    var testDescription: String { "\(source.nativeText) -> \(translation.nativeText)" }
  }

  static let examples = [
    Example("Hello {name}, %d files", "Вітаю, {name}: %d файлів"),
    Example("Hello {name}", "Вітаю, {nmae}", lost: ["{name}"], unknown: ["{nmae}"]),
    Example("%s of %s", "%2$s: %1$s"),
    Example("%s of %s", "%2$s", lost: ["%s"]),
    Example("{n, plural, one {a file} other {# files}}", "{n, plural, one {# файл} few {# файли} other {# файлів}}"),
    Example("A <b>bold</b>&nbsp;word", "<b>Жирне</b> слово"),
    Example("A <b>bold</b> word", "Жирне слово", lost: ["<b>"]),
    Example(#"<a href="/en">Home</a>"#, #"<a href="/uk">Додому</a>"#),
    Example("https://a.org/?q=%s", "https://b.org/", lost: ["%s"]),
    Example("https://a.org/x%20y", "https://b.org/x%C3%A1y"),
    Example("50 % discount", "знижка в половину"),
    Example(InlineText([.text("a ")] + bold("b")), InlineText(bold("б") + [.text(" а")])),
    Example(InlineText([.text("a ")] + bold("b")), InlineText("а б"), lost: ["**"]),
    Example(InlineText(bold("a") + bold("b")), InlineText(bold("а б")), lost: ["**"]),
    // A table of texts has no codes.
    Example(InlineText([.text("a ")] + bold("b")), InlineText("а **б**")),
    Example(
      InlineText([inline("<img src=en.png>", type: "image")]), InlineText([inline("<img src=uk.png>", type: "image")])),
    Example(
      InlineText([inline("{ $a }", type: "x-placeable")]), InlineText([inline("{ $b }", type: "x-placeable")]),
      lost: ["{ $a }"], unknown: ["$b"]),
  ]

  @Test("are its tags, inline codes and placeholders, by their markup", arguments: examples)
  func lost(_ example: Example) {
    let codes = LostCodes(from: [example.source], form: 0, to: example.translation)
    #expect(codes.lost == example.lost)
    #expect(codes.unknown == example.unknown)
  }

  @Test("are those of the source's own form; what another form has is not unknown")
  func forms() {
    let sources = [InlineText("one file"), InlineText("%d files")]
    #expect(LostCodes(from: sources, form: 0, to: InlineText("%d файл")).unknown.isEmpty)
    #expect(LostCodes(from: sources, form: 1, to: InlineText("файли")).lost == ["%d"])
  }

  @Test("are not the number of a form for one number alone, but everything else")
  func oneNumber() {
    let source = [InlineText("%d file of %s <b>now</b>")]
    func lost(_ translation: String) -> [String] {
      LostCodes(from: source, form: 0, to: InlineText(translation), isOfOneNumber: true).lost
    }
    #expect(lost("një skedar i %s <b>tani</b>").isEmpty)
    #expect(lost("një skedar i %s tani") == ["<b>"])
    #expect(lost("një skedar <b>tani</b>") == ["%d", "%s"])
  }

  @Test("are no percentages where the file says that a text is no format")
  func noFormat() {
    let codes = LostCodes(from: [InlineText("%d")], form: 0, to: InlineText("%s"), isFormat: false)
    #expect(codes.lost.isEmpty && codes.unknown.isEmpty)
  }
}
