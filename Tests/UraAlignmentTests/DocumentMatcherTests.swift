import Testing
import UraModel

@testable import UraAlignment

@Suite struct DocumentMatcherTests {
  private let matcher = DocumentMatcher(source: SamplePairs.english, target: SamplePairs.ukrainian)
  private let documents = [0..<3, 3..<5, 5..<8, 8..<10].map { range in
    (
      english: SamplePairs.pairs[range].map(\.source).joined(separator: " "),
      ukrainian: SamplePairs.pairs[range].map(\.target).joined(separator: " ")
    )
  }

  @Test("documents find their translations in any order")
  func matches() {
    let order = [2, 0, 3, 1]
    let matches = matcher.matches(documents.map(\.english), order.map { documents[$0].ukrainian })
    #expect(matches.map(\.source) == [0, 1, 2, 3])
    #expect(matches.map(\.target) == [1, 3, 0, 2])
    #expect(matches.allSatisfy { $0.confidence > 0.9 })
  }

  @Test("a document without translation stays alone")
  func alone() {
    let matches = matcher.matches(
      documents.map(\.english), [documents[1].ukrainian, "Хлібина лежала на столі поруч із ножем."])
    #expect(matches.map { [$0.source, $0.target] } == [[1, 0]])
    #expect(matcher.matches([], ["Слово."]).isEmpty)
  }
}
