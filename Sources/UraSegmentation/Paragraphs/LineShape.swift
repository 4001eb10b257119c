/// What a line looks like, as far as it tells whether a paragraph goes on in it. Widths are in scalars.
struct LineShape {
  /// How deep the line is quoted (`> > text` is 2).
  var quoteDepth = 0
  /// White space before the text, after marks of quotation.
  var indent = 0
  var marker: LineMarker?
  /// Whether nothing stands after the marker.
  var isMarkerAlone = false
  var startsInLowerCase = false
  var ending = Ending.open
  var width = 0
  var firstWordWidth = 0

  enum Ending {
    /// `.`, `?`, `!`, `…` with closing quotes and brackets after it.
    case sentence
    /// `:`
    case colon
    /// `,`, `;`
    case pause
    case open
  }

  init(_ line: UnsafeBufferPointer<UInt8>) {
    var end = line.count
    while end > 0 {
      let (value, length) = UTF8Scanner.scalar(before: end, in: line)
      guard WhiteSpace.contains(value) || Alphabet.invisibleCharacters.contains(value) else { break }
      end -= length
    }
    let text = VisibleScalars(UnsafeBufferPointer(rebasing: line[..<end]))
    width = text.count
    var start = text.skippingSpace(from: 0)
    while text.scalar(at: start) == ">" {
      quoteDepth += 1
      start = text.index(after: start)
      let next = text.skippingSpace(from: start)
      if text.scalar(at: next) == ">" { start = next }
    }
    let content = text.skippingSpace(from: start)
    indent = text.distance(from: start, to: content)
    let found = LineMarker.read(text, at: content)
    marker = found?.marker
    let first = text.scalar(at: found?.end ?? content)
    isMarkerAlone = marker != nil && first == nil
    startsInLowerCase = first.map(Self.isLowercase) ?? false
    firstWordWidth = text.widthOfWord(at: content)
    ending = Self.ending(text, from: content)
  }

  private static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar >= "a" && scalar <= "z" : scalar.properties.isLowercase
  }

  private static func ending(_ text: VisibleScalars, from start: Int) -> Ending {
    var at = text.bytes.count
    while at > start {
      let (value, length) = UTF8Scanner.scalar(before: at, in: text.bytes)
      at -= length
      guard let scalar = Unicode.Scalar(value) else { return .open }
      switch scalar {
      case "\"", "'", "”", "“", "’", "»", "«", ")", "]", "*", "_": continue
      case ".", "?", "!", "…", "。", "？", "！", "؟", "।", "։": return .sentence
      case ":": return .colon
      case ",", ";": return .pause
      default:
        if Alphabet.invisibleCharacters.contains(value) { continue }
        return .open
      }
    }
    return .open
  }
}

/// The scalars of a line that people see; indices are byte offsets.
struct VisibleScalars {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var count: Int { distance(from: 0, to: bytes.count) }

  /// The first visible scalar at an index or after it; `nil` at the end.
  func scalar(at index: Int) -> Unicode.Scalar? {
    let at = skippingInvisible(from: index)
    return at < bytes.count ? Unicode.Scalar(UTF8Scanner.scalar(at: at, in: bytes).scalar) : nil
  }

  func index(after index: Int) -> Int {
    let at = skippingInvisible(from: index)
    return at < bytes.count ? at + UTF8Scanner.scalar(at: at, in: bytes).length : at
  }

  func distance(from start: Int, to end: Int) -> Int {
    var count = 0
    var at = start
    while at < end {
      // Eight bytes at once, where none of them can begin an invisible character.
      if at + 8 <= end {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if !Self.mayHaveInvisible(word) {
          count += 8 - (word & ~(word << 1) & Self.highBits).nonzeroBitCount
          at += 8
          continue
        }
      }
      let byte = bytes[at]
      if byte & 0xC0 != 0x80 {
        let (scalar, _) = UTF8Scanner.scalar(at: at, in: bytes)
        if scalar < 0x80 || !Alphabet.invisibleCharacters.contains(scalar) { count += 1 }
      }
      at += 1
    }
    return count
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether one of eight bytes is 0xC2, 0xD8 or above 0xDF: only those begin invisible characters.
  @inline(__always)
  private static func mayHaveInvisible(_ word: UInt64) -> Bool {
    let ones = highBits >> 7
    let c2 = word ^ ones &* 0xC2
    let d8 = word ^ ones &* 0xD8
    return (word & word << 1 & word << 2 | (c2 &- ones) & ~c2 | (d8 &- ones) & ~d8) & highBits != 0
  }

  func isSpace(at index: Int) -> Bool { scalar(at: index).map { WhiteSpace.contains($0.value) } ?? false }

  func skippingSpace(from start: Int) -> Int {
    var at = start
    while isSpace(at: at) { at = index(after: at) }
    return at
  }

  func widthOfWord(at start: Int) -> Int {
    var at = start
    var width = 0
    while let scalar = scalar(at: at), !WhiteSpace.contains(scalar.value) {
      width += 1
      at = index(after: at)
    }
    return width
  }

  private func skippingInvisible(from start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] >= 0xC2 {
      let (value, length) = UTF8Scanner.scalar(at: at, in: bytes)
      guard Alphabet.invisibleCharacters.contains(value) else { break }
      at += length
    }
    return at
  }
}
