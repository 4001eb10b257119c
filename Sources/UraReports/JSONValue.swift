/// A JSON value whose objects keep the order of their keys, because the order is part of what people read.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Printed with as many decimals as given.
  case decimal(Double, places: Int)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONValue
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object from pairs in order; a `nil` value leaves its key out.
  package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }

  /// The string, or `null`.
  package static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// On one line (RFC 8259); beyond ASCII nothing is escaped.
  package var line: String {
    var result = ""
    write(to: &result, indent: nil)
    return result
  }

  /// On many lines, two spaces a level.
  package var indented: String {
    var result = ""
    write(to: &result, indent: 0)
    return result
  }

  private func write(to result: inout String, indent: Int?) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .integer(let value): result += String(value)
    case .decimal(let value, let places): result += Self.decimalText(value, places: places)
    case .string(let value): Self.write(value, to: &result)
    case .array(let values):
      Self.writeList(values, "[", "]", to: &result, indent: indent) { value, result, indent in
        value.write(to: &result, indent: indent)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", to: &result, indent: indent) { member, result, indent in
        Self.write(member.key, to: &result)
        result += indent == nil ? ":" : ": "
        member.value.write(to: &result, indent: indent)
      }
    }
  }

  private static func writeList<T>(
    _ items: [T], _ open: String, _ close: String, to result: inout String, indent: Int?,
    _ write: (T, inout String, Int?) -> Void
  ) {
    result += open
    let inner = indent.map { $0 + 1 }
    for (index, item) in items.enumerated() {
      if index > 0 { result += "," }
      if let inner { result += "\n" + String(repeating: "  ", count: inner) }
      write(item, &result, inner)
    }
    if let indent, !items.isEmpty { result += "\n" + String(repeating: "  ", count: indent) }
    result += close
  }

  private static func decimalText(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "null" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    if places == 0 { return sign + String(scaled) }
    let fraction = String(scaled % scale)
    return sign + String(scaled / scale) + "." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  /// Most text needs no escape: it is taken over as it is, or in runs; U+2028 begins with 0xE2.
  private static func write(_ text: String, to result: inout String) {
    result += "\""
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      !utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xE2 }
    }
    if isPlain {
      result += text
      result += "\""
      return
    }
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        guard let escape = escape(at: index, in: utf8) else { continue }
        let end = escape.length == 3 ? index - 2 : index
        result += String(decoding: UnsafeBufferPointer(rebasing: utf8[start..<end]), as: UTF8.self)
        result += escape.text
        start = index + 1
      }
      result += String(decoding: UnsafeBufferPointer(rebasing: utf8[start...]), as: UTF8.self)
    }
    result += "\""
  }

  /// What a character that ends at `index` is written as, and how many bytes it has; `nil` when it stays as it is.
  @inline(__always)
  private static func escape(at index: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (text: String, length: Int)? {
    switch utf8[index] {
    case 0x22: return ("\\\"", 1)
    case 0x5C: return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0D: return ("\\r", 1)
    case 0x09: return ("\\t", 1)
    case 0..<0x20, 0x7F:
      let hex = String(utf8[index], radix: 16)
      return ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex, 1)
    // U+2028 and U+2029 break lines for programs that read line by line.
    case 0xA8 where index >= 2 && utf8[index - 1] == 0x80 && utf8[index - 2] == 0xE2: return ("\\u2028", 3)
    case 0xA9 where index >= 2 && utf8[index - 1] == 0x80 && utf8[index - 2] == 0xE2: return ("\\u2029", 3)
    default: return nil
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
