import UraModel

/// A large YAML file as pieces that are YAML by themselves, so that libyaml never has all of it.
///
/// A piece is some members of the mapping that is the document, or of the mapping under its only key, the language; the line
/// of that key is put in front of each. It ends in front of a line that is a key at the indentation of those members, where
/// the values before it end, unless quotation marks or brackets are open: `extend` adds what follows then. A file with
/// aliases, with more documents or with several languages at its root is one piece.
struct YAMLStretches {
  /// The line that stands in front of every piece.
  private(set) var prefix: Range<Int>?
  /// Whether the first key may be a language.
  private(set) var mayNameLanguage = true
  private let utf8: MappedBytes
  private var level = 0
  private var isWhole = false
  private var start = 0
  /// Up to here each member is a piece.
  private var singleEnd = 0
  /// Files up to this many bytes are one piece.
  private static let small = 1 << 20
  private static let size = 1 << 18

  init(_ file: SkeletonFile) {
    utf8 = file.utf8
    isWhole = utf8.count <= Self.small || !findLevel()
  }

  /// The next piece; nil at the end.
  mutating func next() -> Range<Int>? {
    guard start < utf8.count else { return nil }
    let end = isWhole ? utf8.count : cut(from: start + (start < singleEnd ? 1 : Self.size))
    defer { start = end }
    return start..<end
  }

  /// A piece with as much again behind it; nil where it is long enough, is one member of several, or reaches the end.
  mutating func extend(_ piece: Range<Int>) -> Range<Int>? {
    guard piece.upperBound < utf8.count, piece.count < Self.small, piece.lowerBound >= singleEnd else { return nil }
    start = cut(from: piece.upperBound + piece.count)
    return piece.lowerBound..<start
  }

  /// Goes on behind a piece that is wrong, or back into it to give each of its members alone; true then.
  mutating func divide(_ piece: Range<Int>) -> Bool {
    guard !isWhole, piece.lowerBound >= singleEnd else {
      start = piece.upperBound
      return false
    }
    start = piece.lowerBound
    singleEnd = piece.upperBound
    return true
  }

  // MARK: lines

  private struct Line {
    var range: Range<Int>
    var indentation: Int
    /// The first byte that is no space; nil on a blank line.
    var first: UInt8?
  }

  private func line(at start: Int) -> Line {
    var end = start
    while end < utf8.count, utf8[end] != 0x0A { end += 1 }
    var index = start
    while index < end, utf8[index] == 0x20 { index += 1 }
    let isBlank = index == end || utf8[index] == 0x0D
    return Line(range: start..<min(end + 1, utf8.count), indentation: index - start, first: isBlank ? nil : utf8[index])
  }

  /// The key of a line that looks like a member of a mapping, and whether nothing but a comment is behind it.
  private func key(of line: Line) -> (name: String, isAlone: Bool)? {
    guard let first = line.first, !"-?:,[]{}#&*!|>%@`".utf8.contains(first) else { return nil }
    let text = utf8[(line.range.lowerBound + line.indentation)..<line.range.upperBound]
    var name = text.prefix(256)
    var rest = text[text.startIndex...]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let close = text.dropFirst().firstIndex(of: first) else { return nil }
      name = text[(text.startIndex + 1)..<close]
      rest = text[(close + 1)...]
      guard rest.first == UInt8(ascii: ":") else { return nil }
      rest = rest.dropFirst()
    } else {
      guard
        let colon = name.indices.first(where: { index in
          name[index] == UInt8(ascii: ":") && (index + 1 >= text.endIndex || text[index + 1] <= 0x20)
        })
      else { return nil }
      name = text[text.startIndex..<colon]
      rest = text[(colon + 1)...]
    }
    let value = rest.drop { $0 <= 0x20 }
    return (String(decoding: name, as: UTF8.self), value.isEmpty || value.first == UInt8(ascii: "#"))
  }

  /// Finds where members of the document stand; false where the file has to be read as a whole.
  private mutating func findLevel() -> Bool {
    var position = 0
    var released = 0
    var root: [String] = []
    var rootLine: Range<Int>?
    var isRootAlone = false
    var inner: Int?
    while position < utf8.count {
      let line = line(at: position)
      position = line.range.upperBound
      if position >= released + Self.small {
        utf8.release(released..<position)
        released = position
      }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if first == 0x09 || hasAlias(line) { return false }
      if line.indentation > 0 {
        if root.count == 1, inner == nil { inner = line.indentation }
        if let inner, line.indentation < inner { return false }
        continue
      }
      if utf8[line.range].starts(with: "---".utf8) || first == UInt8(ascii: "%") || first == UInt8(ascii: ".") {
        guard root.isEmpty, utf8[line.range].allSatisfy({ $0 == first || $0 <= 0x20 }) else { return false }
        continue
      }
      guard let key = key(of: line) else { continue }
      if root.isEmpty {
        rootLine = line.range
        isRootAlone = key.isAlone
      }
      if root.count < 2 || YAMLReading.language(root[0]) != nil && root.count < 1000 { root.append(key.name) }
    }
    utf8.release(0..<utf8.count)
    guard let rootLine else { return false }
    if root.count == 1 {
      guard isRootAlone, let inner else { return false }
      prefix = rootLine
      level = inner
      start = rootLine.upperBound
      return true
    }
    // Languages side by side belong together.
    if root.allSatisfy({ YAMLReading.language($0) != nil }) { return false }
    mayNameLanguage = false
    return true
  }

  /// `*name` where a value begins.
  private func hasAlias(_ line: Line) -> Bool {
    let text = utf8[line.range]
    var before: UInt8 = 0x20
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "*"), before <= 0x20 || before == UInt8(ascii: "[") || before == UInt8(ascii: ","),
        index + 1 < text.endIndex, text[index + 1] | 0x20 >= 0x61, text[index + 1] | 0x20 <= 0x7A
      {
        let lead = text[..<index].last { $0 > 0x20 }
        if lead == nil || ":-[,{".utf8.contains(lead ?? 0) { return true }
      }
      before = byte
    }
    return false
  }

  /// The start of the first key at the level behind an offset, with the comments above it.
  private func cut(from offset: Int) -> Int {
    guard offset < utf8.count else { return utf8.count }
    var position = offset
    while position < utf8.count, utf8[position - 1] != 0x0A { position += 1 }
    var comments: Int?
    while position < utf8.count {
      let line = line(at: position)
      if line.first == UInt8(ascii: "#") {
        comments = comments ?? position
      } else if line.first != nil {
        if line.indentation == level, key(of: line) != nil { return comments ?? position }
        comments = nil
      }
      position = line.range.upperBound
    }
    return utf8.count
  }
}
