import Foundation
import UraModel

/// The buffer below the tokens: what is read, looked for and made strings of.
extension XMLScanner {
  /// The text between two indices: entities expanded, line ends normalised (XML 1.0, sections 2.11, 3.3.3, 4.4).
  func decoded(_ start: Int, _ end: Int, isAttribute: Bool) throws(InputError) -> String {
    var index = start
    while index < end {
      let byte = base[index]
      if byte == UInt8(ascii: "&") || (byte < 0x20 && (isAttribute || (byte != 0x0A && byte != 0x09))) { break }
      index += 1
    }
    if index == end { return try string(start, end) }
    // The attribute may hold what is no UTF-8: check it first, then work on its copy.
    _ = try string(start, end)
    let bytes = UnsafeBufferPointer(start: base + start, count: end - start)
    do throws(XMLEntities.Problem) {
      return try entities.expand(bytes, isAttribute: isAttribute, limit: limits.expandedBytes)
    } catch {
      throw failure(at: bufferOffset + start + error.offset, error.code, error.message)
    }
  }

  func string(_ start: Int, _ end: Int) throws(InputError) -> String {
    let bytes = UnsafeBufferPointer(start: base + start, count: max(0, end - start))
    // `String(validating:)` is generic at run time and took a fifth of the time of reading. A repaired copy never equals its
    // input.
    var result = String(decoding: bytes, as: UTF8.self)
    let isSame = result.withUTF8 { utf8 in
      guard let first = utf8.baseAddress else { return bytes.isEmpty }
      return utf8.count == bytes.count && memcmp(first, base + start, utf8.count) == 0
    }
    if isSame { return result }
    // Where the repaired copy differs first.
    let bad = zip(bytes, result.utf8).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
    if isAtEnd, end == limit, start + bad > end - 4 {
      throw failure(
        at: bufferOffset + start + bad, "xml-unexpected-end",
        "expected the rest of a character, found the end of the file, it may be cut off")
    }
    throw failure(
      at: bufferOffset + start + bad, "invalid-utf8",
      "expected UTF-8, found bytes that are not, correct them or the encoding that the file declares")
  }

  /// A name; the names of a document are few, so the strings of those seen before are used again.
  func elementName(_ start: Int, _ end: Int) throws(InputError) -> String {
    let slot = (end - start &+ Int(base[start]) &* 7 &+ Int(base[end - 1])) & 31
    if equals(start, end, names[slot]) { return names[slot] }
    let name = try string(start, end)
    names[slot] = name
    return name
  }

  func equals(_ start: Int, _ end: Int, _ name: String) -> Bool {
    var name = name
    return name.withUTF8 { utf8 in
      guard let first = utf8.baseAddress, utf8.count == end - start else { return false }
      return memcmp(first, base + start, utf8.count) == 0
    }
  }

  func starts(_ text: StaticString) throws(InputError) -> Bool {
    guard try has(text.utf8CodeUnitCount) else { return false }
    return memcmp(base + tokenStart, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// The index behind the next occurrence of `text`, at least `after` bytes into the token.
  func find(_ text: StaticString, after: Int) throws(InputError) -> Int {
    let count = text.utf8CodeUnitCount
    var length = after
    while true {
      while length + count <= limit - tokenStart {
        let start = base + tokenStart + length
        guard let found = memchr(start, Int32(text.utf8Start[0]), limit - tokenStart - length - count + 1) else {
          length = limit - tokenStart - count + 1
          break
        }
        let index = UnsafeMutableRawPointer(base).distance(to: found)
        if memcmp(base + index, text.utf8Start, count) == 0 { return index + count }
        length = index - tokenStart + 1
      }
      guard try more() else {
        cursor = limit
        throw failure("xml-unexpected-end", "expected '\(text)', found the end of the file, it may be cut off")
      }
    }
  }

  /// Whether the token's start has this many bytes behind it, reading more if necessary.
  @inline(__always)
  func has(_ count: Int) throws(InputError) -> Bool {
    while limit - tokenStart < count { guard try more() else { return false } }
    return true
  }

  /// Reads more bytes behind those of the current token, which it moves to the front; false at the end.
  func more() throws(InputError) -> Bool {
    if isAtEnd { return false }
    guard limit - tokenStart < limits.tokenBytes else {
      throw failure(
        "xml-token-too-long", "expected tags and text of at most \(limits.tokenBytes) bytes, found more, split the file"
      )
    }
    if tokenStart > 0 {
      position.advance(to: bufferOffset + tokenStart, in: base, bufferOffset: bufferOffset)
      memmove(base, base + tokenStart, limit - tokenStart)
      bufferOffset += tokenStart
      limit -= tokenStart
      cursor = max(0, cursor - tokenStart)
      tokenStart = 0
    }
    if limit > capacity / 2 {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      larger.update(from: base, count: limit)
      base.deallocate()
      base = larger
      capacity *= 2
    }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(start: base + limit, count: capacity - limit))
    limit += count
    isAtEnd = count == 0
    return count > 0
  }
}
