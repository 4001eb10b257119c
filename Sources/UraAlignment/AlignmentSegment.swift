/// A segment to be aligned.
public struct AlignmentSegment: Sendable, Hashable {
  /// A sentence or a few; longer ones are cut into sentences by the aligner itself.
  public var text: String
  /// Counted from 0 over the document; all 0 when paragraphs are unknown.
  public var paragraph: Int

  public init(text: String, paragraph: Int = 0) {
    self.text = text
    self.paragraph = paragraph
  }
}
