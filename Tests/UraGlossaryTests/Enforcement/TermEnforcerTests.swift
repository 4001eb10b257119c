import Testing
import UraFormats
import UraModel

@testable import UraGlossary

@Suite("TermEnforcer")
struct TermEnforcerTests {
  static let table = """
    en,uk,sq,forbidden_uk,forbidden_sq
    Ohrid,Охрид|охридський,Ohri,Охрід|Орхид,Ohrid
    Bakhmut,Бахмут,Bahmuti,,Bakhmuti
    Poltava,Полтава,Poltava,Палтава,
    Ohrid Summer,Охридське літо,Vera e Ohrit,Охридський фестиваль,
    Duka|Olha Duka,Дука|Ольга Дука,Duka|Olha Duka,Олга Дука,
    Andrii Sybiha|Sybiha,Андрій Сибіга|Сибіга,Andrii Sybiha|Sybiha,Сибига,
    League of Nations|LN,Ліга Націй|ЛН,Lidhja e Kombeve,Націй Ліга|Націй,
    lighthouse,маяк,far,,
    Rostov,Ростів,Rostovi,Ростов,
    election,вибори,zgjedhje,перевибори,
    """

  private func issues(_ source: String, _ target: String, to language: String = "uk") throws -> [TermIssue] {
    let glossary = try GlossaryTable.read(Self.table, path: "g.csv")
    let enforcer = TermEnforcer(
      glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag(language)))
    return enforcer.issues(source: source, target: target)
  }

  @Test(
    "takes the endings of a language without a grammar from the table",
    arguments: [
      ("Der Turm von Ohrid", true), ("Ohrids Turm", true), ("OHRIDS TURM", true), ("Ohridsee", false),
      ("im Haus des Völkerbundes", true), ("im Haus des Völkerbundens", false), ("die Völkerbünde", true),
    ])
  func endings(target: String, isRight: Bool) throws {
    let table = """
      en,de{+s|es}
      Ohrid,Ohrid
      League of Nations,"Völkerbund{+es,=Völkerbünde}"
      """
    let glossary = try GlossaryTable.read(table, path: "g.csv")
    let enforcer = TermEnforcer(
      glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("de")))
    let source = target.lowercased().contains("ohrid") ? "Ohrid" : "The League of Nations"
    #expect(enforcer.issues(source: source, target: target).isEmpty == isRight)
  }

  @Test(
    "finds terms with signs in them, and nothing else with their words",
    arguments: [
      ("The U.S. said", true), ("The U.S.-based choir", true), ("U, S and T", false), ("Open 24/7.", true),
      ("24 7", false),
      ("In St. Petersburg’s port", true), ("St Petersburg", false), ("Papua – New Guinea", true),
      ("Papua, New Guinea", false),
      ("It is in C++.", true), ("C, not D", false), ("AT&T’s", true), ("the students’ union", true),
      ("J. Biden's", true),
    ])
  func signs(source: String, isFound: Bool) throws {
    let table = """
      en,uk
      U.S.,США
      24/7,цілодобово
      St. Petersburg,Санкт-Петербург
      Papua — New Guinea,Папуа — Нова Гвінея
      C++,C++
      AT&T,AT&T
      students' union,студентська спілка
      J. Biden,Дж. Байден
      """
    let glossary = try GlossaryTable.read(table, path: "g.csv")
    let enforcer = TermEnforcer(glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    #expect(enforcer.issues(source: source, target: "Нічого").isEmpty != isFound)
    let right = "США, цілодобово, у Санкт-Петербурзі й Папуа – Новій Гвінеї: C++, AT&T, студентської спілки Дж. Байдена"
    #expect(enforcer.issues(source: source, target: right).isEmpty)
  }

  @Test(
    "accepts any form of any allowed name",
    arguments: [
      ("Boats on Ohrid", "Човни на Охриді"),
      ("Ohrid's boats", "Охридські човни"),
      ("OHRID BOATS", "ЧОВНИ ОХРИДА"),
      ("The Ohrid-based choir", "Хор з Охрида"),
      ("Three lighthouses", "Три маяки"),
      ("Olha Duka sang for Bakhmut", "Дука співала для Бахмута"),
      ("Ohrid, Ohrid and again Ohrid", "Охрид і ще раз він"),
      ("Elections", "Після виборів"),
    ])
  func accepted(source: String, target: String) throws {
    #expect(try issues(source, target).isEmpty)
  }

  @Test(
    "looks for whole words and for the longest term only",
    arguments: [
      ("Ohridian boats", "Човни"),
      ("A duka sang", "Він співав"),
      ("The Ohrid Summer began", "Почалося Охридське літо"),
    ])
  func notLookedFor(source: String, target: String) throws {
    #expect(try issues(source, target).isEmpty)
  }

  @Test("asks for a term beside a longer one that contains it")
  func both() throws {
    let found = try issues("The Ohrid Summer began in Ohrid", "Почалося Охридське літо")
    #expect(found.map(\.term) == ["Ohrid"])
  }

  @Test(
    "finds forbidden names in any form, beside right ones, too",
    arguments: [
      ("Boats on Ohrid", "Човни на Охріді", "Охріді", "Охриді"),
      ("Ohrid and Ohrid", "Охрид і в Охріді", "Охріді", "Охриді"),
      // As many words as stand there.
      ("Duka sang", "Співала Олга Дука", "Олга Дука", "Ольга Дука"),
      ("They saw Andrii Sybiha", "Вони бачили Андрія Сибигу", "Сибигу", "Сибігу"),
      ("Poltava", "ПАЛТАВА", "ПАЛТАВА", "Полтава"),
    ] as [(String, String, String, String)])
  func forbidden(source: String, target: String, found: String, suggestion: String) throws {
    let issue = try #require(try issues(source, target).first)
    #expect(issue.kind == .forbidden)
    #expect(issue.found == found)
    #expect(issue.suggestion?.lowercased() == suggestion.lowercased())
  }

  @Test(
    "lets a forbidden name pass that is a part or a form of a right one, or whose term is not in the source",
    arguments: [
      ("The League of Nations met", "Ліга Націй зібралася"),
      ("A train to Rostov", "Потяг із Ростова"),
      ("Boats", "Човни на Охріді"),
    ])
  func notForbidden(source: String, target: String) throws {
    #expect(try issues(source, target).isEmpty)
  }

  @Test(
    "finds an Albanian term around a possessive or an adjective, whose article it changes",
    arguments: [
      ("Our seed banks", "Bankat tona të farës"), ("The new seed bank", "Banka e re e farës"),
      ("Of the new seed bank", "Bankës së re të farës"), ("A serious war crime", "Një krim i rëndë lufte"),
    ])
  func insertions(source: String, target: String) throws {
    let glossary = try GlossaryTable.read("en,sq\nseed bank,bankë fare\nwar crime,krim lufte\n", path: "g.csv")
    let enforcer = TermEnforcer(glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("sq")))
    #expect(enforcer.issues(source: source, target: target).isEmpty)
    #expect(enforcer.issues(source: source, target: "Banka e pyllit, krimi i pyllit").map(\.kind) == [.missing])
  }

  @Test("reports each missing term once, in the order of the source, with what is expected")
  func missing() throws {
    let found = try issues("Bakhmut and Poltava, Bakhmut", "Тут і там")
    #expect(found.map(\.term) == ["Bakhmut", "Poltava"])
    #expect(found.map(\.kind) == [.missing, .missing])
    #expect(found.first?.expected == ["Бахмут"])
    #expect(found.first?.found == nil)
    #expect(found.first?.sourceRange == 0..<7)
  }

  @Test("does not take a name's lower-case double, or a longer word, for the name")
  func doubles() throws {
    #expect(try issues("Duka sang", "Якась дука співала").map(\.kind) == [.missing])
    #expect(try issues("Elections", "Перевибори").map(\.found) == ["Перевибори"])
  }

  @Test("says which name stands in the place of another, and what its form would be")
  func otherTerm() throws {
    let issue = try #require(try issues("Snow in Poltava", "Сніг упав на Бахмут").first)
    #expect(issue.kind == .otherTerm)
    #expect(issue.found == nil)
    #expect(issue.otherTerm == "Бахмут")
  }

  @Test("knows an adjective that the glossary does not list")
  func adjective() throws {
    #expect(try issues("A Poltava street", "Полтавська вулиця").map(\.kind) == [.derivedAdjective])
    #expect(try issues("A Bakhmut street", "Бахмутоградська вулиця").map(\.kind) == [.missing])
  }

  @Test("takes a translation for right that renders one of two concepts of the same name")
  func homonyms() throws {
    let glossary = try GlossaryTable.read("en,uk\nbank,берег\nbank,банк\n", path: "g.csv")
    let enforcer = TermEnforcer(glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    #expect(enforcer.issues(source: "The bank", target: "Стояв банк").isEmpty)
    #expect(enforcer.issues(source: "The bank", target: "На березі").isEmpty)
    #expect(enforcer.issues(source: "The bank", target: "Нічого").map(\.expected) == [["берег", "банк"]])
  }

  @Test("believes the more important glossary where two disagree")
  func priorities() throws {
    let first = try GlossaryTable.read("en,uk\ndam,гребля\n", path: "a.csv")
    let second = try GlossaryTable.read("en,uk\ndam,дамба\nlock,шлюз\n", path: "b.csv")
    let enforcer = TermEnforcer(
      .merged([first, second]), from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    #expect(enforcer.issues(source: "A dam", target: "Дамба").map(\.expected) == [["гребля"]])
    #expect(enforcer.issues(source: "A lock", target: "Шлюз").isEmpty)
  }

  @Test("distinguishes capitals where the entry says so")
  func caseSensitive() throws {
    let glossary = try GlossaryTable.read("en,uk\nSwift{case},Swift{case}\nwind{nocase},Вітер{nocase}\n", path: "g.csv")
    let enforcer = TermEnforcer(glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    #expect(enforcer.issues(source: "SWIFT and a swift", target: "Птах").isEmpty)
    #expect(enforcer.issues(source: "Swift", target: "Мова Swift").isEmpty)
    #expect(enforcer.issues(source: "WIND", target: "вітер").isEmpty)
  }
}
