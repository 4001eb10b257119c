import Testing
import UraModel

@testable import UraAlignment

private let english = LanguageTag.english
private let ukrainian = LanguageTag.ukrainian

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
