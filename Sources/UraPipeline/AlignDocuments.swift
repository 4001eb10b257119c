package import UraAlignment
package import UraModel
import UraText

/// Two documents -> segments -> beads.
package struct AlignDocuments: Sendable {
  /// How a document becomes segments.
  package enum Input: Sendable, Hashable {
    /// Running text: it is segmented.
    case text
    /// One segment a line; blank lines are paragraph breaks and not counted.
    case segmented
  }

  /// Two aligned documents.
  package struct Result: Sendable {
    package var source: [AlignmentSegment]
    package var target: [AlignmentSegment]
    /// In the order of the source; every segment of both sides is in exactly one.
    package var beads: [Bead]
    /// That a document has no text, or does not look like its language: files are easily exchanged.
    package internal(set) var warnings: [Diagnostic] = []
    /// Per segment of the target, the line of its file, from 1.
    package var targetLines: [Int] = []
  }

  private let from: LanguageTag
  private let to: LanguageTag
  private let input: Input
  private let aligner: SentenceAligner
  /// Whether translations that stand in another order than their sources are looked for.
  private let allowsReordering: Bool

  /// - Parameters:
  ///   - knowledge: what is known of the languages; what comes with the program when nothing is given.
  ///   - allowsReordering: whether translations that stand in another order than their sources are looked for.
  package init(
    from: LanguageTag, to: LanguageTag, input: Input = .text, knowledge: AlignmentKnowledge? = nil,
    options: AlignmentOptions = .init(), allowsReordering: Bool = false
  ) {
    self.allowsReordering = allowsReordering
    self.from = from
    self.to = to
    self.input = input
    aligner = SentenceAligner(source: from, target: to, knowledge: knowledge, options: options)
  }

  /// What the score of each bead of a result is made of, and the words that support it.
  package func explain(_ result: Result) -> [BeadExplanation] {
    aligner.explain(result.beads, result.source, result.target)
  }

  /// Aligns two files.
  ///
  /// - Throws: `InputError` for a file that cannot be read or decoded.
  package func align(source: String, target: String) throws(InputError) -> Result {
    let a = try Self.segments(ofFile: source, language: from, input: input)
    let placed = try Self.placedSegments(ofFile: target, language: to, input: input)
    let b = placed.map(\.segment)
    return Result(
      source: a, target: b, beads: allowsReordering ? aligner.alignWithReordering(a, b) : aligner.align(a, b),
      warnings: [(a, from, source), (b, to, target)].compactMap(Self.warning), targetLines: placed.map(\.line))
  }

  /// What a person should know of a document that was read.
  static func warning(_ segments: [AlignmentSegment], _ language: LanguageTag, path: String) -> Diagnostic? {
    .warning(ofDocument: segments.lazy.map(\.text), in: language, path: path)
  }

  /// The segments of a file.
  package static func segments(
    ofFile path: String, language: LanguageTag, input: Input
  ) throws(InputError) -> [AlignmentSegment] {
    try placedSegments(ofFile: path, language: language, input: input).map(\.segment)
  }

  private static func placedSegments(
    ofFile path: String, language: LanguageTag, input: Input
  ) throws(InputError) -> [(segment: AlignmentSegment, line: Int)] {
    switch input {
    case .text:
      return try DocumentSegments(of: try InputBytes.read(path, longestLine: 16 << 20), path: path, language: language)
        .segments.map {
          (AlignmentSegment(text: $0.text, paragraph: $0.paragraph), $0.line)
        }
    case .segmented:
      try SegmentDocument.requireLines(path)
      return lines(try TextDecoder.decode(try InputBytes.read(path, longestLine: 16 << 20), path: path).text)
    }
  }

  /// One segment a line; blank lines end paragraphs.
  private static func lines(_ text: String) -> [(segment: AlignmentSegment, line: Int)] {
    var result: [(segment: AlignmentSegment, line: Int)] = []
    var paragraph = 0
    var isPending = false
    var text = text
    text.withUTF8 { utf8 in
      // A CR beside a LF is part of a segment or of the line end; files of the old Mac OS have nothing else.
      let end: UInt8 = utf8.contains(0x0A) ? 0x0A : 0x0D
      for (index, line) in utf8.split(separator: end, omittingEmptySubsequences: false).enumerated() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          isPending = !result.isEmpty
          continue
        }
        if isPending { paragraph += 1 }
        isPending = false
        let content = line.last == 0x0D ? line.dropLast() : line
        result.append(
          (AlignmentSegment(text: String(decoding: content, as: UTF8.self), paragraph: paragraph), index + 1))
      }
    }
    return result
  }
}
