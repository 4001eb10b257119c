import Testing
import UraFormats
import UraModel

@testable import UraGlossary

/// Names of every class of the declension tables, in every case: each form is right, each with two letters exchanged is found and
/// named, the name left in English or written with a letter of another script as well.
///
/// The forms are those of the Ukrainian orthography (2019) and of Gramatika e gjuhës shqipe, written out, not generated.
@Suite("Classes of names")
struct NameClassesTests {
  private func enforcer(_ name: DeclinedName, _ language: String) throws -> TermEnforcer {
    let glossary = try GlossaryTable.read("en,\(language)\n\(name.english),\(name.forms[0])\n", path: "g.csv")
    return TermEnforcer(glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag(language)))
  }

  private func check(_ name: DeclinedName, _ language: String, _ frame: (String) -> String) throws {
    let enforcer = try enforcer(name, language)
    let source = "It is about \(name.english)."
    for form in name.forms {
      #expect(enforcer.issues(source: source, target: frame(form)).isEmpty, "\(form)")
      guard let (text, wrong) = Self.exchanged(form) else { continue }
      let issue = try #require(enforcer.issues(source: source, target: frame(text)).first, "\(text)")
      #expect(issue.found == wrong, "\(text)")
      #expect(issue.kind == .misspelt, "\(text)")
    }
    #expect(enforcer.issues(source: source, target: frame("xx")).map(\.kind) == [.missing])
  }

  /// A form with two letters of its longest word exchanged, and the word as it then stands with what hyphens join to it.
  private static func exchanged(_ form: String) -> (text: String, found: String)? {
    var words = form.split(separator: " ").map(String.init)
    guard let index = words.indices.max(by: { words[$0].count < words[$1].count }), words[index].count >= 7 else {
      return nil
    }
    var letters = Array(words[index])
    let place = letters[1] == letters[2] ? 2 : 1
    // Of three letters an exchange makes another word.
    guard !letters.prefix(4).contains("-") else { return nil }
    guard letters[place] != letters[place + 1], letters[place].isLetter, letters[place + 1].isLetter else { return nil }
    letters.swapAt(place, place + 1)
    words[index] = String(letters)
    return (words.joined(separator: " "), words[index])
  }

  @Test("Ukrainian", arguments: DeclinedNames.ukrainian)
  func ukrainian(name: DeclinedName) throws {
    try check(name, "uk") { "Це стосується саме \($0), і не вперше." }
  }

  @Test("Albanian", arguments: DeclinedNames.albanian)
  func albanian(name: DeclinedName) throws {
    try check(name, "sq") { "Kjo ka të bëjë pikërisht \($0) dhe jo për herë të parë." }
  }

  @Test("finds a name left in English, or with a letter of another script", arguments: DeclinedNames.ukrainian)
  func scripts(name: DeclinedName) throws {
    guard name.english.first?.isUppercase == true else { return }
    let enforcer = try enforcer(name, "uk")
    let source = "It is about \(name.english)."
    let latin = enforcer.issues(source: source, target: "Це стосується \(name.english), і не вперше.")
    #expect(latin.map(\.found) == [name.english])
    guard let form = name.forms.last, let letter = form.firstIndex(of: "о") else { return }
    let mixed = form[..<letter] + "o" + form[form.index(after: letter)...]
    let issue = try #require(
      enforcer.issues(source: source, target: "Це стосується саме \(mixed), і не вперше.").first)
    #expect(issue.kind == .mixedScript)
  }
}

/// A term with its forms, the base form first.
struct DeclinedName: CustomTestStringConvertible, Sendable {
  let english: String
  /// The lemma first.
  let forms: [String]
  var testDescription: String { english }

  init(_ row: Substring) {
    let fields = row.split(separator: ";").map { $0.trimming() }
    english = fields[0]
    forms = Array(fields.dropFirst())
  }
}

