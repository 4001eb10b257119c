/// How a document is divided into paragraphs, which segments never cross.
public struct SegmentationOptions: Sendable, Hashable {
  /// What ends a paragraph.
  public var paragraphs: ParagraphMode

  public init(paragraphs: ParagraphMode = .blankLines) { self.paragraphs = paragraphs }
}

/// What ends a paragraph.
public enum ParagraphMode: String, Sendable, Hashable, CaseIterable {
  /// A blank line ends a paragraph; a single line break inside one is white space; a list item on its own line is a paragraph.
  case blankLines
  /// Each line is a paragraph.
  case lines
  /// Hard-wrapped mail: as `blankLines`, and marks of quotation are white space, a change of their depth and a line that ended
  /// although the next word would have fitted end a paragraph.
  case wrapped
  /// Each line is a segment; blank lines are the borders of paragraphs.
  case segmented
}
