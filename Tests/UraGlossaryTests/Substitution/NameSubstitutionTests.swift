import Testing
import UraFormats
import UraModel

@testable import UraGlossary

@Suite struct NameSubstitutionTests {
  private static let table = """
    en,uk,sq
    Pristina,Приштина,Prishtina
    Tirana,Тирана,Tirana
    Kharkiv,Харків,Harkivi
    Lviv,Львів,Lvivi
    Odesa,Одеса,Odesa
    Albania,Албанія,Shqipëria
    Kosovo,Косово,Kosova
    Olha Duka|Duka,"Ольга Дука{f}|Дука{f}",Olha Duka|Duka
    Iryna Bondar|Bondar,"Ірина Бондар{f,indecl}|Бондар{f,indecl}",Iryna Bondar|Bondar
    Petro Koval|Koval,"Петро Коваль{m,anim}|Коваль{m,anim}",Petro Koval|Koval
    """

  private func adapted(_ query: String, _ source: String, _ target: String, _ from: String, _ to: String) throws
    -> String?
  {
    let substitution = NameSubstitution(
      try GlossaryTable.read(Self.table, path: "g.csv"), from: try #require(LanguageTag(from)),
      to: try #require(LanguageTag(to)))
    let replacements = substitution.replacements(query: query, source: source, target: target)
    guard !replacements.isEmpty else { return nil }
    var utf8 = Array(target.utf8)
    for replacement in replacements.reversed() {
      utf8.replaceSubrange(replacement.target, with: Array(replacement.text.utf8))
    }
    return String(decoding: utf8, as: UTF8.self)
  }

  @Test(
    "puts the name in the form that the preposition asks for",
    arguments: [
      ("To Tirana", "To Pristina", "До Приштини", "До Тирани"),
      ("in Tirana", "in Pristina", "у Приштині", "у Тирані"),
      ("from Kharkiv to Pristina", "from Pristina to Tirana", "від Приштини до Тирани", nil),
      ("over Albania", "over Kosovo", "над Косовом", "над Албанією"),
    ])
  func ukrainian(query: String, source: String, target: String, expected: String?) throws {
    #expect(try adapted(query, source, target, "en", "uk") == expected)
  }

  @Test("exchanges a preposition that may not stand before the new name, and leaves what is not certain")
  func onsets() throws {
    #expect(try adapted("in Lviv", "in Kharkiv", "в Харкові", "en", "uk") == "у Львові")
    #expect(try adapted("In Odesa", "In Pristina", "У Приштині", "en", "uk") == "В Одесі")
    #expect(try adapted("from Lviv", "from Kharkiv", "з Харкова", "en", "uk") == nil)
  }

  @Test("speaks Albanian and English, too")
  func otherLanguages() throws {
    #expect(try adapted("in Tirana", "in Pristina", "në Prishtinë", "en", "sq") == "në Tiranë")
    #expect(
      try adapted("of Albania", "of Kosovo", "Presidentja e Kosovës foli", "en", "sq")
        == "Presidentja e Shqipërisë foli")
    #expect(try adapted("of free Albania", "of Kosovo", "e Kosovës së lirë", "en", "sq") == nil)
    #expect(try adapted("у Тирані", "у Приштині", "in Pristina", "uk", "en") == "in Tirana")
    #expect(try adapted("хор Одеси", "хор Приштини", "a Pristina choir", "uk", "en") == nil)
  }

  @Test("keeps words that agree with a name: without a preposition both genders must be known and equal")
  func agreement() throws {
    #expect(try adapted("Bondar sang", "Duka sang", "Дука співала", "en", "uk") == "Бондар співала")
    #expect(try adapted("Koval sang", "Duka sang", "Дука співала", "en", "uk") == nil)
    #expect(try adapted("Tirana won", "Pristina won", "Приштина перемогла", "en", "uk") == nil)
    #expect(try adapted("in Kharkiv", "in Pristina", "у Приштині, яка", "en", "uk") == nil)
  }

  @Test("does nothing when a name stands twice, or elsewhere in the query")
  func places() throws {
    #expect(try adapted("to Tirana", "to Pristina", "до Приштини з Приштини", "en", "uk") == nil)
    #expect(try adapted("to Tirana, to Tirana", "to Pristina, to Pristina", "до Приштини", "en", "uk") == nil)
    #expect(
      try adapted("to Tirana from Pristina", "to Pristina from Tirana", "до Приштини від Тирани", "en", "uk") == nil)
    #expect(try adapted("to Tirana", "to Pristina", "туди", "en", "uk") == nil)
    #expect(try adapted("Duka, Olha", "x", "y", "en", "uk") == nil)
  }
}
