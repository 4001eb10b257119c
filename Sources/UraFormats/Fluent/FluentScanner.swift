import UraModel
import UraText

/// The value of a message, a term or an attribute.
struct FluentPattern {
  /// `key`, `-term`, `key.attribute`.
  var id: String
  var comment: String?
  var start: Int
  /// UTF-8 offsets of the pattern, without white space around it.
  var range: Range<Int>
  /// The variants, where the pattern is one select expression.
  var variants: [Variant] = []

  struct Variant {
    var selector: Attribute
    /// Of its text.
    var range: Range<Int>
    var entry: FormEntry
  }
}

/// Finds the patterns of a Fluent file, entry by entry; what is wrong ends with its entry.
struct FluentScanner {
  enum Item {
    case pattern(FluentPattern)
    case fault(offset: Int, expected: String)
  }

  private let file: SkeletonFile
  private let utf8: MappedBytes
  private let depthLimit: Int
  private var position = 0
  private var comment: [String] = []
  private var queue: [Item] = []

  init(_ file: SkeletonFile, depthLimit: Int) {
    self.file = file
    utf8 = file.utf8
    self.depthLimit = depthLimit
  }

  /// The next pattern or fault; nil at the end.
  ///
  /// - Parameter limit: the longest entry, in bytes.
  mutating func next(limit: Int) throws(InputError) -> Item? {
    while queue.isEmpty, position < utf8.count { try readEntry(limit) }
    return queue.isEmpty ? nil : queue.removeFirst()
  }

  private mutating func readEntry(_ limit: Int) throws(InputError) {
    let start = position
    guard let byte = peek else { return }
    guard entryEnd(lineEnd(start)) - start <= limit else { throw file.tooLong(at: start, "entries", limit: limit) }
    if byte == UInt8(ascii: "#") {
      let line = lineEnd(position)
      let marks = utf8[position..<line].prefix { $0 == UInt8(ascii: "#") }.count
      // Only `#` belongs to the message below; `##` and `###` are for a group and the file.
      if marks == 1 { comment.append(file.text(position + 1..<line).trimmed) }
      position = behindLine(line)
      return
    }
    guard Self.isLetter(byte) || byte == UInt8(ascii: "-") else {
      let line = lineEnd(position)
      if file.trimmed(position..<line) != nil {
        queue.append(.fault(offset: start, expected: "a message, a term or a comment"))
        position = entryEnd(line)
      } else {
        position = behindLine(line)
      }
      comment = []
      return
    }
    let note = comment.isEmpty ? nil : comment.joined(separator: "\n")
    comment = []
    if byte == UInt8(ascii: "-") { position += 1 }
    let name = identifier()
    let end = entryEnd(lineEnd(position))
    skipBlank()
    guard !name.isEmpty, peek == UInt8(ascii: "=") else {
      queue.append(.fault(offset: position, expected: "'=' behind an identifier"))
      position = end
      return
    }
    position += 1
    let id = (byte == UInt8(ascii: "-") ? "-" : "") + name
    var items: [Item] = []
    do throws(Fault) {
      if let pattern = try pattern(id: id, comment: note, start: start, to: end) { items.append(.pattern(pattern)) }
      while let attribute = attributeName(before: end) {
        if let pattern = try pattern(id: "\(id).\(attribute)", comment: note, start: start, to: end) {
          items.append(.pattern(pattern))
        }
      }
      skipSpace(to: end)
      if position < end { throw Fault(offset: position, expected: "an attribute or the next message") }
    } catch {
      items.append(.fault(offset: min(error.offset, utf8.count), expected: error.expected))
    }
    queue += items
    position = max(end, start + 1)
  }

  struct Fault: Error {
    var offset: Int
    var expected: String
  }

  /// The pattern behind `=` or `]`, up to an attribute, a variant or the end.
  private mutating func pattern(
    id: String, comment: String?, start: Int, to end: Int
  ) throws(Fault) -> FluentPattern? {
    guard let range = try patternRange(to: end, isInVariant: false, depth: 0) else { return nil }
    var pattern = FluentPattern(id: id, comment: comment, start: start, range: range)
    let after = position
    pattern.variants = try variants(of: range) ?? []
    position = after
    return pattern
  }

