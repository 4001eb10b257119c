import SeededRandom
import Testing
import UraFormats
import UraModel

@testable import UraGlossary

@Suite("SuspectSearch")
struct SuspectSearchTests {
  private static let table = """
    en,uk,sq
    Sybiha,Сибіга,Sybiha
    Poltava,Полтава,Poltava
    Chernihiv,Чернігів,Çernihivi
    Ternopil,Тернопіль,Ternopili
    Duka|Olha Duka,Дука|Ольга Дука,Duka|Olha Duka
    Mazur|Ivan Mazur,Мазур|Іван Мазур,Mazur|Ivan Mazur
    judge,суддя,gjyqtar
    court,суд,gjykatë
    Cherkasy,Черкаси,Çerkasi
    Lozovyi|Petro Lozovyi,Лозовий|Петро Лозовий,Lozovyi|Petro Lozovyi
    Saint-Malo,Сен-Мало,Saint-Malo
    Kiel,Кіль,Kili
    Olena Stus,Олена Стус,Olena Stus
    customs office,митна служба,zyrë doganore
    bank account,банківський рахунок,llogari bankare
    bridge,міст,urë
    Ursula von der Leyen|von der Leyen,Урсула фон дер Ляєн|фон дер Ляєн,Ursula von der Leyen|von der Leyen
    Black Sea,Чорне море,Deti i Zi
    screen,екран,ekran
    default,типовий,parazgjedhje
    update,оновлення,përditësim
    mouse,миша,mi
    """

