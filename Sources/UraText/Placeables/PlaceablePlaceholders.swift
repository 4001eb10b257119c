/// Holes that a program fills, tags and character references.
extension PlaceableScanner {
  /// The placeholder that begins at `position`.
  func placeholder(at position: Int) -> Range<Int>? {
    let end: Int?
    switch bytes[position] {
    case UInt8(ascii: "%"): end = percent(position)
    case UInt8(ascii: "{"): end = brace(position)
    default: end = dollar(position)
    }
    return end.map { position..<$0 }
  }

  // MARK: %

  /// C, Objective-C, Java, Python, PHP and Ruby formats (`%s %-5.2f %1$s %@ %(name)s %{name} %<name>s`), Qt (`%1 %L1 %n`),
  /// Windows variables (`%PATH%`), Django and Jinja statements are braces' business.
  private func percent(_ start: Int) -> Int? {
    // "50%d": a percentage before a word, not a format.
    if start > 0, Self.isDigit(bytes[start - 1]) { return nil }
    var next = start + 1
    if byte(next) == 0x28 || byte(next) == 0x7B || byte(next) == 0x3C {
      let close: UInt8 = byte(next) == 0x28 ? 0x29 : byte(next) == 0x7B ? 0x7D : 0x3E
      var end = next + 1
      while Self.isName(byte(end)) || byte(end) == 0x2E || byte(end) == 0x2D { end += 1 }
      guard end > next + 1, byte(end) == close else { return nil }
      if close == 0x7D { return end + 1 }
      return conversion(end + 1)
    }
    let digits = next
    while Self.isDigit(byte(next)) { next += 1 }
    if next > digits, byte(next) == 0x24 { return conversion(next + 1) }
    if let end = conversion(digits) { return end }
    if next > digits { return next }  // Qt: %1
    if byte(next) == 0x4C, Self.isDigit(byte(next + 1)) {
      var end = next + 1
      while Self.isDigit(byte(end)) { end += 1 }
      return end
    }
    var end = next
    while byte(end) >= 0x41 && byte(end) <= 0x5A || byte(end) == 0x5F { end += 1 }
    return end > next + 1 && byte(end) == 0x25 ? end + 1 : nil
  }

  /// Flags, width, precision, length and the letter of a conversion. The flag "space" is left out: "5 % discount".
  private func conversion(_ start: Int) -> Int? {
    var next = start
    while [0x2D, 0x2B, 0x23, 0x30, 0x27].contains(byte(next)) { next += 1 }
    while Self.isDigit(byte(next)) || byte(next) == 0x2A { next += 1 }
    if byte(next) == 0x2E {
      next += 1
      while Self.isDigit(byte(next)) || byte(next) == 0x2A { next += 1 }
    }
    while [0x68, 0x6C, 0x4C, 0x71, 0x6A, 0x7A, 0x74].contains(byte(next)),
      Self.conversions.contains(byte(next + 1)) || byte(next + 1) == 0x6C || byte(next + 1) == 0x68
    { next += 1 }
    guard Self.conversions.contains(byte(next)) else { return nil }
    // "%sale" is hardly a format; a letter that goes on as a word makes it one of the two only when a digit or sign came first.
    if next == start, isLetter(scalar(at: next + 1)) { return nil }
    return next + 1
  }

  private static let conversions = Set("diouxXeEfFgGaAcCsSpn@".utf8)

  // MARK: { }

  /// `{}`, `{0}`, `{name}`, `{user.name}`, `{0:N2}`, `{{ name }}`, `{% if %}`, and ICU's `{n, plural, one {...} other {...}}` as
  /// a whole.
  private func brace(_ start: Int) -> Int? {
    if byte(start + 1) == 0x7B || byte(start + 1) == 0x25 {
      let close: UInt8 = byte(start + 1) == 0x7B ? 0x7D : 0x25
      var end = start + 2
      while end < bytes.count, end - start < 200 {
        if byte(end) == close, byte(end + 1) == 0x7D {
          // {{{raw}}}
          return byte(end + 2) == 0x7D && byte(start + 2) == 0x7B ? end + 3 : end + 2
        }
        end += 1
      }
      return nil
    }
    var next = start + 1
    while byte(next) == 0x20 { next += 1 }
    let name = next
    while Self.isName(byte(next)) || [0x2E, 0x2D, 0x5B, 0x5D, 0x40, 0x23].contains(byte(next)) { next += 1 }
    let nameEnd = next
    while byte(next) == 0x20 { next += 1 }
    switch byte(next) {
    case 0x7D:
      return nameEnd == name && next > start + 1 ? nil : next + 1
    case let mark where mark == 0x3A || (mark == 0x2C || mark == 0x21) && nameEnd > name:
      var depth = 1
      var end = next
      while end < bytes.count {
        if bytes[end] == 0x7B { depth += 1 }
        if bytes[end] == 0x7D {
          depth -= 1
          if depth == 0 { return end + 1 }
        }
        end += 1
      }
      return nil
    default: return nil
    }
  }

