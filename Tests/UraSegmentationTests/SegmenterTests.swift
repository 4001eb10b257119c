import Testing
import UraModel
import UraSegmentation
import UraText

@Suite struct SegmenterTests {
  static func segments(_ text: String, _ language: String) throws -> [String] {
    let tag = try #require(LanguageTag(language))
    return try Segmenter(language: tag).segments(of: text).map(\.text)
  }

  @Test("a blank line ends a paragraph, a single line break is white space")
  func paragraphs() throws {
    let tag = try #require(LanguageTag("en"))
    let segments = try Segmenter(language: tag).segments(of: "The bridge\nis open. It is long.\n\nWalk on it.\n")
    #expect(segments.map(\.text) == ["The bridge\nis open.", "It is long.", "Walk on it."])
    #expect(segments.map(\.paragraph) == [0, 0, 1])
    #expect(segments.map(\.range) == [0..<19, 20..<31, 33..<44])
  }

  @Test("offsets refer to the bytes that were decoded")
  func offsetsOfInput() throws {
    let tag = try #require(LanguageTag("uk"))
    let text = "Міст відкрито. Він довгий."
    let utf16: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let document = try TextDecoder.decode(utf16, path: "bridge.txt")
    let segments = try Segmenter(language: tag).segments(of: document)
    #expect(segments.map(\.range) == [2..<30, 32..<54])
  }
}
