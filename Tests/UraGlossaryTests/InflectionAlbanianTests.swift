import Testing
import UraModel

@testable import UraGlossary

/// Examples from the declension tables of Gramatika e gjuhës shqipe.
@Suite struct InflectionAlbanianTests {
  private let inflector: Inflector

  init() throws { inflector = Inflector(language: try #require(LanguageTag("sq"))) }

  private func texts(_ lemma: String, _ label: String) -> [String] {
    inflector.paradigm(of: lemma).filter { $0.label == label }.map(\.text)
  }

  @Test(
    "common nouns, from the indefinite",
    arguments: [
      ("mal", "nom.sg.def", "mali"), ("mal", "gen.pl.def", "maleve"), ("mik", "nom.sg.def", "miku"),
      ("mik", "nom.pl.def", "miqtë"), ("zog", "nom.pl.indef", "zogj"), ("libër", "acc.sg.def", "librin"),
      ("libër", "nom.pl.indef", "libra"), ("plak", "nom.pl.indef", "pleq"), ("dash", "nom.pl.def", "deshtë"),
      ("djalë", "nom.pl.indef", "djem"), ("kalë", "nom.pl.def", "kuajt"), ("popull", "gen.pl.def", "popujve"),
      ("bllok", "nom.pl.indef", "blloqe"), ("anëtar", "nom.pl.def", "anëtarët"), ("mësues", "nom.pl.def", "mësuesit"),
      ("rob", "nom.pl.def", "robërit"), ("njeri", "nom.sg.def", "njeriu"), ("kufi", "gen.sg.def", "kufirit"),
      ("ujë", "nom.pl.indef", "ujëra"), ("fshat", "nom.pl.indef", "fshatra"), ("vajzë", "acc.sg.def", "vajzën"),
      ("vajzë", "nom.pl.def", "vajzat"), ("këngë", "nom.pl.def", "këngët"), ("motër", "nom.sg.def", "motra"),
      ("lule", "nom.sg.def", "lulja"), ("marrëveshje", "nom.sg.def", "marrëveshja"),
      ("marrëveshje", "gen.pl.def", "marrëveshjeve"), ("liri", "acc.sg.def", "lirinë"),
      ("liri", "gen.sg.def", "lirisë"),
      ("radio", "nom.sg.def", "radioja"), ("menu", "nom.sg.def", "menuja"), ("menu", "nom.pl.def", "menutë"),
      ("tabu", "acc.sg.def", "tabunë"), ("shoku", "acc.sg.def", "shokun"), ("kala", "acc.sg.def", "kalanë"),
      ("grua", "nom.pl.def", "gratë"),
      ("natë", "nom.pl.def", "netët"), ("gjë", "nom.pl.indef", "gjëra"), ("sanksione", "gen.pl.def", "sanksioneve"),
      ("negociata", "nom.pl.def", "negociatat"), ("ushtarë", "gen.pl.def", "ushtarëve"),
      ("flamur", "nom.pl.def", "flamujt"),
      // Letters of two signs are not -h-.
      ("kamish", "nom.sg.def", "kamishi"), ("makth", "acc.sg.def", "makthin"), ("aliazh", "gen.sg.def", "aliazhit"),
      ("zanatçi", "nom.sg.def", "zanatçiu"), ("zanatçi", "nom.pl.def", "zanatçinjtë"),
      ("përkthyes", "gen.pl.def", "përkthyesve"), ("krua", "nom.pl.def", "kronjtë"), ("ftua", "nom.pl.indef", "ftonj"),
      ("tru", "acc.sg.def", "trurin"),
    ])
  func nouns(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
  }

  @Test("a phrase listed in the definite plural is inflected with its article")
  func definitePlurals() {
    #expect(texts("forcat e armatosura", "gen.pl.def") == ["forcave të armatosura"])
    #expect(texts("forcat e armatosura", "nom.pl.indef") == ["forca të armatosura"])
    #expect(texts("aparat i madh", "nom.sg.def") == ["aparati i madh"])
  }

  @Test("of a name in -ea nothing has a -j- but the dative")
  func definiteNames() {
    #expect(texts("Krimea", "nom.sg.def") == ["Krimea"])
    #expect(texts("Krimea", "gen.sg.def") == ["Krimesë"])
  }

  @Test(
    "names, from the definite",
    arguments: [
      ("Bosnja dhe Hercegovina", "gen.sg.def", "Bosnjës dhe Hercegovinës"), ("KFOR-i", "acc.sg.def", "KFOR-in"),
      ("OKB-ja", "gen.sg.def", "OKB-së"), ("Andorra", "nom.sg.indef", "Andorrë"),
      ("Sevilla", "acc.sg.indef", "Sevillë"),
      ("Prishtina", "nom.sg.indef", "Prishtinë"), ("Prishtina", "acc.sg.def", "Prishtinën"),
      ("Koreja", "gen.sg.def", "Koresë"), ("Google", "gen.sg.def", "Google-it"),
      ("Kosova", "gen.sg.def", "Kosovës"), ("Peja", "acc.sg.def", "Pejën"), ("Turqia", "acc.sg.def", "Turqinë"),
      ("Turqia", "nom.sg.indef", "Turqi"), ("Krimea", "gen.sg.def", "Krimesë"), ("Krimea", "nom.sg.indef", "Krime"),
      ("Zaporizhja", "acc.sg.def", "Zaporizhjen"), ("Kievi", "nom.sg.indef", "Kiev"), ("Kievi", "acc.sg.def", "Kievin"),
      ("Shkupi", "gen.sg.def", "Shkupit"), ("Iraku", "nom.sg.indef", "Irak"), ("Iraku", "acc.sg.def", "Irakun"),
      ("Sybiha", "gen.sg.def", "Sybihës"), ("Sybiha", "gen.sg.def", "Sybihas"), ("Kurti", "acc.sg.def", "Kurtin"),
      ("Osmani", "gen.sg.def", "Osmanit"),
      ("Dnipro", "acc.sg.def", "Dnipron"), ("Skopje", "gen.sg.def", "Skopjes"), ("Vuçiq", "acc.sg.def", "Vuçiqin"),
      ("Zelensky", "gen.sg.def", "Zelenskyt"), ("Johnson", "gen.sg.def", "Johnson-it"),
      ("Aleksandri", "nom.sg.indef", "Aleksandër"), ("Alpet", "gen.pl.def", "Alpeve"),
    ])
  func names(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
  }

  @Test(
    "abbreviations take endings with and without a hyphen",
    arguments: [
      ("NATO", ["NATO-ja", "NATO-s", "NATO-n", "NATO-në", "NATOs"]),
      ("KFOR", ["KFOR-i", "KFOR-it", "KFOR-in", "KFORi"]),
      ("OKB", ["OKB-ja", "OKB-së", "OKB-në"]), ("BE", ["BE-ja", "BE-së", "BE-në"]), ("SHBA", ["SHBA-të", "SHBA-ve"]),
      ("NBK", ["NBK-ja", "NBK-u"]),
    ])
  func abbreviations(lemma: String, forms: [String]) {
    #expect(inflector.forms(of: lemma).isSuperset(of: forms))
  }

  @Test(
    "articles and adjectives agree with the head",
    arguments: [
      ("ministër i jashtëm", "nom.sg.def", "ministri i jashtëm"),
      ("ministër i jashtëm", "acc.sg.def", "ministrin e jashtëm"),
      ("ministër i jashtëm", "gen.sg.def", "ministrit të jashtëm"),
      ("ministër i jashtëm", "nom.pl.def", "ministrat e jashtëm"),
      ("ministër i jashtëm", "nom.pl.indef", "ministra të jashtëm"),
      ("kryetari i bashkisë", "gen.sg.def", "kryetarit të bashkisë"),
      ("kryetari i bashkisë", "acc.sg.def", "kryetarin e bashkisë"),
      ("kryetari i bashkisë", "nom.sg.indef", "kryetar i bashkisë"),
      ("Ministria e Punëve të Jashtme", "gen.sg.def", "Ministrisë së Punëve të Jashtme"),
      ("Forca e Kosovës", "acc.sg.def", "Forcën e Kosovës"),
      ("Këshilli i Sigurimit", "gen.sg.def", "Këshillit të Sigurimit"),
      ("Kombet e Bashkuara", "gen.pl.def", "Kombeve të Bashkuara"), ("Rada e Lartë", "gen.sg.def", "Radës së Lartë"),
      ("Bashkimi Evropian", "gen.sg.def", "Bashkimit Evropian"), ("Banka Botërore", "acc.sg.def", "Bankën Botërore"),
      ("mision paqeruajtës", "nom.pl.def", "misionet paqeruajtëse"),
      ("pikë kufitare", "gen.pl.def", "pikave kufitare"),
      ("person i zhvendosur", "nom.pl.def", "personat e zhvendosur"),
      ("rob lufte", "nom.pl.def", "robërit e luftës"), ("rob lufte", "nom.pl.indef", "robër lufte"),
      ("marrëveshje granti", "acc.sg.def", "marrëveshjen e grantit"),
      ("memorie përkthimi", "gen.sg.def", "memories së përkthimit"),
      ("Albin Kurti", "gen.sg.def", "Albin Kurtit"), ("Andrij Sybiha", "acc.sg.def", "Andrij Sybihën"),
      ("Edi Rama", "gen.sg.def", "Edi Ramës"), ("Vjosa Osmani", "gen.sg.def", "Vjosa Osmanit"),
      ("Republika e Kosovës", "gen.sg.def", "Republikës së Kosovës"),
      ("e drejta e njeriut", "acc.sg.def", "të drejtën e njeriut"),
      ("të drejtat e njeriut", "gen.pl.def", "të drejtave të njeriut"),
      ("i burgosur lufte", "nom.sg.def", "i burgosuri i luftës"),
      ("Ursula von der Leyen", "gen.sg.def", "Ursula von der Leyenit"),
      ("von der Leyen", "acc.sg.def", "von der Leyenin"), ("van Dijk", "gen.sg.def", "van Dijkut"),
      ("zonë lufte", "acc.sg.def", "zonën e luftës"), ("marrëveshje paqeje", "nom.sg.def", "marrëveshja e paqes"),
      // Behind another word than the noun the article is të: Bankën e Kosovës, but
      ("Banka Qendrore e Kosovës", "acc.sg.def", "Bankën Qendrore të Kosovës"),
      ("Gjykata e Lartë e Kosovës", "gen.sg.def", "Gjykatës së Lartë të Kosovës"),
      ("Gjykata e Lartë e Kosovës", "nom.sg.def", "Gjykata e Lartë e Kosovës"),
      ("i burgosur politik", "nom.pl.def", "të burgosurit politikë"),
      ("shkëmbim robërish", "nom.sg.def", "shkëmbimi i robërve"),
      ("Ramush Haradinaj", "gen.sg.def", "Ramush Haradinajt"),
      ("qytet i madh", "nom.pl.indef", "qytete të mëdha"), ("vit i ri", "nom.sg.def", "viti i ri"),
    ])
  func phrases(lemma: String, label: String, form: String) {
    #expect(texts(lemma, label).contains(form))
  }

  @Test(
    "no form of another word",
    arguments: [
      ("Kombet e Bashkuara", "Kombeve të Bashkuar"), ("ministër i jashtëm", "ministrin i jashtëm"),
      ("Forca e Kosovës", "Forcat kosovare"), ("Prishtina", "Prishtinasit"),
    ])
  func tight(lemma: String, wrong: String) {
    #expect(!inflector.forms(of: lemma).contains(wrong))
  }
}
