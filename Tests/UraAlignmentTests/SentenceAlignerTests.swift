import Testing
import UraModel

@testable import UraAlignment

private let english = LanguageTag("en") ?? LanguageTag.undetermined
private let ukrainian = LanguageTag("uk") ?? LanguageTag.undetermined

private func segments(_ texts: [String]) -> [AlignmentSegment] { texts.map { AlignmentSegment(text: $0) } }

/// A generator that gives the same numbers on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct SentenceAlignerTests {
  private let source = [
    "The mayor of Lviv opened the new library on Monday.", "It has 40,000 books in 12 languages.",
    "\"We have waited for this day for years,\" said Olena Kovalenko.", "The building cost 3.5 million euros.",
    "Visitors can come every day from nine to six.",
  ]
  private let target = [
    "Мер Львова відкрив у понеділок нову бібліотеку.", "У ній 40 000 книжок 12 мовами.",
    "«Ми роками чекали на цей день», — сказала Олена Коваленко.", "Будівля коштувала 3,5 мільйона євро.",
    "Відвідувачі можуть приходити щодня з дев’ятої до шостої.",
  ]

  private func links(_ beads: [Bead]) -> [[[Int]]] {
    beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { [$0.source, $0.target] }
  }

  @Test("aligns sentence by sentence where nothing was changed")
  func aligns() {
    let beads = SentenceAligner(source: english, target: ukrainian).align(segments(source), segments(target))
    #expect(links(beads) == (0..<5).map { [[$0], [$0]] })
    #expect(beads.allSatisfy { $0.confidence > 0.5 })
  }

  @Test("finds a sentence that was left out")
  func omission() {
    var shorter = target
    shorter.remove(at: 2)
    let beads = SentenceAligner(source: english, target: ukrainian).align(segments(source), segments(shorter))
    #expect(links(beads) == [[[0], [0]], [[1], [1]], [[3], [2]], [[4], [3]]])
    #expect(beads.contains { $0.source == [2] && $0.target.isEmpty })
  }

  @Test("finds two sentences that became one segment")
  func joined() {
    let joined = [target[0], target[1] + " " + target[2], target[3], target[4]]
    let beads = SentenceAligner(source: english, target: ukrainian).align(segments(source), segments(joined))
    #expect(links(beads) == [[[0], [0]], [[1, 2], [1]], [[3], [2]], [[4], [3]]])
  }

  @Test("a short sentence that became the first clause of the next is not taken for left out")
  func clause() {
    let english = [
      "The mayor of Lviv opened the new library on Monday.", "Nobody was late.",
      "The 40 guests drank coffee and talked about books.", "The building cost 3.5 million euros.",
    ]
    let ukrainian = [
      "Мер Львова відкрив у понеділок нову бібліотеку.",
      "Ніхто не спізнився: 40 гостей пили каву й говорили про книжки.", "Будівля коштувала 3,5 мільйона євро.",
    ]
    let beads = SentenceAligner(source: .init("en") ?? .undetermined, target: .init("uk") ?? .undetermined).align(
      segments(english), segments(ukrainian))
    #expect(links(beads) == [[[0], [0]], [[1, 2], [1]], [[3], [2]]])
  }

  @Test("align(a, b) mirrors align(b, a) on invented documents", arguments: 1...12)
  func symmetricEverywhere(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = [
      ("Kyiv", "Київ"), ("Lviv", "Львів"), ("2024", "2024"), ("war", "війна"), ("house", "дім"), ("17", "17"),
      ("minister", "міністр"), ("school", "школа"), ("Odesa", "Одеса"), ("road", "дорога"), ("water", "вода"),
    ]
    var one: [AlignmentSegment] = []
    var other: [AlignmentSegment] = []
    var paragraph = 0
    for _ in 0..<Int.random(in: 5...30, using: &random) {
      let chosen = (0..<Int.random(in: 2...7, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ("", "")
      }
      if Int.random(in: 0..<4, using: &random) == 0 { paragraph += 1 }
      if Int.random(in: 0..<9, using: &random) != 0 {
        one.append(.init(text: chosen.map(\.0).joined(separator: " ") + ".", paragraph: paragraph))
      }
      if Int.random(in: 0..<9, using: &random) != 0 {
        other.append(.init(text: chosen.map(\.1).joined(separator: ", ") + ".", paragraph: paragraph))
      }
    }
    let there = SentenceAligner(source: english, target: ukrainian).align(one, other)
    let back = SentenceAligner(source: ukrainian, target: english).align(other, one)
    // Beads whose words allow two readings alike may differ.
    let difference = Set(links(there)).symmetricDifference(links(back).map { [$0[1], $0[0]] })
    #expect(difference.isEmpty)
  }

  @Test("align(a, b) mirrors align(b, a)")
  func symmetric() {
    let shorter = Array(target.dropFirst())
    let there = SentenceAligner(source: english, target: ukrainian).align(segments(source), segments(shorter))
    let back = SentenceAligner(source: ukrainian, target: english).align(segments(shorter), segments(source))
    #expect(Set(links(there)) == Set(links(back).map { [$0[1], $0[0]] }))
  }

  @Test("the same sentence at both ends adds one bead")
  func extended() {
    let one = "Reporting by Iryna Bondar in Kharkiv, 2024."
    let other = "Репортаж Ірини Бондар із Харкова, 2024."
    let beads = SentenceAligner(source: english, target: ukrainian).align(
      segments(source + [one]), segments(target + [other]))
    #expect(links(beads) == (0..<6).map { [[$0], [$0]] })
  }

  @Test(
    "every segment is in exactly one bead, in order, whatever the input",
    arguments: [
      ([], []), (["One."], []), ([], ["Один."]), (["", " ", "..."], ["—", "1"]),
      (Array(repeating: "The same line.", count: 40), Array(repeating: "Той самий рядок.", count: 37)),
      (["日本語の文。", "二つ目。"], ["\u{1F600}\u{200D}", "e\u{301}"]),
    ] as [([String], [String])])
  func covers(source: [String], target: [String]) {
    let beads = SentenceAligner(source: english, target: ukrainian).align(segments(source), segments(target))
    #expect(beads.flatMap(\.source) == Array(source.indices))
    #expect(beads.flatMap(\.target) == Array(target.indices))
    #expect(beads.allSatisfy { (0...1).contains($0.confidence) })
  }
}

