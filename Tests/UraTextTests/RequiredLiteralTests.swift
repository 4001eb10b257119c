import Testing

@testable import UraText

@Suite struct RequiredLiteralTests {
  @Test(
    "takes the longest piece that every match has",
    arguments: [
      ("library", "library"), ("new (reading|writing) room", " room"), ("librar(y|ies)", "librar"),
      ("\\blibrary\\b", "library"), ("colou?r scheme", "r scheme"), ("ab[cd]*efg", "efg"), ("go+gle", "gle"),
      ("a{3}bcd", "bcd"), ("x\\x{41}bcde", "bcde"), ("\\p{Lu}\\w+ська рада", "ська рада"),
      ("[[a-z]&&[^b]]tail", "tail"),
      ("(?i)pristina", "pristina"), ("(?i)classic", "cla"), ("(?i)office desk", "ce desk"), ("\\Qabcd\\Eefg", "efg"),
      ("\\u0041bcd", nil),
      ("(\\)|x)end", "end"),
    ] as [(String, String?)])
  func pieces(pattern: String, expected: String?) throws {
    _ = try RegularExpression(pattern)
    #expect(RegularExpression.requiredLiteral(of: pattern) == expected)
  }

  @Test("gives up where nothing is certain", arguments: ["one|two", "ab", "[abc]+", "(?x) a b c d", ".*", ""])
  func uncertain(pattern: String) { #expect(RegularExpression.requiredLiteral(of: pattern) == nil) }
}
