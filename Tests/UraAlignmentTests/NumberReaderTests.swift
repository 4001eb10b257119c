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

  @Test(
    "thousands and millions in words count, units do not",
    arguments: [
      ("en", "It has 2.4 thousand books.", ["2400"]), ("uk", "Площа 2,4 тис. м.", ["2400"]),
      ("uk", "Понад 3 мільйонами гривень.", ["3000000"]), ("sq", "Rreth 1,25 milionë euro.", ["1250000"]),
      ("de", "Es sind 0,5 Mrd. Euro.", ["500000000"]), ("en", "It is 5 m long.", ["5"]),
      ("en", "In 2024 thousands came.", ["2024"]),
    ])
  func scaled(language: String, text: String, expected: [String]) throws {
    let document = PreparedDocument([AlignmentSegment(text: text)], language: try #require(LanguageTag(language)))
    #expect(document.types.filter { $0.kind == .number }.map(\.key) == expected)
  }

  @Test(
    "a date in digits is its day and its year",
    arguments: [
      ("On 04.05.2024.", ["4", "2024"]), ("Version 1.2.3 came.", ["1.2.3"]), ("1.250.000 people", ["1250000"]),
    ])
  func dates(text: String, expected: [String]) {
    let document = PreparedDocument([AlignmentSegment(text: text)], language: .english)
    #expect(document.types.filter { $0.kind == .number }.map(\.key) == expected)
  }
}
