/// A sentence, heading or list item of a document, with its place in the input's bytes.
public struct Segment: Sendable, Hashable {
  /// Counted from 0 over the document.
  public var index: Int
  /// The paragraph it belongs to, counted from 0 over the document.
  public var paragraph: Int
  /// Byte offsets into the input (before decoding, byte order mark included), without surrounding white space.
  public var range: Range<Int>
  /// The decoded text between the offsets.
  public var text: String
  /// The entry of an archive that the offsets count in, unpacked (`word/document.xml`); nil where they count in the file.
  public var part: String?

  public init(index: Int, paragraph: Int, range: Range<Int>, text: String, part: String? = nil) {
    self.index = index
    self.paragraph = paragraph
    self.range = range
    self.text = text
    self.part = part
  }
}