@Suite struct BeadSearchTests {
  /// The textbook version: tries every bead at every corner, by recursion with a table.
  private func bestScore(_ scores: BeadScores, _ n: Int, _ m: Int) -> Float {
    var table = [Float](repeating: -.infinity, count: (n + 1) * (m + 1))
    table[0] = 0
    for i in 0...n {
      for j in 0...m {
        for (index, kind) in BeadKind.all.enumerated() where i + kind.source <= n && j + kind.target <= m {
          let value = table[i * (m + 1) + j] + scores.values[(i * (m + 1) + j) * BeadKind.all.count + index]
          let next = (i + kind.source) * (m + 1) + j + kind.target
          table[next] = max(table[next], value)
        }
      }
    }
    return table[n * (m + 1) + m]
  }

  @Test("the search finds what the textbook finds; probabilities sum to one", arguments: 1...20)
  func twin(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = ["kyiv", "lviv", "12", "peace", "vote", "мир", "київ", "львів", "голос", "2024"]
    func document(_ language: LanguageTag) -> PreparedDocument {
      let count = Int.random(in: 1...7, using: &random)
      return PreparedDocument(
        (0..<count).map { _ in
          let length = Int.random(in: 1...6, using: &random)
          return AlignmentSegment(
            text: (0..<length).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " "))
        }, language: language)
    }
    let a = document(english)
    let b = document(ukrainian)
    let aligner = SentenceAligner(source: english, target: ukrainian, knowledge: AlignmentKnowledge.none)
    let solution = aligner.solve(a, b)
    let scores = solution.posteriors.scores
    var total: Float = 0
    for bead in solution.beads {
      let cell = bead.source.lowerBound * (b.pieceCount + 1) + bead.target.lowerBound
      total += scores.values[cell * BeadKind.all.count + bead.kind]
    }
    #expect(abs(total - bestScore(scores, a.pieceCount, b.pieceCount)) < 1e-3)
    // Every source piece is in some bead: the probabilities of all beads that cover it sum to one.
    for piece in 0..<a.pieceCount {
      var sum: Float = 0
      for i in max(0, piece - 3)...piece {
        for j in 0...b.pieceCount {
          for (index, kind) in BeadKind.all.enumerated() where i + kind.source > piece {
            sum += solution.posteriors.probability(ofKind: index, atRow: i, column: j)
          }
        }
      }
      #expect(abs(sum - 1) < 0.01)
    }
  }
}

