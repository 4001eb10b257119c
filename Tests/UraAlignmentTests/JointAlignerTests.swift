import Testing
import UraModel

@testable import UraAlignment

private let english = LanguageTag.english
private let ukrainian = LanguageTag.ukrainian

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
