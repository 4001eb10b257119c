import Testing

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
}