  private func issue(_ source: String, _ target: String, to language: String) throws -> TermIssue {
    let glossary = try GlossaryTable.read(Self.table, path: "g.csv")
    let enforcer = TermEnforcer(
      glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag(language)))
    return try #require(enforcer.issues(source: source, target: target).first)
  }

  @Test(
    "takes no word made of a common term, and no other word of two letters, for a misspelling of it",
    arguments: [
      ("Use the screen reader", "Увімкніть екранний читач", "uk"),
      ("It is hidden by default", "Типово його сховано", "uk"),
      ("Please update it", "Ju lutemi, përditësojeni", "sq"), ("Leave the mouse", "Më mirë lëreni", "sq"),
    ])
  func derivedWords(source: String, target: String, language: String) throws {
    let issue = try issue(source, target, to: language)
    #expect(issue.kind == .missing)
    #expect(issue.found == nil)
  }

  @Test(
    "names the culprit and proposes the right form",
    arguments: [
      ("Praise for Sybiha", "Подяка Сібізі", "uk", .misspelt, "Сібізі", "Сибізі"),
      ("Poltava sleeps", "Полтвава спить", "uk", .misspelt, "Полтвава", "Полтава"),
      ("POLTAVA", "ПОЛТВА", "uk", .misspelt, "ПОЛТВА", "ПОЛТАВА"),
      ("Rain in Ternopil", "Дощ у Тєрнополі", "uk", .misspelt, "Тєрнополі", "Тернополі"),
      ("Trains to Chernihiv", "Потяги до Черныгова", "uk", .foreignSpelling, "Черныгова", "Чернігова"),
      ("Snow over Poltava", "Сніг над Poltava", "uk", .untranslated, "Poltava", "Полтавою"),
      ("Snow over Poltava", "Сніг над Пoлтавою", "uk", .mixedScript, "Пoлтавою", "Полтавою"),
      ("Rain in Chernihiv", "Shi në Černihiv", "sq", .foreignSpelling, "Černihiv", "Çernihiv"),
      ("Chernihiv sleeps", "Chernihiv fle", "sq", .untranslated, "Chernihiv", "Çernihivi"),
      // Of several words the wrong one only, but all of what hyphens join.
      ("The customs office", "Митна слжба", "uk", .misspelt, "слжба", "служба"),
      ("Talks with Olena Stus", "Розмови з Олнеою Стус", "uk", .misspelt, "Олнеою", "Оленою"),
      // Between right words of a name quite another one is a wrong one, too.
      ("We met von der Leyen", "Ми зустріли Урсулу фон дер Лейен", "uk", .misspelt, "Лейен", "Ляєн"),
      ("With von der Leyen", "Me Ursula von der Lajenin", "sq", .misspelt, "Lajenin", "Leyenin"),
      // An adjective of two words.
      ("A Black Sea fleet", "Чорноморський флот", "uk", .derivedAdjective, "Чорноморський", nil),
      ("A train to Saint-Malo", "Потяг до Сен-Маало", "uk", .misspelt, "Сен-Маало", "Сен-Мало"),
      ("A train to Saint-Malo", "Потяг до Се-Мало", "uk", .misspelt, "Се-Мало", "Сен-Мало"),
      // The name in another language's form, and a locative of another language that looks like a vocative.
      ("Rain in Poltava", "Дощ у Poltavë", "uk", .foreignSpelling, "Poltavë", "Полтаві"),
      ("Rain in Chernihiv", "Дощ у Чернігове", "uk", .foreignSpelling, "Чернігове", "Чернігові"),
      // A word in another script needs fewer sounds to be taken for the name.
      ("Rain in Kiel", "Дощ у Kil", "uk", .foreignSpelling, "Kil", nil),
      // The first name shows that it is a person: with him, of her.
      ("We met Mazur", "Ми зустрілися з Mazur", "uk", .untranslated, "Mazur", "Мазуром"),
      ("We met Olena Stus", "Ми зустрілися з Olena Stus", "uk", .untranslated, "Olena Stus", "Оленою Стус"),
      ("They saw Mazur", "Вони чекали на нашого Mazur", "uk", .untranslated, "Mazur", nil),
      // At the beginning the base form, before a place what the preposition asks for, over an attribute, too.
      ("Poltava sleeps", "Poltava спить", "uk", .untranslated, "Poltava", "Полтава"),
      ("Snow in old Poltava", "Сніг у старій Poltava", "uk", .untranslated, "Poltava", "Полтаві"),
    ] as [(String, String, String, TermIssue.Kind, String, String?)])
  func culprits(
    source: String, target: String, language: String, kind: TermIssue.Kind, found: String, suggestion: String?
  ) throws {
    let issue = try issue(source, target, to: language)
    #expect(issue.kind == kind)
    #expect(issue.found == found)
    if let suggestion { #expect(issue.suggestion == suggestion) }
  }

  @Test(
    "proposes a name in the case of the other name that stands in its place",
    arguments: [
      ("Snow in Poltava", "Сніг падає на Тернополі", "Полтаві"),
      ("A letter from Poltava", "Лист із Тернополя", "Полтави"),
      ("The streets of Poltava", "Вулиці Тернополя", "Полтави"),
      ("We met Mazur", "Ми зустрілися з Дукою", "Мазуром"),
      // A name has its own number, an adjective the gender of a person.
      ("The walls of Poltava", "Мури Черкас", "Полтави"),
      ("They saw Mazur", "Вони бачили Лозового", "Мазура"),
      ("They thanked Lozovyi", "Вони подякували Мазурові", "Лозовому"),
      // A term of the glossary is no misspelling of another one.
      ("The court rested", "Учора суддя спав", "суд"),
    ])
  func caseOfAnother(source: String, target: String, suggestion: String) throws {
    let issue = try issue(source, target, to: "uk")
    #expect(issue.kind == .otherTerm)
    #expect(issue.suggestion == suggestion)
  }

  @Test(
    "proposes the form of a missing name by the preposition that renders the one before the term",
    arguments: [
      ("Rain in Poltava", "Дощ у місті", "uk", "Полтаві"),
      ("Snow over the customs office", "Сніг над будівлею", "uk", "митною службою"),
      ("We met with Mazur", "Ми зустрілися з ним", "uk", "Мазуром"),
      ("Rain in Chernihiv", "Shi në qytet", "sq", "Çernihiv"),
      ("With a bank account", "Me diçka", "sq", "llogarinë bankare"),
      ("A road from Poltava", "Rrugë nga qyteti", "sq", "Poltava"),
      // No preposition there, one that another name stands behind, none in the source, and a plural.
      ("Interested in Poltava", "Цікавиться містом", "uk", nil),
      ("Mazur is in Poltava", "До Мазура далеко", "uk", nil),
      ("Poltava sleeps", "Спить у місті", "uk", nil),
      ("Rain on the bridges", "Дощ на них", "uk", nil),
    ] as [(String, String, String, String?)])
  func missing(source: String, target: String, language: String, suggestion: String?) throws {
    let issue = try issue(source, target, to: language)
    #expect(issue.kind == .missing)
    #expect(issue.suggestion == suggestion)
  }

  @Test("proposes the case of the preposition for a forbidden name with an ending of another language")
  func foreignEnding() throws {
    let glossary = try GlossaryTable.read("en,uk,forbidden_uk\nKyiv,Київ,Киев\n", path: "g.csv")
    let enforcer = TermEnforcer(glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    #expect(enforcer.issues(source: "Rain in Kyiv", target: "Дощ у Киеве").first?.suggestion == "Києві")
    #expect(enforcer.issues(source: "To Kyiv", target: "До Киева").first?.suggestion == "Києва")
  }

  @Test(
    "lets a name be called, with an interjection that is a preposition, too",
    arguments: ["О Чернігове мій!", "Люби, Чернігове, нас"])
  func vocatives(target: String) throws {
    let glossary = try GlossaryTable.read(Self.table, path: "g.csv")
    let enforcer = TermEnforcer(glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    #expect(enforcer.issues(source: "O my Chernihiv!", target: target).isEmpty)
  }

  @Test("never calls two words unlike that are near enough to be one misspelt", arguments: 0..<200)
  func summaries(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = "ателноьвкґ".unicodeScalars.map(\.value)
    func word() -> [UInt32] { (0..<random.next(below: 8)).map { _ in letters[random.next(below: letters.count)] } }
    let (first, second) = (word(), word())
    for bound in 1...4
    where SpellingDistance.distance(from: first.span, to: second.span, stem: first.count + 1, bound: bound) != nil {
      #expect(LetterSummary(first).mayReach(LetterSummary(second), edits: bound))
    }
  }

  @Test(
    "leaves other words alone",
    arguments: [
      ("Poltava sleeps", "Полтавка спить", "uk"),
      ("The bridge", "Містичний день", "uk"),
      ("The bridge", "Помста", "uk"),
      ("Poltava sleeps", "Палата спить", "uk"),
      // At the beginning of a sentence a capital says nothing.
      ("Ternopil sleeps", "Терапія спить", "uk"),
      ("Poltava sleeps", "Полохлива спить", "uk"),
    ])
  func innocents(source: String, target: String, language: String) throws {
    let issue = try issue(source, target, to: language)
    #expect(issue.kind == .missing)
    #expect(issue.found == nil)
  }
}
