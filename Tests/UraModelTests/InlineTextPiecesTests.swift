import Testing
import UraModel

@Suite("InlineText: pieces")
struct InlineTextPiecesTests {
  @Test(
    "white space is single and not at the ends, across codes too",
    arguments: [
      (["  a \n b  "], "a b"), (["a ", "<i>", "  b", "</i>", " "], "a b"), (["\n", "<br>", "\t"], ""), ([], ""),
    ])
  func singleSpaces(parts: [String], expected: String) {
    let text = InlineText(parts.map { $0.hasPrefix("<") ? .code(InlineCode(.standalone, data: $0)) : .text($0) })
    #expect(text.withSingleSpaces.plainText == expected)
    #expect(text.withSingleSpaces.codes.map(\.data) == parts.filter { $0.hasPrefix("<") })
  }

  @Test("codes that break the line part lines, others do not")
  func lines() {
    let text = InlineText([
      .text("One"), .code(InlineCode(.standalone, type: "br", data: "<br>")), .text("two "),
      .code(InlineCode(.standalone, type: "img", data: "<img>")), .text("three"),
      .code(InlineCode(.standalone, type: "x-break", data: "\\\n")),
    ])
    #expect(text.lines.map(\.plainText) == ["One", "two three"])
    #expect(text.lines.map(\.codes.count) == [0, 1])
  }

  @Test(
    "native markup is cut where texts stand in it, whatever their order and however far their offsets are",
    arguments: [
      ([], ["<é>"]), ([1], ["<", "1", "é>"]), ([3, 1], ["<", "1", "é", "3", ">"]),
      ([99, -5], ["", "-5", "<é>", "99", ""]),
    ])
  func dataPieces(offsets: [Int], expected: [String]) {
    let code = InlineCode(
      .standalone, data: "<é>", subflows: offsets.map { .init(InlineText(String($0)), at: $0) })
    let pieces = code.dataPieces.map { piece in
      switch piece {
      case .markup(let markup): markup
      case .subflow(let subflow): subflow.content.plainText
      }
    }
    #expect(pieces == expected)
  }

  @Test("pairs are numbered in order, and a half without its other half is isolated")
  func ownPairs() {
    let text = InlineText([
      .code(InlineCode(.closing, pairID: "3.1", data: "</u>")), .text("a"),
      .code(InlineCode(.opening, pairID: "3.2", data: "<b>")), .code(InlineCode(.opening, pairID: "3.3", data: "<i>")),
      .code(InlineCode(.closing, pairID: "3.3", data: "</i>")),
      .code(InlineCode(.closing, pairID: "3.2", data: "</b>")),
      .code(InlineCode(.standalone, id: "7", data: "<hr>")), .code(InlineCode(.opening, pairID: "4.1", data: "<s>")),
    ])
    let codes = text.withOwnPairs.codes
    #expect(
      codes.map(\.kind) == [.isolatedClosing, .opening, .opening, .closing, .closing, .standalone, .isolatedOpening])
    #expect(codes.map(\.pairID) == [nil, "1", "2", "2", "1", nil, nil])
    #expect(codes.map(\.data) == ["</u>", "<b>", "<i>", "</i>", "</b>", "<hr>", "<s>"])
  }
}
