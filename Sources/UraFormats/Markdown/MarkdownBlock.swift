/// A text of a Markdown document: a paragraph, a heading, a cell.
struct MarkdownBlock {
  enum Kind: String {
    case paragraph, heading, cell, item
    /// The title of a link definition, without its quotes; the prefix is the quote that ends it.
    case title
    /// A part of the file that is HTML; not a text itself.
    case html
  }

  var kind: Kind
  /// The lines without the marks of their containers: UTF-8 offsets.
  var lines: [Range<Int>]
  /// What stands before the lines behind the first: quote marks, indentation.
  var prefix: String

  var range: Range<Int> { (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0) }
}
