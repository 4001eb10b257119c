import SeededRandom
import Testing
import UraFormats
import UraModel
import UraText
@testable import UraSegmentation

@Suite struct BuiltInRulesTests {
  static let files = ["cs", "de", "el", "en", "es", "fr", "it", "pl", "root", "ru", "sq", "uax29", "uk"]

  @Test("ICU itself accepts every expression, and automata do them all", arguments: files)
  func expressions(name: String) throws {
    let compiled = try CompiledRules(try RuleFile.read(name).rules(), validatesWithICU: true)
    #expect(compiled.inexact.isEmpty)
    #expect(compiled.rules.allSatisfy { $0.location != nil && !$0.name.isEmpty })
  }

  @Test("no word is in a list twice", arguments: ["cs", "de", "en", "es", "fr", "it", "pl", "ru", "sq", "uk"])
  func duplicates(name: String) throws {
    for (list, words) in try RuleFile.read(name).lists {
      let repeated = Dictionary(grouping: words, by: \.text).filter { $0.value.count > 1 }.keys.sorted()
      #expect(repeated == [], "list \(list)")
    }
  }

  @Test(
    "the rules exported as SRX give the same segments",
    arguments: ["en", "uk", "sq", "de", "fr", "pl", "ru", "it", "es", "cs", "el", "ja"])
  func exported(language: String) throws {
    let tag = try #require(LanguageTag(language))
    let output = OutputFile()
    SRXWriter.write(try SegmentationRules.builtIn(for: tag).srxDocument(for: tag), to: output)
    let rules = try SegmentationRules(contentsOf: output.bytes, path: "\(language).srx", language: tag)
    let builtIn = try Segmenter(language: tag)
    let exported = try Segmenter(language: tag, rules: rules)
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<30 {
      let text = RandomText.text(60, &generator)
      #expect(exported.segments(of: text) == builtIn.segments(of: text))
    }
  }

  @Test(
    "UAX 29 as rules finds the sentences that ICU's iterator finds", arguments: ["de", "fr", "ja", "hi", "ru", "ar"])
  func uax29(language: String) throws {
    let tag = try #require(LanguageTag(language))
    let segmenter = try Segmenter(language: tag, rules: try RuleFile.read("uax29").rules())
    let iterator = try BreakIterator(.sentence, language: tag)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      // Without line breaks, which are white space here, and without invisible characters, which stay with what is before
      // them here and with the white space before them in ICU.
      let random = RandomText.text(40, &generator, withBreaks: false)
      let text = String(
        String.UnicodeScalarView(random.unicodeScalars.filter { !Alphabet.invisibleCharacters.contains($0.value) }))
      let bytes = Array(text.utf8)
      var expected: [Range<Int>] = []
      var start = 0
      for end in iterator.boundaries(in: text) {
        let range = bytes.withUnsafeBufferPointer { WhiteSpace.trimmed(start..<end, in: $0) }
        if !range.isEmpty { expected.append(range) }
        start = end
      }
      let found = bytes.withUnsafeBufferPointer { segmenter.sentences(ofParagraph: $0) }
      #expect(found == expected, "\(text.debugDescription)")
    }
  }

  @Test("every language has rules; a region uses its language's")
  func fallback() throws {
    for (tag, name) in [
      ("uk-UA", "uk"), ("sq-XK", "sq"), ("en-GB-oxendict", "en"), ("de-AT", "de"), ("ja", "root"), ("zxx", "root"),
    ] {
      #expect(SegmentationRules.builtInName(for: try #require(LanguageTag(tag))) == name)
    }
    #expect(
      SegmentationRules.builtInLanguages.map(\.description) == [
        "cs", "de", "el", "en", "es", "fr", "it", "pl", "ru", "sq", "uk",
      ])
  }
}
