/// The lines of a data file of words separated by spaces; `#` begins a comment.
package enum ResourceLines {
  /// Without comments and empty lines; none when there is no such file.
  package static func words(of name: String) -> [[String]] {
    guard let text = EmbeddedData.text(name) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
      return words.isEmpty ? nil : words
    }
  }
}
