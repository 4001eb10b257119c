import SeededRandom
import Testing
import UraModel

@testable import UraAlignment

private let english = LanguageTag.english
private let ukrainian = LanguageTag.ukrainian

func segments(_ texts: [String]) -> [AlignmentSegment] { texts.map { AlignmentSegment(text: $0) } }

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

  @Test("a quotation that one language has on both sides of the speaker, the other before the speaker, is one bead")
  func interruptedQuotation() {
    let left = [
      "The mayor of Lviv opened the new library on Monday.",
      "\"We have waited for this day for years,\" said Olena Kovalenko, a teacher from Ternopil.",
      "\"We need more money.\"",
      "Visitors can come every day from nine to six.",
    ]
    let right = [
      "Мер Львова відкрив у понеділок нову бібліотеку.",
      "«Ми роками чекали на цей день, нам потрібно більше грошей», — сказала Олена Коваленко, вчителька з Тернополя.",
      "Відвідувачі можуть приходити щодня з дев’ятої до шостої.",
    ]
    let beads = SentenceAligner(source: english, target: ukrainian).align(segments(left), segments(right))
    #expect(links(beads) == [[[0], [0]], [[1, 2], [1]], [[3], [2]]])
  }

  @Test("so is one whose other language also joins it with the sentence before", arguments: [false, true])
  func interruptedQuotationInChain(isTurned: Bool) {
    let left = [
      "The mayor of Lviv opened the new library on Monday.",
      "After a long silence in the hall, Olena Kovalenko, a teacher from Ternopil, said: "
        + "\"We have waited for this day for years.\"",
      "\"We need more money.\"",
      "Visitors can come every day from nine to six.",
    ]
    let right = [
      "Мер Львова відкрив у понеділок нову бібліотеку.",
      "У залі запала довга тиша.",
      "«Ми роками чекали на цей день, нам потрібно більше грошей», — сказала Олена Коваленко, вчителька з Тернополя.",
      "Відвідувачі можуть приходити щодня з дев’ятої до шостої.",
    ]
    let beads =
      isTurned
      ? SentenceAligner(source: ukrainian, target: english).align(segments(right), segments(left)).map(\.turned)
      : SentenceAligner(source: english, target: ukrainian).align(segments(left), segments(right))
    #expect(links(beads) == [[[0], [0]], [[1, 2], [1, 2]], [[3], [3]]])
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
