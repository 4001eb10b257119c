public import UraModel
package import UraText

/// Divides text into segments: sentences, headings and list items.
///
/// ```swift
/// let segmenter = try Segmenter(language: .ukrainian)
/// for segment in segmenter.segments(of: text) { print(segment.text) }
/// ```
/// The way through this folder: `ParagraphReader` cuts the text into paragraphs, `SentenceFinder` asks the rules
/// (`Rules/`, compiled by `Automaton/` from the expressions that `Patterns/` reads) where segments end in each of them.
public struct Segmenter: Sendable {
  /// Whose rules decide.
  public let language: LanguageTag
  /// How documents are divided into paragraphs.
  public let options: SegmentationOptions
  let compiled: CompiledRules

  /// - Parameter rules: the rules instead of the built-in ones for the language.
  /// - Throws: `InputError` with file and line for an expression that ICU refuses.
  public init(
    language: LanguageTag, rules: SegmentationRules? = nil, options: SegmentationOptions = .init()
  ) throws(InputError) {
    self.language = language
    self.options = options
    if let rules {
      compiled = try CompiledRules(rules, validatesWithICU: true)
    } else {
      compiled = try BuiltInSegmenters.compiled(for: language)
    }
  }

  /// The segments of a text; offsets refer to its UTF-8.
  public func segments(of text: String) -> [Segment] {
    var stream = stream()
    var copy = text
    var result = copy.withUTF8 { stream.append($0) }
    result += stream.finish()
    return result
  }

  /// The segments of a decoded text; offsets refer to the bytes it was decoded from.
  package func segments(of document: DecodedText) -> [Segment] {
    var result = segments(of: document.text)
    let offsets = document.inputOffsets(ofUTF8: result.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
    for index in result.indices { result[index].range = offsets[2 * index]..<offsets[2 * index + 1] }
    return result
  }

  /// For text that arrives in chunks.
  ///
  /// - Parameter offset: what comes before the text in the input, a byte order mark for example.
  package func stream(startingAt offset: Int = 0) -> SegmentStream { SegmentStream(compiled, options, offset) }

  /// The sentences of one paragraph, as UTF-8 offsets, without white space at their ends.
  package func sentences(ofParagraph utf8: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var finder = SentenceFinder(compiled)
    var result: [Range<Int>] = []
    compiled.withMachine { machine in
      ParagraphSegments.forEach(in: utf8, 0..<utf8.count, options.paragraphs, &finder, &machine) { result.append($0) }
    }
    return result
  }
}
