import SeededRandom
import Testing
import UraModel
@testable import UraSegmentation

/// What holds for every text, shown on random Unicode.
@Suite struct SegmentationPropertyTests {
  static let languages = ["en", "uk", "sq", "de", "th", "el"]
  static let modes = ParagraphMode.allCases

  static func segmenter(_ language: String, _ mode: ParagraphMode = .blankLines) throws -> Segmenter {
    try Segmenter(language: try #require(LanguageTag(language)), options: .init(paragraphs: mode))
  }

  @Test(
    "segments and gaps cover the text, gaps are white space, segments neither begin nor end with it",
    arguments: languages)
  func coverage(language: String) throws {
    var generator = SeededGenerator(seed: 1)
    for mode in Self.modes {
      let segmenter = try Self.segmenter(language, mode)
      for _ in 0..<20 {
        let text = RandomText.text(60, &generator)
        let bytes = Array(text.utf8)
        var last = 0
        for (index, segment) in segmenter.segments(of: text).enumerated() {
          #expect(segment.index == index)
          #expect(segment.range.lowerBound >= last && !segment.range.isEmpty)
          let gap = String(decoding: bytes[last..<segment.range.lowerBound], as: UTF8.self)
          #expect(gap.unicodeScalars.allSatisfy { WhiteSpace.contains($0.value) })
          #expect(String(decoding: bytes[segment.range], as: UTF8.self) == segment.text)
          let scalars = segment.text.unicodeScalars
          #expect(scalars.first.map { !$0.properties.isWhitespace } ?? false)
          #expect(scalars.last.map { !$0.properties.isWhitespace } ?? false)
          last = segment.range.upperBound
        }
        let rest = String(decoding: bytes[last...], as: UTF8.self)
        #expect(rest.unicodeScalars.allSatisfy { WhiteSpace.contains($0.value) })
      }
    }
  }

  @Test("the segments do not depend on how the text is cut into chunks", arguments: languages)
  func chunks(language: String) throws {
    var generator = SeededGenerator(seed: 2)
    for mode in Self.modes {
      let segmenter = try Self.segmenter(language, mode)
      for _ in 0..<15 {
        let text = RandomText.text(80, &generator)
        var stream = segmenter.stream()
        var result: [Segment] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
          let count = min(rest.count, Int.random(in: 1...20, using: &generator))
          result += stream.append(rest.prefix(count))
          rest = rest.dropFirst(count)
        }
        result += stream.finish()
        #expect(result == segmenter.segments(of: text))
      }
    }
  }

  @Test("appending a paragraph changes no earlier segment", arguments: languages)
  func appending(language: String) throws {
    var generator = SeededGenerator(seed: 3)
    for mode in Self.modes {
      let segmenter = try Self.segmenter(language, mode)
      for _ in 0..<15 {
        let text = RandomText.text(50, &generator)
        let earlier = segmenter.segments(of: text)
        let longer = segmenter.segments(of: text + "\n\n" + RandomText.text(30, &generator))
        #expect(Array(longer.prefix(earlier.count)) == earlier)
      }
    }
  }

  @Test("segmenting a segment again gives it back", arguments: ["en", "uk", "sq"])
  func again(language: String) throws {
    // The exceptions are what a segment alone does not show: the list that its number belongs to, the time or date at the
    // start of its sentence, the line that went before. So each piece of prose here is one that stands for itself.
    let words = [
      "bridge", "міст", "ura", "Kyiv", "Dr. Hoxha", "проф. Мельник", "5 km", "(open)", "«так»", "3.5", "etj.", "U.S.",
    ]
    let ends = [".", "!", "?", "…", "?!", ".»", ".”"]
    var generator = SeededGenerator(seed: 4)
    let segmenter = try Self.segmenter(language)
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<5 {
        text += "The "
        for _ in 0..<4 { text += (words.randomElement(using: &generator) ?? "") + " " }
        text += "end" + (ends.randomElement(using: &generator) ?? "") + " "
      }
      for segment in segmenter.segments(of: text) {
        #expect(segmenter.segments(of: segment.text).map(\.text) == [segment.text])
      }
    }
  }

  @Test("invisible characters change nothing but the offsets", arguments: ["en", "uk", "sq", "de"])
  func invisible(language: String) throws {
    var generator = SeededGenerator(seed: 5)
    let segmenter = try Self.segmenter(language)
    for _ in 0..<20 {
      let plain =
        "He met Dr. Smith. Він бачив проф. Коваленка. Ai erdhi më 5 km. \u{201C}Yes!\u{201D} she said. Nr. 5 is open. J. R. Ura."
      var marked = ""
      for scalar in plain.unicodeScalars {
        marked.unicodeScalars.append(scalar)
        if Int.random(in: 0..<6, using: &generator) == 0 {
          marked += ["\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}"].randomElement(using: &generator) ?? ""
        }
      }
      let seen = segmenter.segments(of: marked).map { segment in
        String(
          String.UnicodeScalarView(
            segment.text.unicodeScalars.filter { !Alphabet.invisibleCharacters.contains($0.value) }))
      }
      #expect(seen == segmenter.segments(of: plain).map(\.text))
    }
  }
}
