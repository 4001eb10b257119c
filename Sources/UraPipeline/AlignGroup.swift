package import UraAlignment
package import UraMemory
package import UraModel
import UraSegmentation
import UraText

/// A parallel group after segmentation and alignment.
package struct AlignedGroup: Sendable {
  package var group: ParallelGroup
  package var segments: [LanguageTag: [Segment]]
  package var alignment: JointAlignment
  /// Of the bytes of all members, with their languages.
  package var contentHash: ContentHash
  /// Per language, where each line begins in the input's bytes.
  var lineStarts: [LanguageTag: [Int]]

  /// The text of segments that stand side by side, as one.
  package func text(_ indices: [Int], _ language: LanguageTag) -> String {
    guard let all = segments[language] else { return "" }
    var result = ""
    var end: Int?
    for index in indices where all.indices.contains(index) {
      let segment = all[index]
      // What stood between them was white space: one space, unless there was none (scripts without spaces).
      if let end, segment.range.lowerBound > end { result += " " }
      result += segment.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      end = segment.range.upperBound
    }
    return result
  }

  /// The line of a segment's start.
  package func location(_ index: Int, _ language: LanguageTag) -> SourceLocation {
    let path = group.members.first { $0.language == language }?.path ?? group.name
    guard let all = segments[language], all.indices.contains(index), let starts = lineStarts[language] else {
      return SourceLocation(path: path)
    }
    let offset = all[index].range.lowerBound
    return SourceLocation(path: path, line: starts.prefix { $0 <= offset }.count)
  }
}

/// The journey from the files of a group to its alignment: bytes, text, segments, beads.
package struct AlignGroup: Sendable {
  /// In bytes. Nobody translates a sentence of a megabyte; the file is something else.
  private static let longestSegment = 1 << 20

  private let aligner: JointAligner

  package init(aligner: JointAligner = JointAligner()) { self.aligner = aligner }

  /// - Throws: `InputError` for a file that cannot be read or decoded, or has no text.
  package func callAsFunction(_ group: ParallelGroup, encoding: String? = nil) throws -> AlignedGroup {
    var segments: [LanguageTag: [Segment]] = [:]
    var lineStarts: [LanguageTag: [Int]] = [:]
    var hash = ContentHash()
    for member in group.members {
      let bytes = try InputBytes.read(member.path)
      hash.combine(member.language.description)
      hash.combine(bytes: bytes)
      let document = try TextDecoder.decode(bytes, path: member.path, declared: encoding)
      segments[member.language] = try Segmenter(language: member.language).segments(of: document)
      lineStarts[member.language] = Self.lineStarts(document)
      guard segments[member.language]?.isEmpty == false else {
        throw InputError(
          at: .init(path: member.path), code: "empty-document",
          "expected text in \(member.language), found none; fill the file or leave it out")
      }
      if let long = segments[member.language]?.first(where: { $0.text.utf8.count > Self.longestSegment }) {
        let line = lineStarts[member.language]?.prefix { $0 <= long.range.lowerBound }.count
        throw InputError(
          at: .init(path: member.path, line: line), code: "segment-too-long",
          "expected sentences of at most \(Self.longestSegment) bytes, found one of \(long.text.utf8.count); "
            + "check that this is a text")
      }
    }
    let alignment = aligner.align(
      segments.mapValues { $0.map { AlignmentSegment(text: $0.text, paragraph: $0.paragraph) } },
      order: group.members.map(\.language))
    return AlignedGroup(
      group: group, segments: segments, alignment: alignment, contentHash: hash, lineStarts: lineStarts)
  }

  private static func lineStarts(_ document: DecodedText) -> [Int] {
    var offsets = [0]
    var position = 0
    for byte in document.text.utf8 {
      position += 1
      if byte == 0x0A { offsets.append(position) }
    }
    return document.inputOffsets(ofUTF8: offsets)
  }
}