@Suite struct NumberReaderTests {
  @Test(
    "reads numbers by value",
    arguments: [
      ("1,000", "1000"), ("1.000", "1000"), ("1 000 000", "1000000"), ("3.5", "3.5"), ("3,50", "3.5"), ("007", "7"),
      ("0.125", "0.125"),
    ])
  func canonical(text: String, expected: String) {
    var text = text
    let digits = text.withUTF8 { NumberReader.canonical($0) }
    #expect(String(decoding: digits, as: UTF8.self) == expected)
  }
}

@Suite struct LexiconTests {
  private let pairs = [
    ("the red house", "червоний дім"), ("the red car", "червоне авто"), ("a house", "дім"), ("a car", "авто"),
    ("the house burns", "дім горить"), ("the car burns", "авто горить"),
  ]

  @Test("a lexicon learned from pairs knows which words translate each other, both ways")
  func train() {
    let lexicon = LexiconTrainer(source: english, target: ukrainian).train(
      pairs.map { (source: $0.0, target: $0.1) })
    let best = lexicon.translations(of: "house").first.map { lexicon.targetStems[Int($0.target)] }
    #expect(best == "дім")
    let back = lexicon.reversed
    #expect(back.translations(of: "авт").first.map { back.targetStems[Int($0.target)] } == "car")
  }

  @Test("a lexicon file reads back as it was written")
  func file() {
    let lexicon = LexiconTrainer(source: english, target: ukrainian).train(
      pairs.map { (source: $0.0, target: $0.1) })
    let text = LexiconFile.write(lexicon, header: ["A test."])
    #expect(text.hasPrefix("# A test.\n"))
    #expect(LexiconFile.write(LexiconFile.read(text), header: ["A test."]) == text)
  }

  @Test("the starter lexicons are there and say their source", arguments: ["en-uk", "en-sq", "uk-sq"])
  func starter(pair: String) throws {
    let parts = pair.split(separator: "-").compactMap { LanguageTag(String($0)) }
    let knowledge = AlignmentKnowledge.builtIn(source: parts[0], target: parts[1])
    #expect((knowledge.lexicons.first?.count ?? 0) > 3000)
  }

  @Test("a glossary's term is recognised in another form")
  func terms() {
    var knowledge = AlignmentKnowledge.none
    knowledge.add(terms: [(source: "Pristina", target: "Приштина")], from: english, to: ukrainian)
    #expect(knowledge.translations(of: "Pristina", in: english).first?.stem == "пришт")
  }
}

@Suite struct ExplanationTests {
  private let source = ["The mayor opened the library on 3 May.", "It has 40,000 books."].map {
    AlignmentSegment(text: $0)
  }
  private let target = ["Мер відкрив бібліотеку 3 травня.", "У ній 40 000 книжок."].map { AlignmentSegment(text: $0) }

  @Test("a bead's score is shown by its parts, and the words that support it by name")
  func parts() throws {
    let aligner = SentenceAligner(source: english, target: ukrainian)
    let explanations = aligner.explain(aligner.align(source, target), source, target)
    let first = try #require(explanations.first)
    let values = Dictionary(uniqueKeysWithValues: first.parts.map { ($0.name, $0.value) })
    #expect(values["words"] ?? 0 > 0.5)
    #expect(values["length"] != nil)
    let words = first.words.map { [$0.source, $0.target] }
    #expect(words.contains(["3", "3"]))
    #expect(explanations.count == 2)
  }

  @Test("an omission is its kind and nothing else")
  func omission() {
    let aligner = SentenceAligner(source: english, target: ukrainian)
    let explanations = aligner.explain(aligner.align(source, []), source, [])
    #expect(explanations.map { $0.parts.map(\.name) } == [["kind"], ["kind"]])
  }
}

