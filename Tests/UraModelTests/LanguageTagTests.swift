import Testing
import UraModel

@Suite struct LanguageTagTests {
  @Test(
    "brings tags into the canonical case of RFC 5646",
    arguments: [
      ("EN", "en"), ("en_gb", "en-GB"), ("sr-latn-rs", "sr-Latn-RS"), ("es-419", "es-419"), ("sq-XK", "sq-XK"),
      ("zh-hant", "zh-Hant"), ("de-CH-1901", "de-CH-1901"), ("en-u-ca-Buddhist", "en-u-ca-buddhist"), ("x-none", nil),
      ("", nil), ("e", nil), ("en--GB", nil), ("uk-Ї", nil), ("english1", nil),
    ] as [(String, String?)])
  func canonicalCase(text: String, expected: String?) {
    #expect(LanguageTag(text)?.description == expected)
  }

  @Test("names its subtags")
  func subtags() throws {
    let tag = try #require(LanguageTag("sr-Cyrl-BA"))
    #expect(tag.language == "sr")
    #expect(tag.script == "Cyrl")
    #expect(tag.region == "BA")
  }

  @Test("falls back by dropping subtags from the end, singletons with what they introduce")
  func fallbacks() throws {
    let tag = try #require(LanguageTag("sr-Latn-RS-x-private"))
    #expect(tag.fallbacks.map(\.description) == ["sr-Latn-RS-x-private", "sr-Latn-RS", "sr-Latn", "sr"])
  }

  @Test("covers more specific tags only")
  func covering() throws {
    let english = try #require(LanguageTag("en"))
    let british = try #require(LanguageTag("en-GB"))
    let enochian = try #require(LanguageTag("enm"))
    #expect(english.covers(british))
    #expect(english.covers(english))
    #expect(!british.covers(english))
    #expect(!english.covers(enochian))
  }
}
