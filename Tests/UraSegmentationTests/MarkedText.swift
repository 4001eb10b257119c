import Testing
import UraModel
import UraSegmentation

/// A text in which `|` marks the ends of sentences.
enum MarkedText {
  static func check(_ marked: String, _ language: String) throws {
    let expected = marked.split(separator: "|").map { $0.drop { $0 == " " } }.map(String.init)
    let tag = try #require(LanguageTag(language))
    let found = try Segmenter(language: tag).segments(of: marked.replacing("|", with: "")).map(\.text)
    #expect(found == expected)
  }
}
