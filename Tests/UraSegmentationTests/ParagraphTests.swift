import Testing
import UraModel
import UraSegmentation
import UraText

@Suite struct ParagraphTests {
  /// Segments as `paragraph: text`.
  static func lines(_ text: String, _ mode: ParagraphMode, _ language: String = "en") throws -> [String] {
    let tag = try #require(LanguageTag(language))
    return try Segmenter(language: tag, options: .init(paragraphs: mode)).segments(of: text)
      .map { "\($0.paragraph): \($0.text)" }
  }

  @Test("a list item on its own line is a paragraph of its own")
  func items() throws {
    let text =
      "Three things:\n1. Open the door\n2. Close the window.\n3. Sit\n   down\n\n- one\n- two\n• three\na) four\n"
    #expect(
      try Self.lines(text, .blankLines) == [
        "0: Three things:", "1: 1. Open the door", "2: 2. Close the window.", "3: 3. Sit\n   down", "4: - one",
        "5: - two",
        "6: • three", "7: a) four",
      ])
  }

  @Test(
    "a short line without a full stop above text that has one is a heading, in any script, up to 80 characters",
    arguments: [
      ("The news\nHe wrote a long letter to all of them on Monday.", 2), ("शीर्षक\nयह एक लंबा वाक्य है जो शीर्षक से बहुत लंबा है।", 2),
      ("The news\nHe wrote a long letter to all of them on", 1),
      (
        String(repeating: "many words ", count: 8) + "\n" + String(repeating: "He wrote many words ", count: 9) + ".", 1
      ),
    ])
  func headings(text: String, count: Int) throws {
    #expect(try Set(Self.lines(text, .blankLines).map { $0.prefix(2) }).count == count)
  }

  @Test("a reply to a reply is a paragraph of its own")
  func quoteDepths() throws {
    #expect(try Self.lines("> > It rained and\n> it snowed and\nit thawed.", .wrapped).count == 3)
  }

  @Test("a dash or a number that begins a wrapped line is no list item")
  func noItems() throws {
    #expect(
      try Self.lines("He turned to page\n5. Then he read on, and it was\n— as always — good.", .blankLines) == [
        "0: He turned to page\n5.", "0: Then he read on, and it was\n— as always — good.",
      ])
  }

  @Test(
    "a number or a bullet alone on its line belongs to the line below",
    arguments: [
      ("Text\n1.\nOpen it.\n2.\nClose it.\n", ["0: Text", "1: 1.\nOpen it.", "2: 2.\nClose it."]),
      ("1. Open\n2. Close\n3.\n4. Sit\n", ["0: 1. Open", "1: 2. Close", "2: 3.", "3: 4. Sit"]),
      ("Text one\n•\nOpen the door\n• Sit", ["0: Text one", "1: •\nOpen the door", "2: • Sit"]),
      ("•\n", ["0: •"]), ("1.\n\nOpen it.", ["0: 1.", "1: Open it."]),
      ("• 3. Open it\n• 4. Close it", ["0: • 3. Open it", "1: • 4. Close it"]),
      ("- He was in page\n12.\n- Two", ["0: - He was in page\n12.", "1: - Two"]),
    ])
  func markersAlone(text: String, expected: [String]) throws {
    #expect(try Self.lines(text, .blankLines) == expected)
  }

  @Test("a short line without a full stop above longer text is a heading")
  func heading() throws {
    let text = "The new bridge\nThe bridge that the town had wanted for years was opened today.\nIt is long."
    #expect(
      try Self.lines(text, .blankLines) == [
        "0: The new bridge", "1: The bridge that the town had wanted for years was opened today.", "1: It is long.",
      ])
  }

  @Test("each line is a paragraph when asked")
  func byLine() throws {
    #expect(try Self.lines("One\ntwo. Three.\n\nFour", .lines) == ["0: One", "1: two.", "1: Three.", "2: Four"])
  }

  @Test("each line is a segment when asked, blank lines part paragraphs")
  func segmented() throws {
    #expect(
      try Self.lines("One. Two.\n three \n\n\n \nFour", .segmented) == ["0: One. Two.", "0: three", "1: Four"])
  }

  @Test("wrapped mail: quotation marks are white space, short lines end a paragraph")
  func wrapped() throws {
    let text = """
      Dear Ada,
      > > the bridge that we all talked about is now
      > > open. It is a long one.
      > Good to hear, and I hope that you will soon go
      > there.
      Yes, I will, the day after tomorrow, with all of
      them. Regards
      Lena
      """
    #expect(
      try Self.lines(text, .wrapped) == [
        "0: Dear Ada,", "1: the bridge that we all talked about is now\n> > open.", "1: It is a long one.",
        "2: Good to hear, and I hope that you will soon go\n> there.",
        "3: Yes, I will, the day after tomorrow, with all of\nthem.", "3: Regards", "4: Lena",
      ])
  }

  @Test("wrapped text goes on in lower case after a line that was nearly full, not after a short one")
  func looseWrapping() throws {
    let text = """
      We have asked the city, and they say that it
      will open at last on Monday the 5th
      of May this year, when all is done.
      regards
      lena
      """
    #expect(
      try Self.lines(text, .wrapped) == [
        "0: We have asked the city, and they say that it\nwill open at last on Monday the 5th\nof May this year, when all is done.",
        "1: regards", "2: lena",
      ])
  }

  @Test(
    "every kind of line break",
    arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{0B}"])
  func lineBreaks(lineBreak: String) throws {
    let text = "The bridge\(lineBreak)is open.\(lineBreak)\(lineBreak)It is long."
    #expect(try Self.lines(text, .blankLines) == ["0: The bridge\(lineBreak)is open.", "1: It is long."])
  }

  @Test("a form feed and a paragraph separator end a paragraph", arguments: ["\u{0C}", "\u{2029}"])
  func paragraphBreaks(separator: String) throws {
    #expect(try Self.lines("One\(separator)two", .blankLines) == ["0: One", "1: two"])
  }

  @Test("offsets refer to the input in every encoding")
  func encodings() throws {
    let segmenter = try Segmenter(language: try #require(LanguageTag("uk")))
    let text = "Міст відкрито. Він довгий, і всі ходять ним щодня туди й назад."
    let utf16: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let utf8: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    // In windows-1251 the Ukrainian letters of this text are at U+0410 - 0x0350, but for і.
    let cp1251: [UInt8] = text.unicodeScalars.map { scalar -> UInt8 in
      switch scalar.value {
      case 0x456: 0xB3
      case 0x410...0x44F: UInt8(scalar.value - 0x350)
      default: UInt8(scalar.value)
      }
    }
    let cases: [([UInt8], Range<Int>, Range<Int>)] = [
      (utf16, 2..<30, 32..<128), (utf8, 3..<29, 30..<115), (cp1251, 0..<14, 15..<63),
    ]
    for (bytes, first, second) in cases {
      let document = try TextDecoder.decode(bytes, path: "bridge.txt")
      let segments = segmenter.segments(of: document)
      #expect(segments.map(\.range) == [first, second], "\(document.encoding)")
    }
  }

  @Test("a stream says where it is not UTF-8")
  func invalid() throws {
    var chunks = UTF8Chunks()
    #expect(try chunks.take(Array("Мі".utf8) + [0xD1]) == Array("Мі".utf8))
    #expect(try chunks.take([0x81]) == [0xD1, 0x81])
    #expect { try chunks.take([0x61, 0xFF, 0x62]) } throws: { ($0 as? UTF8Chunks.Invalid)?.offset == 7 }
    var cut = UTF8Chunks()
    #expect(try cut.take([0x61, 0xE2, 0x80]) == [0x61])
    #expect { try cut.finish() } throws: { ($0 as? UTF8Chunks.Invalid)?.offset == 1 }
  }
}
