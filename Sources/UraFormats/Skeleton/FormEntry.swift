/// How a form of a text stands in its file together with what chooses it: the model for a form that is not there yet.
package struct FormEntry: Sendable, Hashable {
  /// From its key or tag to the end of its value, in UTF-8 offsets.
  package var range: Range<Int>
  /// What chooses it, within the range: `other` of `quantity="other"`. Nil where the order of the forms does (Qt).
  package var selector: Range<Int>?
  /// What stands between two forms: white space, with a comma where the format has one.
  package var separator: String
  /// How many bytes before the range mark it as the default (Fluent's `*`).
  package var markLength = 0

  package init(_ range: Range<Int>, selector: Range<Int>?, separator: String, markLength: Int = 0) {
    self.range = range
    self.selector = selector
    self.separator = separator
    self.markLength = markLength
  }
}

extension SkeletonFile {
  /// The white space in front of an offset; a line feed with it, where there is one.
  func spaceBefore(_ offset: Int) -> String {
    var start = offset
    while start > 0, utf8[start - 1] <= 0x20 { start -= 1 }
    return text(start..<offset)
  }

  /// Where the value of an attribute stands in a tag, without its quotes; nil where it is written with references.
  func valueRange(of name: String, _ value: String, in tag: Range<Int>) -> Range<Int>? {
    let name = Array(name.utf8)
    let value = Array(value.utf8)
    var start = tag.lowerBound
    while let found = utf8[start..<tag.upperBound].firstRange(of: name) {
      start = found.upperBound
      guard utf8[found.lowerBound - 1] <= 0x20 else { continue }
      let rest = utf8[start..<tag.upperBound].drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }.dropFirst()
      return rest.starts(with: value) ? rest.startIndex..<rest.startIndex + value.count : nil
    }
    return nil
  }
}
