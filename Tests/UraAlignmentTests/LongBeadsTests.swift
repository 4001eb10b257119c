import Testing
import UraModel

@testable import UraAlignment

@Suite struct LongBeadsTests {
  private let english = [
    "The mayor of Lviv opened the new library on Monday.", "It has 40,000 books in 12 languages.",
    "The money came from Oslo in 2012, from Vienna in 2013, from Berlin in 2014, from Prague in 2015, from Paris in 2016 and from London in 2017.",
    "The building cost 3.5 million euros.", "Visitors can come every day from nine to six.",
  ]
  private let ukrainian = [
    "Мер Львова відкрив у понеділок нову бібліотеку.", "У ній 40 000 книжок 12 мовами.",
    "У 2012 році гроші надійшли з Осло.", "У 2013 році — з Відня.", "У 2014 році — з Берліна.",
    "У 2015 році — з Праги.",
    "У 2016 році — з Парижа.", "У 2017 році — з Лондона.", "Будівля коштувала 3,5 мільйона євро.",
    "Відвідувачі можуть приходити щодня з дев’ятої до шостої.",
  ]

  @Test("finds an enumeration that became a sentence an item, more than the search takes into a bead")
  func enumeration() {
    let beads = SentenceAligner(source: .english, target: .ukrainian).align(segments(english), segments(ukrainian))
    #expect(beads.map(\.source) == [[0], [1], [2], [3], [4]])
    #expect(beads.map(\.target) == [[0], [1], [2, 3, 4, 5, 6, 7], [8], [9]])
    #expect(beads.allSatisfy { $0.confidence > 0.5 })
    let turned = SentenceAligner(source: .ukrainian, target: .english).align(segments(ukrainian), segments(english))
    #expect(turned.map(\.source) == beads.map(\.target) && turned.map(\.target) == beads.map(\.source))
    #expect(zip(turned, beads).allSatisfy { abs($0.confidence - $1.confidence) < 1e-4 })
  }

  @Test("the parts of its score are explained like those of any bead")
  func explained() throws {
    let aligner = SentenceAligner(source: .english, target: .ukrainian)
    let beads = aligner.align(segments(english), segments(ukrainian))
    let parts = aligner.explain(beads, segments(english), segments(ukrainian))[2].parts
    #expect(parts.map(\.name).starts(with: ["kind", "words", "cut", "length"]))
    #expect(try #require(parts.first { $0.name == "cut" }).value > 5)
  }

  @Test("takes nothing that says something else")
  func insertion() {
    var longer = ukrainian
    longer.insert("Гроші ніхто не рахував, а мерія мовчить уже третій тиждень.", at: 8)
    let beads = SentenceAligner(source: .english, target: .ukrainian).align(segments(english), segments(longer))
    #expect(beads.contains { $0.source == [2] && $0.target == [2, 3, 4, 5, 6, 7] })
    #expect(beads.contains { $0.source.isEmpty && $0.target == [8] })
  }
}
