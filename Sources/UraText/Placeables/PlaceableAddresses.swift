/// URLs (with a scheme, or from `www.`) and e-mail addresses.
extension PlaceableScanner {
  func address(at position: Int, after limit: Int) -> FoundPlaceable? {
    switch bytes[position] {
    case UInt8(ascii: "@"): email(at: position, after: limit)
    case UInt8(ascii: ":"): url(schemeEndsAt: position, after: limit)
    default: www(at: position, after: limit)
    }
  }

  private func url(schemeEndsAt colon: Int, after limit: Int) -> FoundPlaceable? {
    guard byte(colon + 1) == 0x2F, byte(colon + 2) == 0x2F else { return nil }
    var start = colon
    while start > limit, Self.isASCIILetter(byte(start - 1)) || Self.isDigit(byte(start - 1)) || byte(start - 1) == 0x2B
    {
      start -= 1
    }
    guard start < colon, Self.isASCIILetter(byte(start)) else { return nil }
    let end = endOfAddress(colon + 3)
    return end > colon + 3 ? FoundPlaceable(kind: .url, range: start..<end) : nil
  }

  private func www(at position: Int, after limit: Int) -> FoundPlaceable? {
    guard byte(position + 1) | 0x20 == 0x77, byte(position + 2) | 0x20 == 0x77, byte(position + 3) == 0x2E,
      position == limit || !isLetter(scalar(before: position))
    else { return nil }
    let end = endOfAddress(position + 4)
    return end > position + 4 ? FoundPlaceable(kind: .url, range: position..<end) : nil
  }

  /// Up to white space, a quotation mark or an angle bracket; marks at the end belong to the sentence, and so does a closing
  /// bracket that was not opened inside.
  private func endOfAddress(_ start: Int) -> Int {
    var end = start
    var depth = 0
    var open = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x60 || byte == 0x7B || byte == 0x7D {
        break
      }
      if byte == 0xC2 || byte == 0xE2 {
        let scalar = Tokenizer.scalar(at: end, in: bytes).0
        let kind = ScalarClass(scalar)
        if kind == .space || kind == .ignorable || scalar.properties.isQuotationMark { break }
      }
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    open = depth
    while end > start {
      let byte = bytes[end - 1]
      if byte == 0x2E || byte == 0x2C || byte == 0x3B || byte == 0x3A || byte == 0x21 || byte == 0x3F || byte == 0x27
        || byte == 0x5D || (byte == 0x28 && open > 0)
      {
        end -= 1
      } else if end - start >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, byte == 0xA6 {
        end -= 3  // an ellipsis
      } else {
        break
      }
    }
    return end
  }

  /// An address in the form that most of RFC 5322's addr-specs have: atoms with dots, `@`, a host with a dot.
  private func email(at position: Int, after limit: Int) -> FoundPlaceable? {
    var start = position
    while start > limit, Self.isLocalPart(byte(start - 1)) { start -= 1 }
    while start < position, byte(start) == 0x2E { start += 1 }
    var end = position + 1
    var lastDot = -1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == 0x2E {
        lastDot = end
      } else if !(Self.isASCIILetter(byte) || Self.isDigit(byte) || byte == 0x2D || byte >= 0x80 && isLetterByte(end)) {
        break
      }
      end += 1
    }
    while end > position + 1, byte(end - 1) == 0x2E || byte(end - 1) == 0x2D {
      end -= 1
    }
    if lastDot >= end { lastDot = bytes[position..<end].lastIndex(of: 0x2E) ?? -1 }
    guard start < position, lastDot > position + 1, end - lastDot > 2 else { return nil }
    return FoundPlaceable(kind: .email, range: start..<end)
  }

  /// A byte of a letter outside ASCII (internationalised hosts).
  private func isLetterByte(_ position: Int) -> Bool {
    var start = position
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return isLetter(Tokenizer.scalar(at: start, in: bytes).0)
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    isASCIILetter(byte) || isDigit(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B || byte == 0x25
  }

  func addressValue(_ range: Range<Int>) -> String {
    var text = string(range)
    if let separator = text.firstRange(of: "://") {
      let hostEnd = text[separator.upperBound...].firstIndex(of: "/") ?? text.endIndex
      text = text[..<hostEnd].lowercased() + text[hostEnd...]
    } else if let at = text.firstIndex(of: "@") {
      text = text[..<at] + text[at...].lowercased()
    } else {
      let hostEnd = text.firstIndex(of: "/") ?? text.endIndex
      text = text[..<hostEnd].lowercased() + text[hostEnd...]
    }
    if text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
