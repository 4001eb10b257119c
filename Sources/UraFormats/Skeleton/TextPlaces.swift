package import UraModel

/// The way from a text without markup back to the file that it was read from.
///
/// It goes through the text and the bytes of its slot side by side: what the reader folded (white space, references, backslashes,
/// the marks of a quotation in front of lines) is passed over in the bytes, and codes are what they stand for.
package struct TextPlaces {
  private let file: SkeletonFile
  /// Whether backslashes and the marks in front of lines are those of Markdown.
  private let isMarkdown: Bool
  /// How far the bytes are read, and where they end.
  private var position: Int
  private let end: Int

  private init(_ file: SkeletonFile, _ range: Range<Int>, isMarkdown: Bool) {
    self.file = file
    self.isMarkdown = isMarkdown
    position = range.lowerBound
    end = range.upperBound
  }

  /// Where stretches of a text stand in its file, from the first character of each to its last.
  ///
  /// - Parameters:
  ///   - stretches: UTF-8 offsets into the text without its codes, in ascending order; none is empty.
  ///   - slot: where the whole text stands.
  /// - Returns: UTF-8 offsets into the file for each stretch, and for each text inside a code in the order of the codes; the
  ///   whole slot where a place cannot be told.
  package static func ranges(
    of stretches: [Range<Int>], in content: InlineText, at slot: TextSlot, of file: SkeletonFile
  ) -> (stretches: [Range<Int>], subflows: [Range<Int>]) {
    if !slot.pieces.isEmpty { return (TextPiece.ranges(of: stretches, in: slot, of: file), []) }
    let style = slot.style
    // The styles of Markdown and of what stands within it have a colon: `item:`, `html:text`, `yaml:`.
    var places = TextPlaces(file, slot.range, isMarkdown: style.contains(":") && !style.hasPrefix("html:"))
    return places.ranges(of: stretches, in: content, whole: slot.range)
  }

  private mutating func ranges(
    of stretches: [Range<Int>], in content: InlineText, whole: Range<Int>
  ) -> (stretches: [Range<Int>], subflows: [Range<Int>]) {
    var found: [Range<Int>] = []
    var subflows: [Range<Int>] = []
    var offset = 0
    var start: Int?
    func padded() -> (stretches: [Range<Int>], subflows: [Range<Int>]) {
      let missing = content.codes.reduce(0) { $0 + $1.subflows.count } - subflows.count
      return (
        found + Array(repeating: whole, count: stretches.count - found.count),
        subflows + Array(repeating: whole, count: max(0, missing))
      )
    }
    for part in content.parts {
      switch part {
      case .code(let code):
        guard let inner = take(code) else { return padded() }
        subflows += inner
      case .text(let text):
        var scalars = text.unicodeScalars[...]
        while !scalars.isEmpty {
          guard let taken = takeText(scalars) else { return padded() }
          if found.count < stretches.count, offset >= stretches[found.count].lowerBound, start == nil {
            start = taken.range.lowerBound
          }
          for scalar in scalars.prefix(taken.scalars) { offset += UTF8.width(scalar) }
          scalars = scalars.dropFirst(taken.scalars)
          if let first = start, offset >= stretches[found.count].upperBound {
            found.append(first..<taken.range.upperBound)
            start = nil
          }
        }
      }
    }
    return padded()
  }

  // MARK: text

  /// The bytes that the next scalars were read from; nil where they do not stand here.
  private mutating func takeText(_ scalars: Substring.UnicodeScalarView) -> (range: Range<Int>, scalars: Int)? {
    guard let scalar = scalars.first else { return nil }
    if Self.isSpace(scalar) {
      let start = position
      passSpace()
      return (start..<position, 1)
    }
    passSpace()
    let start = position
    if let reference = reference() {
      let value = reference.value.unicodeScalars
      guard scalars.starts(with: value) else { return nil }
      position = reference.end
      return (start..<position, value.count)
    }
    if isMarkdown { passBackslashes(before: scalar) }
    guard take(UTF8.encode(scalar).map(Array.init) ?? []) else { return nil }
    return (start..<position, 1)
  }

  /// A character reference that begins here.
  private func reference() -> (value: String, end: Int)? {
    guard byte(position) == UInt8(ascii: "&") else { return nil }
    guard let close = file.utf8[position..<min(position + 42, end)].firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let raw = file.text(position..<close + 1)
    let value = HTMLEntities.decoded(raw)
    return value == raw ? nil : (value, close + 1)
  }

  /// One backslash makes a mark a character, `\\` is a backslash, and in a table `\\|` is a bar.
  private mutating func passBackslashes(before scalar: Unicode.Scalar) {
    let backslash = UInt8(ascii: "\\")
    if scalar == "\\" {
      if byte(position) == backslash, byte(position + 1) == backslash { position += 1 }
    } else {
      while byte(position) == backslash { position += 1 }
    }
  }

  /// White space, and in Markdown what stands in front of a line within a quotation.
  private mutating func passSpace() {
    var isAtStart = false
    while let next = byte(position), next <= 0x20 || isMarkdown && isAtStart && next == UInt8(ascii: ">") {
      if next == 0x0A || next == 0x0D { isAtStart = true }
      position += 1
    }
  }

  // MARK: codes

  /// The places of the texts inside a code; nil where the code does not stand here.
  private mutating func take(_ code: InlineCode) -> [Range<Int>]? {
    let data = Array(code.data.utf8)
    if let first = data.first, first > 0x20 { passSpace() }
    var subflows: [Range<Int>] = []
    var taken = 0
    for subflow in code.subflows.sorted(by: { $0.offset < $1.offset }) {
      guard data.indices.contains(subflow.offset), subflow.offset >= taken, take(Array(data[taken..<subflow.offset]))
      else { return nil }
      taken = subflow.offset
      let start = position
      // The mark that ends the text begins the rest of the data.
      while let next = byte(position), next != data[taken] {
        position += isMarkdown && next == UInt8(ascii: "\\") ? 2 : 1
      }
      guard position <= end else { return nil }
      subflows.append(start..<position)
    }
    return take(Array(data[taken...])) ? subflows : nil
  }

  /// Passes over bytes that stand here, line ends in any form.
  private mutating func take(_ bytes: [UInt8]) -> Bool {
    for expected in bytes {
      if expected == 0x0A, isMarkdown {
        passSpace()
        continue
      }
      if isMarkdown, expected == UInt8(ascii: "|"), byte(position) == UInt8(ascii: "\\") { position += 1 }
      guard byte(position) == expected else { return false }
      position += 1
    }
    return true
  }

  private func byte(_ position: Int) -> UInt8? { position < end ? file.utf8[position] : nil }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 }
}