  // MARK: $

  /// `${name}`, `$(name)`, `$name`, `$t(key)`; `$5` is money.
  private func dollar(_ start: Int) -> Int? {
    let open = byte(start + 1)
    if open == 0x7B || open == 0x28 {
      let close: UInt8 = open == 0x7B ? 0x7D : 0x29
      var end = start + 2
      while Self.isName(byte(end)) || [0x2E, 0x2D, 0x3A, 0x5B, 0x5D].contains(byte(end)) { end += 1 }
      return end > start + 2 && byte(end) == close ? end + 1 : nil
    }
    guard Self.isASCIILetter(open) || open == 0x5F else { return nil }
    if start > 0, Self.isName(bytes[start - 1]) { return nil }  // US$m
    var end = start + 1
    while Self.isName(byte(end)) { end += 1 }
    if end == start + 2, open == 0x74, byte(end) == 0x28 {
      while end < bytes.count, bytes[end] != 0x29 { end += 1 }
      return end < bytes.count ? end + 1 : nil
    }
    if byte(end) == 0x24 { return end + 1 }
    return end
  }

  private static func isName(_ byte: UInt8) -> Bool { isASCIILetter(byte) || isDigit(byte) || byte == 0x5F }

  func placeholderValue(_ range: Range<Int>) -> String {
    let text = string(range)
    // The branches of a plural differ from language to language; its name and type do not.
    if text.hasPrefix("{"), !text.hasPrefix("{{"), let comma = text.firstIndex(of: ",") {
      let rest = text[text.index(after: comma)...]
      let type = rest.prefix { $0 != "," && $0 != "}" }
      return (text[..<comma] + "," + type + "}").filter { !$0.isWhitespace }
    }
    return text.filter { !$0.isWhitespace }
  }

  // MARK: < &

  /// `<b>`, `</g>`, `<br/>`, `<a href="...">`, `<!-- -->`; `&amp;`, `&#160;`, `&#xA0;`.
  func markup(at position: Int) -> FoundPlaceable? {
    var end = position + 1
    if bytes[position] == 0x26 {
      if byte(end) == 0x23 {
        end += 1
        let digits = byte(end) | 0x20 == 0x78 ? end + 1 : end
        end = digits
        while Self.isDigit(byte(end)) || (digits > position + 2 && Self.isASCIILetter(byte(end))) { end += 1 }
        guard end > digits else { return nil }
      } else {
        while Self.isASCIILetter(byte(end)) || (end > position + 1 && Self.isDigit(byte(end))) { end += 1 }
        guard end > position + 2 else { return nil }
      }
      return byte(end) == 0x3B ? FoundPlaceable(kind: .markup, range: position..<end + 1) : nil
    }
    if byte(end) == 0x21, byte(end + 1) == 0x2D, byte(end + 2) == 0x2D {
      while end + 2 < bytes.count, !(bytes[end] == 0x2D && bytes[end + 1] == 0x2D && bytes[end + 2] == 0x3E) {
        end += 1
      }
      return end + 2 < bytes.count ? FoundPlaceable(kind: .markup, range: position..<end + 3) : nil
    }
    if byte(end) == 0x2F || byte(end) == 0x25 { end += 1 }
    guard Self.isASCIILetter(byte(end)) || (byte(position + 1) == 0x25) else { return nil }
    var quote: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return FoundPlaceable(kind: .markup, range: position..<end + 1)
      } else if byte == 0x3C {
        return nil
      }
      end += 1
    }
    return nil
  }
}
