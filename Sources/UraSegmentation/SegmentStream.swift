package import UraModel

/// Segments UTF-8 text that arrives in chunks; the memory is bounded by the longest paragraph.
///
/// The segments do not depend on how the text is cut into chunks; a chunk may end inside a character.
package struct SegmentStream {
  private let compiled: CompiledRules
  private let mode: ParagraphMode
  private var finder: SentenceFinder
  private var paragraphs: ParagraphReader
  private var index = 0
  private let offset: Int

  init(_ compiled: CompiledRules, _ options: SegmentationOptions, _ offset: Int) {
    self.offset = offset
    self.compiled = compiled
    mode = options.paragraphs
    finder = SentenceFinder(compiled)
    paragraphs = ParagraphReader(options.paragraphs)
  }

  /// Takes more text and returns the segments of the paragraphs that are complete.
  ///
  /// - Precondition: all chunks together are well-formed UTF-8.
  package mutating func append(_ chunk: some Collection<UInt8>) -> [Segment] {
    paragraphs.append(chunk)
    return drain()
  }

  /// The segments of the last paragraph.
  package mutating func finish() -> [Segment] {
    paragraphs.finish()
    return drain()
  }

  private mutating func drain() -> [Segment] {
    var result: [Segment] = []
    // Moved out and back, so that nothing is copied while they change.
    var reader = paragraphs
    paragraphs = ParagraphReader(mode)
    var finder = finder
    let first = index
    let mode = mode
    compiled.withMachine { machine in
      while let paragraph = reader.next() {
        let base = offset + reader.base
        reader.bytes.withUnsafeBufferPointer { text in
          ParagraphSegments.forEach(in: text, paragraph.range, mode, &finder, &machine) { range in
            result.append(
              Segment(
                index: first + result.count, paragraph: paragraph.number,
                range: base + range.lowerBound..<base + range.upperBound,
                text: String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)))
          }
        }
      }
    }
    paragraphs = reader
    self.finder = finder
    index += result.count
    return result
  }
}