  /// Goes over text and placeables; nil where there is nothing.
  private mutating func patternRange(to end: Int, isInVariant: Bool, depth: Int) throws(Fault) -> Range<Int>? {
    let start = position
    while position < end {
      let byte = utf8[position]
      if byte == UInt8(ascii: "{") {
        try skipPlaceable(to: end, depth: depth)
      } else if byte == UInt8(ascii: "}") {
        if isInVariant { break }
        throw Fault(offset: position, expected: "'{' before '}'")
      } else if byte == 0x0A {
        var next = position + 1
        while next < end, utf8[next] == 0x20 || utf8[next] == 0x0A || utf8[next] == 0x0D { next += 1 }
        // A line that begins with one of these is no text.
        if next >= end
          || [UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "*"), UInt8(ascii: "}")].contains(utf8[next])
        {
          position = next
          break
        }
        position = next
      } else {
        position += 1
      }
    }
    return file.trimmed(start..<position)
  }

  private mutating func skipPlaceable(to end: Int, depth: Int) throws(Fault) {
    let start = position
    guard depth < depthLimit else { throw Fault(offset: start, expected: "at most \(depthLimit) nested placeables") }
    position += 1
    while position < end {
      switch utf8[position] {
      case UInt8(ascii: "}"):
        position += 1
        return
      case UInt8(ascii: "{"): try skipPlaceable(to: end, depth: depth + 1)
      case UInt8(ascii: "\""): try skipLiteral(to: end)
      case UInt8(ascii: "["):
        // A variant's pattern may hold quotes and brackets as text.
        guard let close = utf8[position..<end].firstIndex(of: UInt8(ascii: "]")) else {
          throw Fault(offset: position, expected: "']' behind a variant's key")
        }
        position = close + 1
        _ = try patternRange(to: end, isInVariant: true, depth: depth + 1)
      default: position += 1
      }
    }
    throw Fault(offset: start, expected: "'}' at the end of a placeable")
  }

  private mutating func skipLiteral(to end: Int) throws(Fault) {
    let start = position
    position += 1
    while position < end, utf8[position] != UInt8(ascii: "\""), utf8[position] != 0x0A {
      position += utf8[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < end, utf8[position] == UInt8(ascii: "\"") else {
      throw Fault(offset: start, expected: "'\"' at the end of a literal")
    }
    position += 1
  }

  /// The variants of a pattern that is one select expression, else nil.
  mutating func variants(of range: Range<Int>) throws(Fault) -> [FluentPattern.Variant]? {
    guard utf8[range.lowerBound] == UInt8(ascii: "{") else { return nil }
    position = range.lowerBound
    try skipPlaceable(to: range.upperBound, depth: 0)
    guard position == range.upperBound else { return nil }
    position = range.lowerBound + 1
    let end = range.upperBound - 1
    let selectorStart = position
    while position + 1 < end, utf8[position] != UInt8(ascii: "-") || utf8[position + 1] != UInt8(ascii: ">") {
      if utf8[position] == UInt8(ascii: "\"") {
        try skipLiteral(to: end)
      } else if utf8[position] == UInt8(ascii: "{") {
        return nil
      } else {
        position += 1
      }
    }
    guard position + 1 < end else { return nil }
    let selector = file.text(selectorStart..<position).trimmed
    position += 2
    var found: [FluentPattern.Variant] = []
    while let open = utf8[min(position, end)..<end].firstIndex(of: UInt8(ascii: "[")) {
      guard let close = utf8[open..<end].firstIndex(of: UInt8(ascii: "]")) else { return nil }
      guard let keyRange = file.trimmed(open + 1..<close) else { return nil }
      let key = file.text(keyRange)
      position = close + 1
      guard let text = try patternRange(to: end, isInVariant: true, depth: 1) else { continue }
      let name = PluralCategory(rawValue: key) != nil ? "plural" : selector
      let markLength = utf8[open - 1] == UInt8(ascii: "*") ? 1 : 0
      let entry = FormEntry(
        open..<text.upperBound, selector: keyRange, separator: file.spaceBefore(open - markLength),
        markLength: markLength)
      found.append(FluentPattern.Variant(selector: Attribute(name, key), range: text, entry: entry))
    }
    // The forms of a plural may have a number among their keys.
    if found.contains(where: { $0.selector.name == "plural" }) {
      for index in found.indices { found[index].selector.name = "plural" }
    }
    return found.isEmpty ? nil : found
  }

  /// `.name =` at the start of a line.
  private mutating func attributeName(before end: Int) -> String? {
    let saved = position
    skipSpace(to: end)
    guard position < end, utf8[position] == UInt8(ascii: ".") else {
      position = saved
      return nil
    }
    position += 1
    let name = identifier()
    skipBlank()
    guard !name.isEmpty, peek == UInt8(ascii: "=") else {
      position = saved
      return nil
    }
    position += 1
    return name
  }

  /// Where an entry ends: in front of the next line that is not indented and does not close a placeable.
  private func entryEnd(_ line: Int) -> Int {
    var end = line
    while end < utf8.count {
      let next = behindLine(end)
      guard next < utf8.count else { return utf8.count }
      let byte = utf8[next]
      if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "{") { return next }
      end = lineEnd(next)
    }
    return utf8.count
  }

  private mutating func identifier() -> String {
    let start = position
    while let byte = peek,
      Self.isLetter(byte) || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    {
      position += 1
    }
    return file.text(start..<position)
  }

  private mutating func skipBlank() { while peek == 0x20 { position += 1 } }
  private mutating func skipSpace(to end: Int) { while position < end, utf8[position] <= 0x20 { position += 1 } }
  private func lineEnd(_ start: Int) -> Int { utf8[min(start, utf8.count)...].firstIndex(of: 0x0A) ?? utf8.count }
  private func behindLine(_ line: Int) -> Int { min(line + 1, utf8.count) }
  private var peek: UInt8? { position < utf8.count ? utf8[position] : nil }
  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
