import UraModel
import UraText

/// A PO file as stretches of whole entries, so that a catalogue of any size is read in the memory of one of them.
///
/// A stretch ends at an empty line behind a string, where no entry goes on. Encodings in which a line feed is not the byte
/// 0x0A, and those that must be seen, need the file as a whole.
struct POStretches {
  private let source: any ByteSource
  private let path: String
  private let encoding: String?
  private var buffer: [UInt8]
  private var firstLine = 1
  private var isAtEnd = false
  private let limit: Int
  private static let size = 1 << 18

  init(
    _ input: InputFile, options: ReadingOptions, declaredEncoding: ([UInt8]) -> String?
  ) throws(InputError) {
    source = try input.open()
    path = input.path
    limit = options.fileBytes
    let start = try source.prefix(Self.size)
    buffer = start
    let named = options.encoding ?? declaredEncoding(start)
    let complete = start.lastIndex(of: 0x0A).map { Array(start[...$0]) } ?? start
    let isUTF8 = named == nil && !complete.contains(0) && String(validating: complete, as: UTF8.self) != nil
    let encoding = named ?? (isUTF8 ? "UTF-8" : nil)
    self.encoding = encoding
    let mark = TextDecoder.byteOrderMark(start)?.encoding ?? "UTF-8"
    let isWide = encoding.map { $0.uppercased().hasPrefix("UTF-16") || $0.uppercased().hasPrefix("UTF-32") } ?? true
    let isByLine = mark == "UTF-8" && !isWide
    guard !isByLine else { return }
    buffer += try source.prefix(options.fileBytes)
    isAtEnd = true
  }

  /// The next stretch; nil at the end.
  mutating func next() throws(InputError) -> SkeletonFile? {
    var searched = 0
    while true {
      if isAtEnd {
        guard !buffer.isEmpty else { return nil }
        return try take(buffer.count)
      }
      if let end = Self.end(in: buffer, behind: searched) { return try take(end) }
      searched = buffer.count
      guard buffer.count < limit else {
        throw InputError(
          at: SourceLocation(path: path, line: firstLine, column: 1), code: "po-entry-too-long",
          "expected entries of at most \(limit) bytes with empty lines between them, found none, divide the file")
      }
      let more = try source.prefix(Self.size)
      isAtEnd = more.isEmpty
      buffer += more
    }
  }

  private mutating func take(_ count: Int) throws(InputError) -> SkeletonFile {
    let bytes = Array(buffer[..<count])
    buffer.removeFirst(count)
    let line = firstLine
    firstLine += bytes.count { $0 == 0x0A }
    return try SkeletonFile(bytes, path: path, encoding: encoding, firstLine: line)
  }

  /// Behind the last empty line that follows a string; nil where none ends behind `start`.
  private static func end(in buffer: [UInt8], behind start: Int) -> Int? {
    var end = buffer.count
    while let feed = buffer[..<end].lastIndex(of: 0x0A), feed >= start {
      var before = feed
      while before > 0, buffer[before - 1] == 0x0D || buffer[before - 1] == 0x20 { before -= 1 }
      // An empty line, and the line above it ends in a quotation mark.
      if before > 0, buffer[before - 1] == 0x0A {
        var last = before - 1
        while last > 0, buffer[last - 1] == 0x0D || buffer[last - 1] == 0x20 { last -= 1 }
        if last > 0, buffer[last - 1] == UInt8(ascii: "\"") { return feed + 1 }
      }
      end = feed
    }
    return nil
  }
}
