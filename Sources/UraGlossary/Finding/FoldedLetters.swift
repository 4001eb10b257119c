/// The letters of a word in lower case, apostrophes unified, as term matching compares words.
enum FoldedLetters {
  /// Appends those of the bytes `range` of well-formed UTF-8.
  static func append(
    _ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to result: inout ContiguousArray<UInt32>
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let (value, length) = WordScanner.scalar(at: position, in: utf8)
      if let letter = folded(value) { result.append(letter) }
      position += length
    }
  }

  /// `nil` for what counts for nothing.
  @inline(__always)
  static func folded(_ value: UInt32) -> UInt32? {
    let letters = LetterTable.shared
    return switch letters.kind(value) {
    case .ignorable: nil
    case .apostrophe: 0x27
    default: letters.folded(value)
    }
  }
}

extension String {
  /// See ``FoldedLetters``.
  var foldedScalars: [UInt32] { unicodeScalars.compactMap { FoldedLetters.folded($0.value) } }
}
