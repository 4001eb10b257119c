import Testing
import UraModel
import UraText

@Suite("LanguageEvidence")
struct LanguageEvidenceTests {
  private static let english =
    "The bridge was closed on Monday because of the rain, and they said that it would not be opened until the end of the week."
  private static let ukrainian =
    "Міст зачинили в понеділок через дощ, і вони сказали, що його не відкриють до кінця тижня, бо вода ще не спала, а на берегах є люди."
  private static let albanian =
    "Ura u mbyll të hënën për shkak të shiut dhe ata thanë se nuk do të hapet deri në fund të javës, sepse uji nuk ka rënë ende."
  private static let german =
    "Die Brücke wurde am Montag wegen des Regens geschlossen, und sie sagten, dass sie bis zum Ende der Woche nicht geöffnet werde."

  @Test(
    "a text in its language has nothing against it, nor has one in a language that is not known",
    arguments: [(english, "en-GB"), (ukrainian, "uk"), (albanian, "sq"), (german, "de")])
  func right(text: String, tag: String) throws {
    #expect(LanguageEvidence([text]).contradiction(of: try #require(LanguageTag(tag))) == nil)
  }

  @Test(
    "a text in a known language is told from every other",
    arguments: [
      (english, "uk", "en"), (english, "sq", "en"), (english, "de", "en"), (ukrainian, "en", "uk"),
      (albanian, "en", "sq"), (albanian, "uk", "sq"),
    ])
  func other(text: String, tag: String, found: String) throws {
    let contradiction = LanguageEvidence([text]).contradiction(of: try #require(LanguageTag(tag)))
    #expect(contradiction == .other(try #require(LanguageTag(found))))
  }

  @Test(
    "a text that quotes another language at length is still in its own", arguments: [LanguageTag.english, .ukrainian])
  func mixed(language: LanguageTag) {
    #expect(LanguageEvidence([Self.english, Self.ukrainian]).contradiction(of: language) == nil)
  }

  @Test("text in no language, as a wrong encoding makes it, has no words of grammar; a short text says nothing")
  func noWords() {
    let text = String(repeating: "Ìiñò çà÷èíèëè ïîíåäiëîê ÷åðåç äîù âîíè ñêàçàëè ", count: 8)
    #expect(LanguageEvidence([text]).contradiction(of: .ukrainian) == .noWords)
    #expect(LanguageEvidence(["The bridge is closed."]).contradiction(of: .ukrainian) == nil)
  }
}