enum DeclinedNames {
  static let ukrainian = names(
    """
    Demchuk; Демчук; Демчука; Демчукові; Демчуку; Демчуком
    Tkachenko; Ткаченко; Ткаченка; Ткаченкові; Ткаченку; Ткаченком
    Hrytsiuk; Грицюк; Грицюка; Грицюкові; Грицюком
    Radovych; Радович; Радовича; Радовичеві; Радовичу; Радовичем
    Levytskyi; Левицький; Левицького; Левицькому; Левицьким
    Chornovil; Чорновіл; Чорновола; Чорноволу; Чорноволом
    Kovaliv; Ковалів; Ковалева; Коваліва; Ковалеву; Ковалевим
    Tretiak; Третяк; Третяка; Третякові; Третяком
    Borodin; Бородін; Бородіна; Бородіну; Бородіним
    Syroiezhka; Сироїжка; Сироїжки; Сироїжці; Сироїжку; Сироїжкою
    Skovoroda; Сковорода; Сковороди; Сковороді; Сковороду; Сковородою
    Palii; Палій; Палія; Палієві; Палію; Палієм
    Hohol; Гоголь; Гоголя; Гоголеві; Гоголю; Гоголем
    Kravets; Кравець; Кравця; Кравцеві; Кравцем
    Moroz; Мороз; Мороза; Морозові; Морозом
    Pavarotti; Паваротті
    Lesia Ukrainka; Леся Українка; Лесі Українки; Лесі Українці; Лесю Українку; Лесею Українкою
    Hanna Barvinok; Ганна Барвінок; Ганни Барвінок; Ганні Барвінок; Ганну Барвінок; Ганною Барвінок
    Olena Zabila; Олена Забіла; Олени Забіли; Олені Забілій; Олену Забілу; Оленою Забілою
    Ivan Nechui-Levytskyi; Іван Нечуй-Левицький; Івана Нечуя-Левицького; Іванові Нечуєві-Левицькому
    Petro Ilkovych; Петро Ількович; Петра Ільковича; Петрові Ільковичу; Петром Ільковичем
    Mariia Ilkivna; Марія Ільківна; Марії Ільківни; Марії Ільківні; Марію Ільківну; Марією Ільківною
    Vinnytsia; Вінниця; Вінниці; Вінницю; Вінницею
    Ladoga; Ладога; Ладоги; Ладозі; Ладогу; Ладогою
    Krasyliv; Красилів; Красилова; Красилову; Красиловом; Красилові
    Sambir; Самбір; Самбора; Самбору; Самбором; Самборі
    Korosten; Коростень; Коростеня; Коростеню; Коростенем; Коростені
    Mykytyntsi; Микитинці; Микитинців; Микитинцям; Микитинцями; Микитинцях
    Prylucky; Прилуки; Прилук; Прилукам; Прилуками; Прилуках
    Solone; Солоне; Солоного; Солоному; Солоним
    Rava-Ruska; Рава-Руська; Рави-Руської; Раві-Руській; Раву-Руську; Равою-Руською
    Zadvirya; Задвір'я; Задвір'ю; Задвір'ям; Задвір'ї
    Prypiat; Прип'ять; Прип'яті; Прип'яттю
    Toronto; Торонто
    state budget; державний бюджет; державного бюджету; державному бюджетові; державним бюджетом
    election commission; виборча комісія; виборчої комісії; виборчій комісії; виборчу комісію; виборчою комісією
    freedom of speech; свобода слова; свободи слова; свободі слова; свободу слова; свободою слова
    armed forces; збройні сили; збройних сил; збройним силам; збройними силами; збройних силах
    """)

  static let albanian = names(
    """
    Kelmendi; Kelmendi; Kelmendin; Kelmendit
    Hoxha; Hoxha; Hoxhën; Hoxhës
    Shehu; Shehu; Shehun; Shehut
    Begaj; Begaj; Begajn; Begajt; Begajt
    Vlora; Vlora; Vlorë; Vlorën; Vlorës; Vlore
    Gjirokastra; Gjirokastra; Gjirokastër; Gjirokastrën; Gjirokastrës
    Berat; Berati; Berat; Beratin; Beratit
    Ohrid; Ohri; Ohrin; Ohrit
    Pogradec; Pogradeci; Pogradec; Pogradecin; Pogradecit
    Kacanik; Kaçaniku; Kaçanik; Kaçanikun; Kaçanikut
    Norway; Norvegjia; Norvegji; Norvegjinë; Norvegjisë; Norvegjie
    Bosnia; Bosnja; Bosnjë; Bosnjën; Bosnjës
    Tropoja; Tropoja; Tropojë; Tropojën; Tropojës
    Toronto; Toronto; Toronton; Torontos; Toronto-s
    Alps; Alpet; Alpeve
    New York; Nju-Jorku; Nju-Jork; Nju-Jorkun; Nju-Jorkut
    state budget; buxhet shteti; buxheti i shtetit; buxhetin e shtetit; buxhetit të shtetit
    election commission; komision zgjedhor; komisioni zgjedhor; komisionin zgjedhor; komisionet zgjedhore
    peace agreement; marrëveshje paqeje; marrëveshja e paqes; marrëveshjen e paqes; marrëveshjes së paqes
    civil servant; nëpunës civil; nëpunësi civil; nëpunësin civil; nëpunësit civilë; nëpunësve civilë
    open letter; letër e hapur; letra e hapur; letrën e hapur; letrës së hapur; letrat e hapura; letrave të hapura
    """)

  private static func names(_ table: String) -> [DeclinedName] {
    table.split(separator: "\n").map(DeclinedName.init)
  }
}

extension Substring {
  fileprivate func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
