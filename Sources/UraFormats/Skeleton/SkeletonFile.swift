package import UraModel
import UraText

/// A file as bytes and as UTF-8, with the way from the one to the other.
package struct SkeletonFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The decoded text, without a byte order mark.
  package let utf8: [UInt8]
  /// `UTF-8`, `UTF-16LE`, `windows-1251`.
  package var encoding: String { decoded.encoding }
  /// Whether it has no character beyond ASCII.
  package let isASCII: Bool
  private let decoded: DecodedText
  private let firstLine: Int
  /// Where each line begins, in UTF-8 offsets.
  private let lineStarts: [Int]

  /// - Parameter firstLine: the number of its first line, for a stretch of a longer file.
  package init(_ bytes: [UInt8], path: String, encoding: String? = nil, firstLine: Int = 1) throws(InputError) {
    self.path = path
    self.firstLine = firstLine
    self.bytes = bytes
    decoded = try TextDecoder.decode(bytes, path: path, declared: encoding)
    utf8 = Array(decoded.text.utf8)
    isASCII = utf8.allSatisfy { $0 < 0x80 }
    var starts = [0]
    for (index, byte) in utf8.enumerated() where byte == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  /// The text of a range of UTF-8 offsets.
  package func text(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

  /// A line and a column that go forward through the file.
  package struct Position {
    fileprivate var offset = 0
    fileprivate var line = 1
    fileprivate var column = 1
    package init() {}
  }

  /// The place of a UTF-8 offset; with offsets in ascending order every byte is looked at once.
  package func location(of offset: Int, from position: inout Position) -> SourceLocation {
    if offset < position.offset { position = Position() }
    while position.offset < min(offset, utf8.count) {
      let byte = utf8[position.offset]
      if byte == 0x0A {
        position.line += 1
        position.column = 1
      } else if byte & 0xC0 != 0x80 {
        position.column += 1
      }
      position.offset += 1
    }
    return SourceLocation(path: path, line: position.line + firstLine - 1, column: position.column)
  }

  package func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), utf8.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = utf8[lineStarts[low]..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return SourceLocation(path: path, line: low + firstLine, column: column)
  }

  /// The file with the ranges replaced; every other byte is the input's own.
  ///
  /// - Parameter replacements: ranges of UTF-8 offsets, ascending, not overlapping.
  package func replacing(_ replacements: [(range: Range<Int>, text: String)]) throws(InputError) -> [UInt8] {
    guard zip(replacements, replacements.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound }) else {
      throw InputError(
        at: SourceLocation(path: path), code: "skeleton-overlap",
        "expected texts that stand one behind the other, found two that overlap, report the file as a defect")
    }
    let offsets = decoded.inputOffsets(ofUTF8: replacements.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var copied = 0
    for (index, replacement) in replacements.enumerated() {
      guard let encoded = TextEncoder.encode(replacement.text, as: encoding) else {
        throw InputError(
          at: location(of: replacement.range.lowerBound), code: "not-in-encoding",
          "expected characters of \(encoding), found others in '\(replacement.text.prefix(60))', convert the file to UTF-8"
        )
      }
      result.append(contentsOf: bytes[copied..<offsets[2 * index]])
      result.append(contentsOf: encoded)
      copied = offsets[2 * index + 1]
    }
    result.append(contentsOf: bytes[copied...])
    return result
  }
}
