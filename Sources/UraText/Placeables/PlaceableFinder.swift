package import UraModel

/// Finds the placeables of a text, left to right, without overlap; where several begin at one place the longest wins.
///
/// One pass over the bytes: nothing is looked at closely before a digit, a sign (`% { $ < & @`), `://` or `www.`. Languages
/// come from CLDR through ``PlaceableLocale``; there are no lists of words here.
package struct PlaceableFinder: Sendable {
  package let language: LanguageTag
  let locale: PlaceableLocale

  package init(language: LanguageTag) {
    self.language = language
    locale = PlaceableLocale.cached(language)
  }

  /// All placeables with their texts and values.
  package func placeables(in text: String) -> [Placeable] {
    var text = text
    return text.withUTF8 { utf8 in
      var result: [Placeable] = []
      forEach(in: utf8) { kind, range, value in
        let text = String(decoding: UnsafeBufferPointer(rebasing: utf8[range]), as: UTF8.self)
        result.append(Placeable(kind: kind, range: range, text: text, value: value()))
      }
      return result
    }
  }

  /// The same without making strings: `value` is only computed when it is called.
  package func forEach(
    in utf8: UnsafeBufferPointer<UInt8>, _ body: (Placeable.Kind, Range<Int>, _ value: () -> String) -> Void
  ) {
    let scanner = PlaceableScanner(bytes: utf8, locale: locale)
    var position = 0
    var end = 0  // of the last placeable
    while position < utf8.count {
      guard let found = scanner.candidate(at: position, after: end) else {
        position += 1
        continue
      }
      body(found.kind, found.range) { scanner.value(of: found) }
      position = found.range.upperBound
      end = position
    }
  }
}

/// A placeable as the scanner sees it, with what its value is made of.
struct FoundPlaceable {
  var kind: Placeable.Kind
  var range: Range<Int>
  var date: CalendarDate?
  var time: ClockTime?
}

/// Looks for placeables at given places of one text. The parts of the grammar are in extensions, a file each.
struct PlaceableScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let locale: PlaceableLocale

  /// The placeable that is recognised at `position`; it may begin before it (a month's name before a day, the part of an
  /// address before its `@`), but not before `limit`.
  @inline(__always)
  func candidate(at position: Int, after limit: Int) -> FoundPlaceable? {
    let byte = bytes[position]
    switch Self.triggers[Int(byte)] {
    case 0: return nil
    case 1: return number(at: position, after: limit)
    case 2: return placeholder(at: position).map { FoundPlaceable(kind: .placeholder, range: $0) }
    case 3: return markup(at: position)
    default: return address(at: position, after: limit)
    }
  }

  /// 1 a digit (ASCII, or the lead byte of other digits), 2 the start of a placeholder, 3 of markup, 4 of an address.
  private static let triggers: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = 1 }
    for byte in [0xD9, 0xDB, 0xE0, 0xE1, 0xEF] { table[byte] = 1 }
    for byte in "%{$".utf8 { table[Int(byte)] = 2 }
    for byte in "<&".utf8 { table[Int(byte)] = 3 }
    for byte in "@:wW".utf8 { table[Int(byte)] = 4 }
    return table
  }()

  func value(of found: FoundPlaceable) -> String {
    switch found.kind {
    case .number: numberValue(found.range)
    case .date: found.date?.description ?? ""
    case .time: found.time?.description ?? ""
    case .url, .email: addressValue(found.range)
    case .placeholder: placeholderValue(found.range)
    case .markup: string(found.range)
    }
  }

  // MARK: small steps

  @inline(__always)
  func byte(_ position: Int) -> UInt8 { position >= 0 && position < bytes.count ? bytes[position] : 0 }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// The scalar that ends before `position`.
  func scalar(before position: Int) -> Unicode.Scalar? {
    guard position > 0 else { return nil }
    var start = position - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return Tokenizer.scalar(at: start, in: bytes).0
  }

  func scalar(at position: Int) -> Unicode.Scalar? {
    position < bytes.count ? Tokenizer.scalar(at: position, in: bytes).0 : nil
  }

  func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    let kind = ScalarClass(scalar)
    return kind == .letter || kind == .mark
  }

  /// The length of one space at `position` (ASCII, no-break, thin, narrow no-break), or 0.
  func space(at position: Int) -> Int {
    switch byte(position) {
    case 0x20: 1
    case 0xC2 where byte(position + 1) == 0xA0: 2
    case 0xE2 where byte(position + 1) == 0x80 && (byte(position + 2) == 0xAF || byte(position + 2) == 0x89): 3
    default: 0
    }
  }

  /// The length of one space that ends before `position`, or 0.
  func space(before position: Int) -> Int {
    if byte(position - 1) == 0x20 { return 1 }
    if position >= 2, space(at: position - 2) == 2 { return 2 }
    if position >= 3, space(at: position - 3) == 3 { return 3 }
    return 0
  }

  /// The end of the run of letters at `position`.
  func endOfWord(_ position: Int) -> Int {
    var position = position
    while position < bytes.count {
      let (scalar, length) = Tokenizer.scalar(at: position, in: bytes)
      guard isLetter(scalar) else { break }
      position += length
    }
    return position
  }

  /// The start of the run of letters that ends at `position`.
  func startOfWord(before position: Int) -> Int {
    var position = position
    while position > 0 {
      var start = position - 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard isLetter(Tokenizer.scalar(at: start, in: bytes).0) else { break }
      position = start
    }
    return position
  }
}
