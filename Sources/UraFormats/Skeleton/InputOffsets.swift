/// The way from UTF-8 offsets of a file to offsets of its bytes, quick for offsets that are near to each other.
package struct InputOffsets {
  private let file: SkeletonFile
  /// The last offset that was asked for, in both.
  private var last: (utf8: Int, input: Int)

  package init(_ file: SkeletonFile) {
    self.file = file
    last = (0, file.byteOrderMarkCount)
  }

  /// The offset in the input, its byte order mark included.
  package mutating func input(_ offset: Int) -> Int {
    let distance = file.inputLength(of: min(offset, last.utf8)..<max(offset, last.utf8))
    last = (offset, last.input + (offset < last.utf8 ? -distance : distance))
    return last.input
  }

  package mutating func input(_ range: Range<Int>) -> Range<Int> { input(range.lowerBound)..<input(range.upperBound) }
}
