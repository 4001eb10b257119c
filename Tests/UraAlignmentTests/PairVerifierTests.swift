import Testing
import UraModel

@testable import UraAlignment

/// Ten sentences with their translations, about different things.
enum SamplePairs {
  static let english = LanguageTag("en") ?? .undetermined
  static let ukrainian = LanguageTag("uk") ?? .undetermined

  static let pairs: [(source: String, target: String)] = [
    ("The mayor of Lviv opened the new library on Monday.", "Мер Львова відкрив у понеділок нову бібліотеку."),
    ("It has 40,000 books in 12 languages.", "У ній 40 000 книжок 12 мовами."),
    (
      "\"We have waited for this day for years,\" said Olena Kovalenko.",
      "«Ми роками чекали на цей день», — сказала Олена Коваленко."
    ),
    ("The building cost 3.5 million euros.", "Будівля коштувала 3,5 мільйона євро."),
    ("Visitors can come every day from nine to six.", "Відвідувачі можуть приходити щодня з дев’ятої до шостої."),
    ("The government of Albania will close the port in Durrës.", "Уряд Албанії закриє порт у Дурресі."),
    ("Three ships were damaged by the storm in March.", "У березні буря пошкодила три кораблі."),
    ("Doctors say that the number of patients has doubled.", "Лікарі кажуть, що кількість пацієнтів подвоїлася."),
    ("The president signed the law about education.", "Президент підписав закон про освіту."),
    ("The train from Kyiv to Warsaw is late again.", "Потяг із Києва до Варшави знову спізнюється."),
  ]
}

@Suite struct PairVerifierTests {
  private let verifier = PairVerifier(source: SamplePairs.english, target: SamplePairs.ukrainian)

  @Test("translations are believed")
  func right() {
    let verdicts = verifier.verdicts(SamplePairs.pairs)
    #expect(verdicts.allSatisfy { $0.confidence > 0.5 && $0.better == nil })
  }

  @Test(
    "exchanged neighbours and targets from far away are found, with the pair that fits", arguments: [(3, 4), (0, 7)])
  func exchanged(one: Int, other: Int) {
    var pairs = SamplePairs.pairs
    (pairs[one].target, pairs[other].target) = (pairs[other].target, pairs[one].target)
    let verdicts = verifier.verdicts(pairs)
    #expect(verdicts.indices.filter { verdicts[$0].confidence < 0.5 } == [one, other])
    #expect(verdicts[one].better == other)
    #expect(verdicts[other].better == one)
  }

  @Test("a target that translates nothing is found")
  func foreign() {
    var pairs = SamplePairs.pairs
    pairs[1].target = "Хлібина лежала на столі поруч із ножем, а кіт спав на вікні, бо надворі йшов дощ."
    let verdicts = verifier.verdicts(pairs)
    #expect(verdicts.indices.filter { verdicts[$0].confidence < 0.5 } == [1])
  }

  @Test("the same verdicts when words are learned from few pairs at a time")
  func blocks() {
    // Each in two other files of the same pairs.
    let pairs = SamplePairs.pairs + SamplePairs.pairs + SamplePairs.pairs
    let a = PreparedDocument(pairs.map { AlignmentSegment(text: $0.source) }, language: SamplePairs.english)
    let b = PreparedDocument(pairs.map { AlignmentSegment(text: $0.target) }, language: SamplePairs.ukrainian)
    let beads = pairs.indices.map { Bead(source: [$0], target: [$0], confidence: 0.9) }
    func evidence(_ block: Int) -> PairEvidence {
      var evidence = PairEvidence(a.withoutChunks, b.withoutChunks, knowledge: .none, parameters: .standard)
      evidence.learn(from: beads, atMost: block)
      return evidence
    }
    let (whole, parts, none) = (evidence(30), evidence(15), evidence(5))
    for index in pairs.indices {
      func score(_ evidence: PairEvidence) -> Float { evidence.score(index..<index + 1, index..<index + 1) }
      #expect(score(parts) > score(none), "learned from what a block repeats")
      #expect(abs(score(whole) - score(parts)) < 3)
    }
  }

  @Test("the same pair many times, one pair and no pair are no trouble")
  func degenerate() {
    #expect(verifier.verdicts([]).isEmpty)
    #expect(verifier.verdicts([SamplePairs.pairs[0]])[0].confidence > 0.5)
    #expect(verifier.verdicts([("", "")]).count == 1)
    let many = [(source: String, target: String)](repeating: SamplePairs.pairs[1], count: 50)
    #expect(verifier.verdicts(many).allSatisfy { $0.confidence > 0.5 })
  }
}
