import SeededRandom
import Testing
import UraModel

@testable import UraMatching

@Suite struct TranslatorScoreTests {
  private static let english = LanguageTag("en") ?? .undetermined

  private func score(_ a: String, _ b: String, _ language: String = "en") -> Int {
    TranslatorScore(query: a, language: LanguageTag(language) ?? .undetermined).score(b)
  }

  @Test(
    "gives 100 to the same text, whatever its white space, quotation marks, dashes and normal form",
    arguments: [
      ("He said \"yes\" - twice...", "He said “yes” – twice…"), ("a  b", "a\u{00A0}b"), ("й", "и\u{0306}"), ("", ""),
      ("п'ять", "п’ять"),
    ])
  func same(a: String, b: String) { #expect(score(a, b) == 100) }

  @Test("takes a point for each placeable with another value, whatever its length")
  func placeables() {
    let stored = "The fair closes on 5 March at 5 p.m.; tickets cost 600 lekë at https://fair.example.com/tickets."
    #expect(
      score(
        "The fair closes on 5 March at 5 p.m.; tickets cost 1,250 lekë at https://fair.example.com/tickets.", stored)
        == 99)
    #expect(
      score("The fair closes on 12 June at 10:30 a.m.; tickets cost 1,250 lekë at https://example.org/t.", stored) == 96
    )
    #expect(score("{count} files", "{n} files") == 99)
  }

  @Test("counts case a little")
  func caseDifferences() {
    #expect(score("two members of the assembly of kosovo", "Two members of the Assembly of Kosovo") == 99)
    #expect((90..<99).contains(score("TWO MEMBERS OF THE ASSEMBLY", "two members of the assembly")))
  }

  @Test("prefers another form of a word to another word")
  func inflection() {
    let stored = "Міністр прибув до Приштини у вівторок"
    let form = score("Міністр прибув до Приштині у вівторок", stored, "uk")
    let word = score("Міністр прибув до Тирани у вівторок", stored, "uk")
    #expect(form > word && form >= 97)
  }

  @Test("a form begins like the word; another beginning is another word")
  func forms() {
    #expect(score("Відкрити вікно", "Закрити вікно", "uk") < 50)
    #expect(score("Зустріли гостей", "Зустріла гостей", "uk") > 90)
    #expect(score("The ministre came", "The minister came") > 85)
  }

  @Test("another name costs the letters that differ, another word all of its letters")
  func names() {
    let name = score("He arrived in Tirana on Monday.", "He arrived in Pristina on Monday.")
    let word = score("He arrived in winter on Monday.", "He arrived in shortage on Monday.")
    #expect(name > word + 5)
  }

  @Test("a tag put around a word costs the tag, not the word's space")
  func tags() {
    let english = TranslatorScore(query: "Click <b>Save</b> to continue.", language: Self.english)
    let explanation = english.explain("Click Save to continue.")
    #expect(explanation.score == 92)
    #expect(explanation.differences.map(\.kind) == [.tag, .tag])
    #expect(explanation.differences.map(\.query) == ["<b>", "</b>"])
  }

  @Test("a space belongs to the difference before it, or to the two tokens around it")
  func spaces() {
    func differences(_ a: String, _ b: String) -> [ScoreExplanation.Difference] {
      TranslatorScore(query: a, language: Self.english).explain(b).differences
    }
    #expect(differences("a well-known book", "a well known book").map(\.query) == ["-"])
    #expect(differences("a 5km run", "a 5 km run").map(\.source) == ["5 km"])
    #expect(
      differences("By noon the deals had been signed", "The deals had been signed by noon").map(\.kind) == [
        .moved, .case,
      ])
  }

  @Test("a moved value is no moved value when it changed")
  func movedValues() {
    let kinds = TranslatorScore(query: "On 3 May the new library opened", language: Self.english)
      .explain("the new library opened On 9 June").differences.map(\.kind)
    #expect(!kinds.contains(.moved))
  }

  @Test("what only one text has costs less below 70, and lifts no score to it")
  func lenientGaps() {
    let stored = "The council approved the plan, although two members voted against it."
    #expect((55..<65).contains(score("The council approved the plan.", stored)))
    #expect(
      (57..<70).contains(
        score("У п'ятницю міністри підписали угоду в Києві.", "Міністри підписали угоду в Києві у п'ятницю.", "uk")))
    #expect(score("The council approved the plan, although members voted.", stored) > 69)
    #expect(score("Farmers asked for help.", "Seven actors joined the theatre in autumn.") < 30)
  }

  @Test("the bounds for the index hold for every length and distance")
  func lenientBounds() {
    for length in 1...60 {
      for distance in 0...length {
        let plain = Score.percent(distance: distance, length: length)
        let lenient = min(TranslatorScore.mostLenient, (100 * length - 75 * distance) / length)
        #expect(TranslatorScore.most(withPlain: plain) >= max(plain, lenient))
        #expect(TranslatorScore.plain(reaching: Score(max(plain, lenient))) <= Score(plain))
      }
    }
  }

  @Test("a score is the same from both sides, 100 for oneself, and reaches no more than the skeletons' distance allows")
  func bound() {
    var random = SeededGenerator(seed: 5)
    let words = [
      "the", "office", "offices", "Office", "in", "Pristina", "Приштині", "Приштина", "12", "1,200", "14 May",
      "at 8:45 a.m.", "%s", "{x}",
      "—", "\"", ",", ".", "<b>", "www.a.org", "a@b.cd", "can't", "...", "x",
    ]
    for _ in 0..<1000 {
      func text() -> String {
        (0..<Int.random(in: 0...9, using: &random)).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
          .joined(separator: Bool.random(using: &random) ? " " : "")
      }
      let a = text()
      let b = text()
      let forth = TranslatorScore(query: a, language: Self.english)
      let back = TranslatorScore(query: b, language: Self.english)
      #expect(forth.score(b) == back.score(a), "\(a) | \(b)")
      #expect(forth.score(a) == 100)
      #expect(forth.explain(b).score == Score(forth.score(b)))
      for minimum in [0, 40, 60, 69, 70, 90, 100] {
        #expect(forth.score(b, atLeast: minimum) == (forth.score(b) >= minimum ? forth.score(b) : nil), "\(a) | \(b)")
      }
      let bound = PlainSimilarity.score(forth.query.skeleton, back.query.skeleton)
      #expect(forth.score(b) <= TranslatorScore.most(withPlain: bound), "\(a) | \(b)")
      #expect(TranslatorScore.plain(reaching: Score(forth.score(b))) <= Score(bound), "\(a) | \(b)")
    }
  }

  @Test("says why a match is not 100")
  func explanation() {
    let english = TranslatorScore(
      query: "On Monday Two offices opened in 3 cities, and closed.", language: Self.english)
    let kinds = english.explain("On Tuesday two office opened in 4 cities and soon closed.").differences.map(\.kind)
    #expect(kinds == [.word, .case, .form, .placeable, .punctuation, .missing])
    let moved = TranslatorScore(query: "By noon deals worth a million had been signed", language: Self.english)
      .explain("deals worth a million had been signed By noon")
    #expect(moved.differences.map(\.kind) == [.moved])
    #expect(moved.differences.first?.query == "By noon")
  }

  @Test("shows the difference word by word")
  func wordDifference() {
    let query = TranslatorText("a new red bridge", language: Self.english)
    let source = TranslatorText("a red bridges here", language: Self.english)
    #expect(
      WordDifference(query, source).runs == [
        .same(query: 0..<1, source: 0..<1), .inserted(query: 2..<5), .same(query: 6..<9, source: 2..<5),
        .replaced(query: 10..<16, source: 6..<13), .deleted(source: 14..<18),
      ])
  }
}
