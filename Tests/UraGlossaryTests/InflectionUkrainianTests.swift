import Testing
import UraModel

@testable import UraGlossary

/// Examples from the declension tables of the Ukrainian orthography (2019).
@Suite struct InflectionUkrainianTests {
  private let inflector: Inflector

  init() throws { inflector = Inflector(language: try #require(LanguageTag("uk"))) }

  private func texts(_ lemma: String, _ label: String, _ hints: InflectionHints = .init()) -> [String] {
    inflector.paradigm(of: lemma, hints: hints).filter { $0.label == label }.map(\.text)
  }

  @Test(
    "nouns of the four declensions",
    arguments: [
      ("сестра", "dat.sg", "сестрі"), ("сестра", "gen.pl", "сестер"), ("рука", "loc.sg", "руці"),
      ("нога", "dat.sg", "нозі"), ("нога", "gen.pl", "ніг"), ("муха", "dat.sg", "мусі"), ("межа", "ins.sg", "межею"),
      ("земля", "gen.pl", "земель"), ("надія", "gen.sg", "надії"), ("стаття", "gen.pl", "статей"),
      ("сім'я", "gen.pl", "сімей"), ("дочка", "gen.pl", "дочок"), ("сторона", "gen.pl", "сторін"),
      ("стіл", "gen.sg", "стола"), ("дім", "gen.sg", "дому"), ("рік", "loc.sg", "році"), ("друг", "voc.sg", "друже"),
      ("друг", "nom.pl", "друзі"), ("козак", "voc.sg", "козаче"), ("товариш", "ins.sg", "товаришем"),
      ("учитель", "dat.sg", "учителеві"), ("лікар", "gen.sg", "лікаря"), ("герой", "ins.sg", "героєм"),
      ("день", "gen.sg", "дня"), ("камінь", "gen.sg", "каменя"), ("боєць", "gen.sg", "бійця"),
      ("українець", "gen.sg", "українця"), ("будинок", "gen.sg", "будинку"), ("вітер", "gen.sg", "вітру"),
      ("громадянин", "nom.pl", "громадяни"), ("громадянин", "gen.pl", "громадян"), ("опір", "gen.sg", "опору"),
      ("вибір", "gen.sg", "вибору"), ("договір", "ins.sg", "договором"), ("захід", "gen.sg", "заходу"),
      ("вікно", "gen.pl", "вікон"), ("військо", "gen.pl", "військ"), ("прізвище", "gen.sg", "прізвища"),
      ("поле", "ins.sg", "полем"), ("знання", "ins.sg", "знанням"), ("знання", "gen.pl", "знань"),
      ("обличчя", "gen.pl", "облич"), ("сузір'я", "gen.pl", "сузір'їв"), ("передмістя", "loc.sg", "передмісті"),
      ("ніч", "ins.sg", "ніччю"), ("ніч", "gen.sg", "ночі"), ("сіль", "ins.sg", "сіллю"), ("кров", "ins.sg", "кров'ю"),
      ("область", "ins.sg", "областю"), ("незалежність", "gen.sg", "незалежності"),
      ("незалежність", "gen.sg", "незалежности"), ("любов", "dat.sg", "любові"), ("мати", "gen.sg", "матері"),
      ("теля", "gen.sg", "теляти"), ("ім'я", "gen.sg", "імені"), ("око", "nom.pl", "очі"),
      ("людина", "gen.pl", "людей"),
    ])
  func nouns(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
  }

  @Test(
    "names whose ending several classes share",
    arguments: [
      // Adjectives used as names, soft ones, too.
      ("Зелена", "gen.sg", "Зеленої"), ("Суха", "dat.sg", "Сухій"), ("Гожа", "ins.sg", "Гожою"),
      ("Верхній", "m.gen.sg", "Верхнього"), ("Середня", "gen.sg", "Середньої"), ("Лисе", "gen.sg", "Лисого"),
      ("Борові", "gen.pl", "Борових"),
      // -ій, -ой: nouns, and Russian surnames
      ("Козодой", "gen.sg", "Козодоя"), ("Боровой", "m.gen.sg", "Борового"), ("Супій", "gen.sg", "Супою"),
      // -ів, -овець, -інь, -ок
      ("Ковалів", "ins.sg", "Ковалевим"), ("Ковалів", "ins.sg", "Ковалевом"), ("Рокитнівець", "gen.sg", "Рокитнівця"),
      ("Раковець", "gen.sg", "Раківця"), ("Рябокінь", "gen.sg", "Рябоконя"), ("Мазурок", "gen.sg", "Мазурка"),
      // -ґа, -стя, -ар, -'є, -'ї, -иська
      ("Ломаґа", "dat.sg", "Ломадзі"), ("Настя", "ins.sg", "Настею"), ("Дакар", "gen.sg", "Дакара"),
      ("Бондар", "gen.sg", "Бондаря"), ("Застав'є", "ins.sg", "Застав'єм"), ("Вороб'ї", "gen.pl", "Вороб'їв"),
      ("Городиська", "gen.pl", "Городиськ"), ("Покров", "ins.sg", "Покровом"), ("Оріль", "ins.sg", "Оріллю"),
      ("Христос", "gen.sg", "Христа"), ("Андрусь", "gen.sg", "Андруся"), ("Гаї-за-Рудою", "gen.pl", "Гаїв-за-Рудою"),
      ("Олена Зета-Джонс", "gen.sg", "Олени Зети-Джонс"), ("Любов Пелосі", "gen.sg", "Любові Пелосі"),
      ("Дарина Пенья", "dat.sg", "Дарині Пеньї"), ("Зоя Рижа", "gen.sg", "Зої Рижої"),
      ("архів", "gen.sg", "архіву"), ("вуглець", "gen.sg", "вуглецю"), ("дріт", "gen.sg", "дроту"),
      ("хобіт", "gen.sg", "хобіта"), ("дані", "gen.pl", "даних"),
      // Псел, Перемишель lose a vowel; villages are plurals and adjectives
      ("Псел", "gen.sg", "Псла"), ("Перемишель", "gen.sg", "Перемишля"), ("Плетінь", "gen.sg", "Плетеня"),
      ("Гуляйполе", "gen.sg", "Гуляйполя"), ("Крупичполе", "loc.sg", "Крупичполі"),
      ("Лебеді", "ins.pl", "Лебедями"), ("Орані", "gen.pl", "Ораних"),
      ("жінка-військова", "gen.sg", "жінки-військової"), ("обвинувачена", "gen.sg", "обвинуваченої"),
      ("Джо Байден", "gen.sg", "Джо Байдена"), ("Іван Вітер", "gen.sg", "Івана Вітра"),
      ("Іван Вітер", "gen.sg", "Івана Вітера"), ("Ліна Костенко", "gen.sg", "Ліни Костенко"),
      ("де Голль", "ins.sg", "де Голлем"), ("ван Дейк", "gen.sg", "ван Дейка"),
      ("Шарль де Голль", "gen.sg", "Шарля де Голля"),
      ("Роберт ван Дейк", "dat.sg", "Роберту ван Дейку"), ("Урсула фон дер Ляєн", "gen.sg", "Урсули фон дер Ляєн"),
      ("Дж. Байден", "gen.sg", "Дж. Байдена"), ("Папуа — Нова Гвінея", "loc.sg", "Папуа — Новій Гвінеї"),
    ])
  func sharedEndings(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
  }

  @Test(
    "proposes the usual form of those that the ending allows",
    arguments: [
      ("письменник", "loc.sg", "письменнику"), ("будинок", "loc.sg", "будинку"), ("Новак", "loc.sg", "Новаку"),
      ("Іран", "gen.sg", "Ірану"), ("Казахстан", "gen.sg", "Казахстану"), ("Китай", "gen.sg", "Китаю"),
      ("Ізраїль", "gen.sg", "Ізраїлю"), ("суд", "gen.sg", "суду"), ("договір", "gen.sg", "договору"),
      ("Кривий Ріг", "gen.sg", "Кривого Рогу"), ("Бердичів", "gen.sg", "Бердичева"), ("Лебеді", "gen.pl", "Лебедів"),
      ("Джо Байден", "ins.sg", "Джо Байденом"),
    ])
  func suffixes(lemma: String, label: String, form: String) {
    let usual = inflector.paradigm(of: lemma).filter { $0.label == label && $0.certainty == .preferred }
    #expect(usual.first?.text == form)
  }

  @Test(
    "names of places and people",
    arguments: [
      ("Львів", "gen.sg", "Львова"), ("Київ", "loc.sg", "Києві"), ("Харків", "ins.sg", "Харковом"),
      ("Чернігів", "gen.sg", "Чернігова"), ("Тернопіль", "gen.sg", "Тернополя"), ("Ірпінь", "gen.sg", "Ірпеня"),
      ("Прага", "loc.sg", "Празі"), ("Приштина", "acc.sg", "Приштину"), ("Пея", "dat.sg", "Пеї"),
      ("Чернівці", "gen.pl", "Чернівців"), ("Суми", "gen.pl", "Сум"), ("Черкаси", "gen.pl", "Черкас"),
      ("Брюссель", "loc.sg", "Брюсселі"), ("Прип'ять", "ins.sg", "Прип'яттю"), ("Русь", "ins.sg", "Руссю"),
      ("Рівне", "gen.sg", "Рівного"), ("Дніпро", "gen.sg", "Дніпра"), ("Запоріжжя", "ins.sg", "Запоріжжям"),
      ("Косово", "gen.sg", "Косова"), ("Косово", "gen.sg", "Косово"), ("Туреччина", "gen.sg", "Туреччини"),
      ("Сибіга", "dat.sg", "Сибізі"), ("Кулеба", "ins.sg", "Кулебою"), ("Шевченко", "gen.sg", "Шевченка"),
      ("Вучич", "ins.sg", "Вучичем"), ("Петров", "ins.sg", "Петровим"), ("Пушкін", "ins.sg", "Пушкіним"),
      ("Зеленський", "dat.sg", "Зеленському"), ("Кравець", "gen.sg", "Кравця"), ("Микола", "dat.sg", "Миколі"),
      ("Сергій", "dat.sg", "Сергієві"), ("Ігор", "gen.sg", "Ігоря"), ("Соловей", "gen.sg", "Солов'я"),
      ("Володимирович", "voc.sg", "Володимировичу"), ("Володимирівна", "dat.sg", "Володимирівні"),
      ("Камінь-Каширський", "gen.sg", "Каменя-Каширського"), ("Івано-Франківськ", "loc.sg", "Івано-Франківську"),
      ("Рава-Руська", "gen.sg", "Рави-Руської"), ("Ростов-на-Дону", "gen.sg", "Ростова-на-Дону"),
      ("Нью-Йорк", "ins.sg", "Нью-Йорком"), ("прем'єр-міністр", "gen.sg", "прем'єр-міністра"),
    ])
  func names(lemma: String, label: String, form: String) {
    let gendered = ["m", "f", "n"].map { "\($0).\(label)" }
    #expect(([label] + gendered).flatMap { texts(lemma, $0) }.contains(form))
  }

  @Test("a surname may keep the vowel that a place changes")
  func vowels() {
    #expect(texts("Кисіль", "gen.sg").contains("Киселя") && texts("Кисіль", "gen.sg").contains("Кисіля"))
    #expect(texts("Воробей", "gen.sg").contains("Вороб'я") && texts("Воробей", "gen.sg").contains("Воробея"))
    #expect(texts("Тернопіль", "gen.sg").contains("Тернополя") && !texts("Тернопіль", "gen.sg").contains("Тернопіля"))
    #expect(!texts("соловей", "gen.sg").contains("соловея"))
  }

  @Test("what never inflects", arguments: ["НАТО", "ЄС", "МЗС", "ООН", "Баку", "Скоп'є", "таксі", "кафе", "Токіо"])
  func indeclinable(lemma: String) {
    let forms = inflector.forms(of: lemma)
    #expect(forms.contains(lemma))
    #expect(forms.count <= 12)
    #expect(inflector.paradigm(of: lemma).filter { $0.certainty == .preferred }.allSatisfy { $0.text == lemma })
  }

  @Test(
    "the words of a phrase agree",
    arguments: [
      ("Андрій Сибіга", "dat.sg", "Андрієві Сибізі"), ("Володимир Зеленський", "ins.sg", "Володимиром Зеленським"),
      ("Дмитро Кулеба", "gen.sg", "Дмитра Кулеби"), ("Вйоса Османі", "gen.sg", "Вйоси Османі"),
      ("Олена Зеленська", "dat.sg", "Олені Зеленській"), ("Альбін Курті", "gen.sg", "Альбіна Курті"),
      ("Леся Українка", "dat.sg", "Лесі Українці"), ("Оксана Шевченко", "gen.sg", "Оксани Шевченко"),
      ("Тарас Григорович Шевченко", "gen.sg", "Тараса Григоровича Шевченка"),
      ("Верховна Рада", "gen.sg", "Верховної Ради"), ("Європейський Союз", "loc.sg", "Європейському Союзі"),
      ("Збройні сили України", "gen.pl", "Збройних сил України"), ("Кривий Ріг", "gen.sg", "Кривого Рогу"),
      ("Біла Церква", "loc.sg", "Білій Церкві"), ("Сполучені Штати Америки", "gen.pl", "Сполучених Штатів Америки"),
      ("Об'єднане Королівство", "gen.sg", "Об'єднаного Королівства"),
      ("Організація Об'єднаних Націй", "dat.sg", "Організації Об'єднаних Націй"),
      ("Міністерство закордонних справ", "ins.sg", "Міністерством закордонних справ"),
      ("Кабінет Міністрів України", "gen.sg", "Кабінету Міністрів України"),
      ("пункт пропуску", "gen.sg", "пункту пропуску"), ("воєнний злочин", "gen.pl", "воєнних злочинів"),
      ("внутрішньо переміщена особа", "gen.pl", "внутрішньо переміщених осіб"),
      ("угода про асоціацію", "acc.sg", "угоду про асоціацію"),
      ("Боснія і Герцеговина", "gen.sg", "Боснії і Герцеговини"), ("місто Київ", "loc.sg", "місті Києві"),
    ])
  func phrases(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
  }

  @Test(
    "a feminine noun before a genitive is no adjective, whatever the genitive ends in",
    arguments: [
      ("жертва насильства", "gen.sg", "жертви насильства"), ("справа журналіста", "acc.sg", "справу журналіста"),
      ("рада міста", "dat.sg", "раді міста"), ("мова програмування", "gen.sg", "мови програмування"),
      ("площа Незалежності", "ins.sg", "площею Незалежності"), ("заява президента", "gen.sg", "заяви президента"),
      ("Рада національної безпеки і оборони", "gen.sg", "Ради національної безпеки і оборони"),
      ("програма першої допомоги", "gen.sg", "програми першої допомоги"), ("місія ООН", "dat.sg", "місії ООН"),
      ("море Лівану", "gen.sg", "моря Лівану"), ("острів скарбів", "gen.sg", "острова скарбів"),
      ("бій за місто", "gen.sg", "бою за місто"), ("водій вантажівки", "gen.sg", "водія вантажівки"),
    ])
  func governingNouns(lemma: String, label: String, form: String) {
    #expect(usual(lemma, label).contains(form))
  }

  @Test(
    "short adjectives, those in -ній, possessives, and nouns of men in -а agree like others",
    arguments: [
      ("довга хвиля", "gen.sg", "довгої хвилі"), ("Мала академія наук", "acc.sg", "Малу академію наук"),
      ("остання воля", "gen.sg", "останньої волі"), ("дорожня карта", "ins.sg", "дорожньою картою"),
      ("Часів Яр", "loc.sg", "Часовому Ярі"), ("Бабин Яр", "ins.sg", "Бабиним Яром"),
      ("ринок праці", "gen.sg", "ринку праці"),
      ("батьків дім", "ins.sg", "батьковим домом"), ("міський голова", "gen.sg", "міського голови"),
      ("слідчий суддя", "dat.sg", "слідчому судді"), ("свідок обвинувачення", "gen.sg", "свідка обвинувачення"),
      ("виборчі права", "gen.pl", "виборчих прав"), ("мирні слова", "ins.pl", "мирними словами"),
    ])
  func agreeing(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
  }

  @Test(
    "first names of other languages decline with the surname, a man's surname is animate",
    arguments: [
      ("Івиця Дачич", "gen.sg", "Івиці Дачича"), ("Анджей Дуда", "ins.sg", "Анджеєм Дудою"),
      ("Сидір Ворона", "gen.sg", "Сидора Ворони"), ("Майя Санду", "gen.sg", "Майї Санду"),
      ("Атіфете Ях'яґа", "gen.sg", "Атіфете Ях'яґи"), ("Гнат Кіт", "gen.sg", "Гната Кота"),
      ("Хома Кий", "gen.sg", "Хоми Кия"),
      ("Іван Соловей", "gen.sg", "Івана Солов'я"), ("Роберт Фіцо", "gen.sg", "Роберта Фіцо"),
      ("Микола Зеров", "acc.sg", "Миколу Зерова"), ("Дорде Вукич", "gen.sg", "Дорде Вукича"),
    ])
  func people(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
    #expect(!texts("Микола Зеров", "acc.sg").contains("Миколу Зеров"))
  }

  private func usual(_ lemma: String, _ label: String) -> [String] {
    inflector.paradigm(of: lemma).filter { $0.label == label && $0.certainty == .preferred }.map(\.text)
  }

  @Test(
    "no form of another word",
    arguments: [
      ("Верховна Рада", "Верховни Ради"), ("Андрій Сибіга", "Андрію Сибіга"), ("Вйоса Османі", "Вйоси Османів"),
      ("Оксана Шевченко", "Оксани Шевченка"), ("рік", "ріка"), ("вода", "від"), ("магніт", "магноту"),
      ("Оболоння", "Оболонь"), ("Республіка Косово", "Республікої Косово"), ("пункт пропуску", "пункту пропускові"),
    ])
  func tight(lemma: String, wrong: String) {
    #expect(!inflector.forms(of: lemma).contains(wrong))
  }

  @Test("hints overrule the ending")
  func hints() throws {
    func forms(_ entry: String) throws -> Set<String> {
      let (term, hints) = try InflectionHints.split(entry)
      return inflector.forms(of: term, hints: hints)
    }
    #expect(try forms("Косово{indecl}") == ["Косово"])
    #expect(try forms("Сибіга{m}").contains("Сибізі"))
    #expect(try !forms("Харків{sg}").contains("Харкови"))
    #expect(try !forms("Харків{inan,sg}").contains("Харкових"))
    #expect(try forms("війська{pl}").contains("військам"))
    #expect(try !forms("вибори{pl}").contains("вибором"))
    #expect(try forms("Зет{=Зету|Зетом}").isSuperset(of: ["Зет", "Зету", "Зетом"]))
    #expect(try !forms("Зеленська{f}").contains("Зеленського"))
  }

  @Test("the apostrophe of the lemma is kept", arguments: ["'", "’", "ʼ"])
  func apostrophes(mark: String) {
    #expect(texts("сузір\(mark)я", "dat.sg") == ["сузір\(mark)ю"])
    #expect(texts("Прип\(mark)ять", "gen.sg").contains("Прип\(mark)яті"))
  }
}
