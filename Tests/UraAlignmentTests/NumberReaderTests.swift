import Testing
import UraModel

@testable import UraAlignment

@Suite struct NumberReaderTests {
  @Test(
    "reads numbers by value",
    arguments: [
      ("1,000", "1000"), ("1.000", "1000"), ("1 000 000", "1000000"), ("3.5", "3.5"), ("3,50", "3.5"), ("007", "7"),
      ("0.125", "0.125"),
    ])
  func canonical(text: String, expected: String) {
    var text = text
    let digits = text.withUTF8 { NumberReader.canonical($0) }
    #expect(String(decoding: digits, as: UTF8.self) == expected)
  }

  @Test(
    "groups of three digits after a space are one number, other digits are not",
    arguments: [
      ("It has 1 000 000 books.", ["1000000"]), ("On 12 2024 came.", ["12", "2024"]), ("From 007 000 on.", ["7", "0"]),
    ])
  func grouped(text: String, expected: [String]) {
    let document = PreparedDocument([AlignmentSegment(text: text)], language: .english)
    #expect(document.types.filter { $0.kind == .number }.map(\.key) == expected)
  }
}