@Suite struct JointAlignerTests {
  @Test("a passage that stands elsewhere in one language is found and marked, the pairs and the units alike")
  func reordering() throws {
    let english = [
      "The mayor of Lviv opened the library on Monday.", "It has 40,000 books in 12 languages.",
      "The building cost 3.5 million euros.", "Olena Kovalenko has waited for years.", "Visitors pay 20 hryvnias.",
    ]
    let ukrainian = [
      "Мер Львова в понеділок відкрив бібліотеку.", "У ній 40 000 книжок 12 мовами.",
      "Будівля коштувала 3,5 мільйона євро.", "Олена Коваленко чекала роками.", "Відвідувачі платять 20 гривень.",
    ]
    let albanian = [
      "Kryetari i Lvivit hapi bibliotekën të hënën.", "Vizitorët paguajnë 20 hryvnia.", "Ka 40.000 libra në 12 gjuhë.",
      "Ndërtesa kushtoi 3,5 milionë euro.", "Olena Kovalenko ka pritur me vite.",
    ]
    let result = JointAligner(allowsReordering: true).align([
      .english: segments(english), .ukrainian: segments(ukrainian), .albanian: segments(albanian),
    ])
    let moved = try #require(result.pairs[.init(source: .english, target: .albanian)]?.first { $0.source == [4] })
    #expect(moved.target == [1])
    #expect(moved.isCrossing)
    let crossing = result.units.filter(\.isCrossing).map(\.segments)
    #expect(crossing == [[.english: [4], .ukrainian: [4], .albanian: [1]]])
    let monotone = JointAligner().align([.english: segments(english), .albanian: segments(albanian)]).units
    #expect(monotone.filter(\.isCrossing).isEmpty)
  }

  @Test("a joint score is shown by its parts, with what the third language adds")
  func explained() throws {
    let documents: [LanguageTag: [AlignmentSegment]] = [
      .english: segments(["The president visited Kyiv on Monday.", "He met 40 students.", "They talked about music."]),
      .ukrainian: segments([
        "Президент у понеділок відвідав Київ.", "Він зустрів 40 студентів.", "Вони говорили про музику.",
      ]),
      .albanian: segments(["Presidenti vizitoi Kievin të hënën. Ai takoi 40 studentë.", "Ata folën për muzikën."]),
    ]
    let aligner = JointAligner()
    let alignment = aligner.align(documents)
    let explanations = aligner.explain(alignment, documents)
    #expect(Set(explanations.keys) == Set(alignment.pairs.keys))
    for (pair, beads) in alignment.pairs { #expect(explanations[pair]?.count == beads.count) }
    let pair = JointAlignment.Pair(source: .english, target: .ukrainian)
    let first = try #require(explanations[pair]?.first)
    #expect(first.parts.contains { $0.name == "words" && $0.value > 0 })
    #expect(!first.words.isEmpty)
    let all = explanations.values.joined().flatMap(\.parts)
    #expect(all.contains { $0.name == "others" })
    // Two languages have no others.
    let two = documents.filter { $0.key != .albanian }
    let alone = aligner.explain(aligner.align(two), two)
    #expect(!alone.values.joined().flatMap(\.parts).contains { $0.name == "others" })
  }

  @Test("three documents give units over all languages, and the finest beads of each pair")
  func joint() throws {
    let albanian = try #require(LanguageTag("sq"))
    let result = JointAligner().align([
      english: segments(["The president visited Kyiv on Monday.", "He met 40 students.", "They talked about music."]),
      ukrainian: segments([
        "Президент у понеділок відвідав Київ.", "Він зустрів 40 студентів.", "Вони говорили про музику.",
      ]),
      albanian: segments([
        "Presidenti vizitoi Kievin të hënën. Ai takoi 40 studentë.", "Ata folën për muzikën.",
      ]),
    ])
    let pair = JointAlignment.Pair(source: english, target: ukrainian)
    #expect(result.pairs[pair]?.map(\.source) == [[0], [1], [2]])
    #expect(result.pairs[pair]?.map(\.target) == [[0], [1], [2]])
    #expect(result.units.count == 2)
    #expect(result.units.first?.segments == [english: [0, 1], ukrainian: [0, 1], albanian: [0]])
  }
}
