package import UraAlignment
package import UraMemory
package import UraModel
import UraText

/// A parallel group after segmentation and alignment.
package struct AlignedGroup: Sendable {
  package var group: ParallelGroup
  package var segments: [LanguageTag: [DocumentSegments.Segment]]
  package var alignment: JointAlignment
  /// Of the bytes of all members, with their languages.
  package var contentHash: ContentHash
  /// Segments that stand side by side, as one text.
  package func content(_ indices: [Int], _ language: LanguageTag) -> InlineText {
    guard let all = segments[language] else { return InlineText() }
    var result = InlineText()
    for index in indices where all.indices.contains(index) {
      if !result.isEmpty, all[index].followsSpace { result.append(" ") }
      for part in all[index].content.parts {
        switch part {
        case .text(let text): result.append(text)
        case .code(let code): result.append(code)
        }
      }
    }
    return result.withOwnPairs
  }

  /// A warning for each member that does not look like its language: files are easily exchanged.
  package var languageWarnings: [Diagnostic] {
    group.members.compactMap { member in
      Diagnostic.warning(
        ofDocument: (segments[member.language] ?? []).lazy.map(\.text), in: member.language, path: member.path)
    }
  }

  /// The line of a segment's start.
  package func location(_ index: Int, _ language: LanguageTag) -> SourceLocation {
    let path = group.members.first { $0.language == language }?.path ?? group.name
    guard let all = segments[language], all.indices.contains(index) else { return SourceLocation(path: path) }
    return SourceLocation(path: path, line: all[index].line)
  }
}

/// The journey from the files of a group to its alignment: bytes, text, segments, beads.
package struct AlignGroup: Sendable {
  /// In bytes. Nobody translates a sentence of a megabyte; the file is something else.
  private static let longestSegment = 1 << 20
  /// In bytes, likewise.
  private static let longestLine = 16 << 20

  private let aligner: JointAligner

  package init(aligner: JointAligner = JointAligner()) { self.aligner = aligner }

  /// - Throws: `InputError` for a file that cannot be read or decoded, or has no text.
  package func callAsFunction(_ group: ParallelGroup, encoding: String? = nil) throws -> AlignedGroup {
    var segments: [LanguageTag: [DocumentSegments.Segment]] = [:]
    var hash = ContentHash()
    for member in group.members {
      let bytes = try InputBytes.read(member.path, longestLine: Self.longestLine)
      hash.combine(member.language.description)
      hash.combine(bytes: bytes)
      let found = try DocumentSegments(
        of: bytes, path: member.path, language: member.language, encoding: encoding
      ).segments
      guard !found.isEmpty else {
        throw InputError(
          at: .init(path: member.path), code: "empty-document",
          "expected text in \(member.language), found none; fill the file or leave it out")
      }
      if let long = found.first(where: { $0.text.utf8.count > Self.longestSegment }) {
        throw InputError(
          at: .init(path: member.path, line: long.line), code: "segment-too-long",
          "expected sentences of at most \(Self.longestSegment) bytes, found one of \(long.text.utf8.count); "
            + "check that this is a text")
      }
      segments[member.language] = found
    }
    let alignment = aligner.align(
      segments.mapValues { $0.map { AlignmentSegment(text: $0.text, paragraph: $0.paragraph) } },
      order: group.members.map(\.language))
    return AlignedGroup(
      group: group, segments: segments, alignment: alignment, contentHash: hash)
  }
}
