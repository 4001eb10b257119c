import Testing
import UraModel
import UraText

@testable import UraMatching

@Suite struct MatchAdaptationTests {
  private func adapted(_ query: String, _ source: String, _ target: String, _ language: String = "uk") -> String? {
    let english = LanguageTag("en") ?? .undetermined
    return MatchAdaptation(
      TranslatorText(query, language: english), TranslatorText(source, language: english), target: target,
      renderer: PlaceableRenderer(language: LanguageTag(language) ?? .undetermined))?.text
  }

  @Test("puts the query's values in, in the form of the target's language")
  func forms() {
    #expect(
      adapted("It costs €1.4 million.", "It costs €1.2 million.", "Це коштує 1,2 млн євро.")
        == "Це коштує 1,4 млн євро.")
    #expect(adapted("A road of 3,450 metres", "A road of 1,200 metres", "Дорога 1 200 метрів") == "Дорога 3 450 метрів")
    #expect(adapted("Signed on 27 May.", "Signed on 14 June.", "Підписано 14 червня.") == "Підписано 27 травня.")
    #expect(adapted("On 3 May 2027", "On 14 May 2026", "Më 14 maj 2026", "sq") == "Më 3 maj 2027")
    #expect(adapted("At 9:15 a.m.", "At 6:30 p.m.", "О 18:30") == "О 9:15")
    #expect(adapted("Hello {user}!", "Hello {name}!", "Вітаю, {name}!") == "Вітаю, {user}!")
    #expect(adapted("See www.a.org", "See www.b.org", "Див. www.b.org") == "Див. www.a.org")
    #expect(adapted("On 2027-01-02", "On 2026-02-24", "24.02.2026") == "02.01.2027")
    #expect(adapted("1 of 1,500", "1 of 900", "1 з 900") == "1 з 1\u{00A0}500")
  }

  @Test("puts tags in the places of others; a tag that is added has none")
  func tags() {
    #expect(
      adapted("Click <i>Save</i>.", "Click <b>Save</b>.", "Клацніть <b>Зберегти</b>.") == "Клацніть <i>Зберегти</i>.")
    #expect(adapted("Click <b>Save</b> 2.", "Click Save 3.", "Клацніть Зберегти 3.") == nil)
  }

  @Test(
    "says where the language may count with other forms after the new number",
    arguments: [
      ("3 people", "5 people", "5 людей", true), ("6 people", "5 people", "5 людей", false),
      ("3% more", "5% more", "на 5% більше", false), ("3", "5", "5", false),
    ])
  func agreement(query: String, source: String, target: String, expected: Bool) throws {
    let adaptation = MatchAdaptation(
      TranslatorText(query, language: .english), TranslatorText(source, language: .english), target: target,
      renderer: PlaceableRenderer(language: .ukrainian))
    #expect(try #require(adaptation).changes.map(\.mayNeedAgreement) == [expected])
  }

  @Test("says where the word before varies with the number that is spoken")
  func spokenNumbers() throws {
    func mayNeedAgreement(_ query: String, _ source: String, _ target: String, _ language: LanguageTag) throws -> [Bool]
    {
      let adaptation = MatchAdaptation(
        TranslatorText(query, language: .english), TranslatorText(source, language: .english), target: target,
        renderer: PlaceableRenderer(language: language))
      return try #require(adaptation).changes.map(\.mayNeedAgreement)
    }
    #expect(try mayNeedAgreement("at 11:20 a.m.", "at 10:15 a.m.", "о 10:15", .ukrainian) == [true])
    #expect(try mayNeedAgreement("at 9:20 a.m.", "at 10:15 a.m.", "о 10:15", .ukrainian) == [false])
    #expect(try mayNeedAgreement("an 8 hour day", "an 18 hour day", "an 18 hour day", .english) == [true])
  }

  @Test("puts names in beside numbers, and only when the names are all that differs")
  func names() {
    func adapted(_ query: String) -> String? {
      MatchAdaptation(
        TranslatorText(query, language: .english), TranslatorText("To Pristina on 5 May", language: .english),
        target: "5 травня до Приштини", renderer: PlaceableRenderer(language: .ukrainian),
        names: [.init(query: 3..<9, source: 3..<11, target: 20..<36, text: "Тирани")])?.text
    }
    #expect(adapted("To Tirana on 7 May") == "7 травня до Тирани")
    #expect(adapted("To Tirana on 7 May again") == nil)
  }

  @Test("does nothing when the place is not certain or more than placeables differ")
  func refusals() {
    #expect(adapted("5 and 7", "5 and 6", "шість і 5") == nil)
    #expect(adapted("from 4 to 5", "from 3 to 3", "з 3 до 3") == nil)
    #expect(adapted("5 or 6", "6 or 6", "6 чи 6") == nil)
    #expect(adapted("7 people", "6 people", "6 людей із 6 країн") == nil)
    #expect(adapted("7 young people", "6 people", "6 людей") == nil)
    #expect(adapted("On 14 May 2026", "On 14 May", "14 травня") == nil)
    #expect(adapted("6 people", "6 people", "6 людей") == nil)
    #expect(adapted("On 3 June", "On 6 February", "më 6 shkurtit", "sq") == nil)
  }
}
