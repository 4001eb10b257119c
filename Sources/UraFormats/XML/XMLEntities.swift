/// References in XML text: characters, the five predefined entities and those that the document declares itself.
struct XMLEntities {
  struct Problem: Error {
    /// In the text that was to be expanded.
    var offset: Int
    var code: String
    var message: String
  }

  private var declared: [String: String] = [:]
  /// What declared entities have grown to, so far.
  private var expanded = 0

  /// Keeps the general entities with a literal value of a DOCTYPE's internal subset; external ones are not fetched.
  mutating func readDeclarations(of doctype: String) {
    for piece in doctype.split(separator: "<!ENTITY").dropFirst() {
      let words = piece.drop { $0.isWhitespace }
      guard let nameEnd = words.firstIndex(where: \.isWhitespace) else { continue }
      let name = String(words[..<nameEnd])
      let rest = words[nameEnd...].drop { $0.isWhitespace }
      guard name != "%", let quote = rest.first, quote == "\"" || quote == "'" else { continue }
      let value = rest.dropFirst()
      guard let end = value.firstIndex(of: quote), declared[name] == nil else { continue }
      declared[name] = String(value[..<end])
    }
  }

  /// The text with its references expanded and its line ends normalised; in attributes white space becomes spaces.
  mutating func expand(
    _ bytes: UnsafeBufferPointer<UInt8>, isAttribute: Bool, limit: Int
  ) throws(Problem) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    try expand(bytes, into: &result, isAttribute: isAttribute, limit: limit, depth: 0)
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func expand(
    _ bytes: UnsafeBufferPointer<UInt8>, into result: inout [UInt8], isAttribute: Bool, limit: Int, depth: Int
  ) throws(Problem) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "&"):
        let end = bytes[index...].prefix(64).firstIndex(of: UInt8(ascii: ";"))
        guard let end, end > index + 1 else {
          throw Problem(
            offset: index, code: "xml-bad-reference",
            message: "expected a reference such as '&amp;', found '&', write '&amp;'")
        }
        let name = UnsafeBufferPointer(rebasing: bytes[index + 1..<end])
        try expandReference(name, at: index, into: &result, isAttribute: isAttribute, limit: limit, depth: depth)
        index = end
      case 0x0D:
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        result.append(isAttribute ? 0x20 : 0x0A)
      case 0x09, 0x0A: result.append(isAttribute ? 0x20 : byte)
      case 0..<0x20:
        throw Problem(
          offset: index, code: "xml-bad-character",
          message:
            "expected text, found the control character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true)), remove it"
        )
      default: result.append(byte)
      }
      index += 1
    }
  }

  private mutating func expandReference(
    _ name: UnsafeBufferPointer<UInt8>, at offset: Int, into result: inout [UInt8], isAttribute: Bool, limit: Int,
    depth: Int
  ) throws(Problem) {
    if name[0] == UInt8(ascii: "#") {
      guard let scalar = Self.character(name) else {
        throw Problem(
          offset: offset, code: "xml-bad-reference",
          message: "expected the number of a character, found '&\(String(decoding: name, as: UTF8.self));', correct it")
      }
      result.append(contentsOf: UTF8.encode(scalar) ?? .init())
      return
    }
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "amp": result.append(UInt8(ascii: "&"))
    case "lt": result.append(UInt8(ascii: "<"))
    case "gt": result.append(UInt8(ascii: ">"))
    case "quot": result.append(UInt8(ascii: "\""))
    case "apos": result.append(UInt8(ascii: "'"))
    default:
      guard var value = declared[name] else {
        throw Problem(
          offset: offset, code: "xml-unknown-entity",
          message: "expected an entity that the document declares, found '&\(name);', write the character itself")
      }
      expanded += value.utf8.count
      guard expanded <= limit, depth < 16 else {
        throw Problem(
          offset: offset, code: "xml-entity-expansion",
          message:
            "expected entities that grow to at most \(limit) bytes, found '&\(name);' to grow further, write its text")
      }
      guard !value.utf8.contains(UInt8(ascii: "<")) else {
        throw Problem(
          offset: offset, code: "xml-entity-with-markup",
          message: "expected an entity of text, found '&\(name);' to hold markup, write its markup where it is used")
      }
      var failure: Problem?
      value.withUTF8 { bytes in
        do throws(Problem) {
          try expand(bytes, into: &result, isAttribute: isAttribute, limit: limit, depth: depth + 1)
        } catch { failure = Problem(offset: offset, code: error.code, message: error.message) }
      }
      if let failure { throw failure }
    }
  }

  /// The character of `#10` or `#xA`.
  private static func character(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard name.count > 1 else { return nil }
    let isHexadecimal = name[1] == UInt8(ascii: "x")
    let digits = name[(isHexadecimal ? 2 : 1)...]
    guard let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) else {
      return nil
    }
    // XML 1.0 allows no other control characters, not even as references.
    guard number >= 0x20 || number == 9 || number == 10 || number == 13, number & 0xFFFE != 0xFFFE else { return nil }
    return Unicode.Scalar(number)
  }
}
