/// A piece of a text that its file has in one place: as it is but for character references, or as an element that stands for
/// one character.
package struct TextPiece: Sendable, Hashable {
  /// UTF-8 offsets into the text without its codes.
  package var text: Range<Int>
  /// UTF-8 offsets into the file.
  package var file: Range<Int>

  /// Where stretches of a text stand, from the first character of each to its last; the whole slot where it cannot be told.
  ///
  /// - Parameter stretches: in ascending order.
  static func ranges(of stretches: [Range<Int>], in slot: TextSlot, of file: SkeletonFile) -> [Range<Int>] {
    var rest = slot.pieces[...]
    return stretches.map { stretch in
      rest = rest.drop { $0.text.upperBound <= stretch.lowerBound }
      guard let first = rest.first else { return slot.range }
      rest = rest.drop { $0.text.upperBound < stretch.upperBound }
      guard let last = rest.first else { return slot.range }
      let start = first.place(of: max(stretch.lowerBound, first.text.lowerBound), in: file)
      return start..<max(start, last.place(of: stretch.upperBound, in: file))
    }
  }

  private func place(of offset: Int, in file: SkeletonFile) -> Int {
    if offset == text.upperBound { return self.file.upperBound }
    var position = self.file.lowerBound
    guard text.count != self.file.count else { return position + offset - text.lowerBound }
    var passed = text.lowerBound
    while passed < offset, position < self.file.upperBound {
      guard file.utf8[position] == UInt8(ascii: "&"),
        let end = file.utf8[position..<self.file.upperBound].firstIndex(of: UInt8(ascii: ";"))
      else {
        passed += 1
        position += 1
        continue
      }
      passed += HTMLEntities.decoded(file.text(position..<end + 1)).utf8.count
      position = end + 1
    }
    return position
  }
}
