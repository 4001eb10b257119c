import Foundation
import Testing
import UraFormats
import UraModel
import UraSegmentation

@testable import UraPipeline

@Suite("SegmentDocument")
struct SegmentDocumentTests {
  /// The segments of a file, each with what stands in the file between its offsets.
  private func segments(
    _ text: String, named name: String, _ encoding: String.Encoding = .utf8, options: SegmentDocument.Options? = nil
  ) throws -> [(segment: Segment, source: String?)] {
    let path = NSTemporaryDirectory() + "\(UUID().uuidString) \(name)"
    let bytes = try #require(text.data(using: encoding))
    try bytes.write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var found: [(Segment, String?)] = []
    try SegmentDocument.forEachSegment(ofFile: path, options ?? .init(language: .english)) { segment in
      found.append(
        (segment, String(data: bytes[segment.range], encoding: encoding == .utf16 ? .utf16LittleEndian : encoding)))
    }
    return found
  }

  private static let page = """
    <html><head><title>Peace &amp; war</title></head><body>\r
    <p>She   came\r
    to <b>Tirana. He&nbsp;left</b> &laquo;at once&raquo;.</p><p title="A hint.">One<br>
     two <img src="m.png" alt="A map. A route."/> three.</p></body></html>
    """

  @Test(
    "of HTML the texts, with the places of their first and last characters", arguments: [String.Encoding.utf8, .utf16])
  func html(encoding: String.Encoding) throws {
    let found = try segments(Self.page, named: "a.html", encoding)
    #expect(
      found.map(\.segment.text) == [
        "Peace & war", "She came to Tirana.", "He left «at once».", "A hint.", "One", "two three.", "A map.",
        "A route.",
      ])
    #expect(
      found.map(\.source) == [
        "Peace &amp; war", "She   came\r\nto <b>Tirana.", "He&nbsp;left</b> &laquo;at once&raquo;.", "A hint.", "One",
        "two <img src=\"m.png\" alt=\"A map. A route.\"/> three.", "A map.", "A route.",
      ])
    #expect(found.map(\.segment.index) == Array(0..<8))
    #expect(found.map(\.segment.paragraph) == [0, 1, 1, 2, 3, 3, 4, 4])
  }

  @Test("of Markdown the texts, their places past quotation marks and backslashes")
  func markdown() throws {
    let found = try segments(
      """
      # A *title* &amp; more

      > The **bridge** is\\
      > closed. It opens
      > \\*soon\\*. See [the map](m "A \\"map\\"") of `a
      > b`. Done.

      | a \\| b | <b>One</b>. Two. |
      |---|---|
      """, named: "a.md")
    let expected = [
      ("A title & more", "A *title* &amp; more"), ("The bridge is", "The **bridge** is"), ("closed.", "closed."),
      ("It opens *soon*.", "It opens\n> \\*soon\\*."),
      ("See the map of .", "See [the map](m \"A \\\"map\\\"\") of `a\n> b`."), ("Done.", "Done."),
      ("A \"map\"", "A \\\"map\\\""), ("a | b", "a \\| b"), ("One.", "One</b>."), ("Two.", "Two."),
    ]
    #expect(found.map(\.segment.text) == expected.map(\.0))
    #expect(found.map(\.source) == expected.map(\.1))
  }

  @Test("a name of HTML is plain text when the options say so or paragraphs are lines")
  func asText() throws {
    for options in [
      SegmentDocument.Options(language: .english, format: .text), .init(language: .english, paragraphs: .lines),
    ] {
      let found = try segments("<p>One. Two.</p>", named: "a.html", options: options)
      #expect(found.map(\.segment.text) == ["<p>One.", "Two.</p>"])
    }
    let found = try segments("<p>One. Two.</p>", named: "a", options: .init(language: .english, format: .html))
    #expect(found.map(\.segment.text) == ["One.", "Two."])
  }

  @Test("texts inside codes are left whole where the rules say so")
  func wholeSubflows() throws {
    let rules = NSTemporaryDirectory() + "\(UUID().uuidString).srx"
    try """
    <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="no" cascade="no"/><body>
    <languagerules><languagerule languagerulename="all"><rule break="yes"><beforebreak>\\.</beforebreak>\
    <afterbreak>\\s</afterbreak></rule></languagerule></languagerules>
    <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
    """.write(toFile: rules, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: rules) }
    let text = #"<p>One. Two <img alt="Three. Four."> five.</p>"#
    let found = try segments(text, named: "a.html", options: .init(language: .english, rules: rules))
    #expect(found.map(\.segment.text) == ["One.", "Two five.", "Three. Four."])
    #expect(try segments(text, named: "a.html").count == 4)
  }

  @Test("an 8-bit text is read as such however much ASCII it begins with", arguments: [0, 70_000, 300_000])
  func lateEightBit(_ length: Int) throws {
    let path = NSTemporaryDirectory() + "\(UUID().uuidString).txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let ascii = String(repeating: "All of this is ASCII.\n\n", count: length / 23)
    let ukrainian = "Міст через річку закрито на ремонт. Його відкриють наступного місяця."
    let bytes = try #require(String(repeating: ukrainian + "\n\n", count: 40).data(using: .windowsCP1251))
    try (Data(ascii.utf8) + bytes).write(to: URL(filePath: path))
    var texts: [String] = []
    let language = try #require(LanguageTag("uk"))
    try SegmentDocument.forEachSegment(ofFile: path, .init(language: language)) { texts.append($0.text) }
    #expect(texts.count == length / 23 + 80)
    #expect(texts.suffix(2) == ["Міст через річку закрито на ремонт.", "Його відкриють наступного місяця."])
  }
}
