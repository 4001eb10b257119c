import UraModel

/// The attributes of TMX that say who, when and how often.
extension History {
  /// Keeps the attribute if it is one of the history's and can be written back as it is.
  mutating func take(_ attribute: Attribute) -> Bool {
    switch attribute.name {
    case "creationid": createdBy = attribute.value
    case "changeid": changedBy = attribute.value
    case "creationdate": return Self.take(attribute.value, &createdAt)
    case "changedate": return Self.take(attribute.value, &changedAt)
    case "lastusagedate": return Self.take(attribute.value, &lastUsedAt)
    case "usagecount":
      guard let count = Int(attribute.value), count >= 0, String(count) == attribute.value else { return false }
      usageCount = count
    default: return false
    }
    return true
  }

  private static func take(_ value: String, _ time: inout String?) -> Bool {
    guard let extended = TMXTime.extended(value) else { return false }
    time = extended
    return true
  }
}

/// Times in TMX are `20260301T080000Z`, in the model `2026-03-01T08:00:00Z` (ISO 8601, basic and extended format).
enum TMXTime {
  static func extended(_ basic: String) -> String? {
    let bytes = Array(basic.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      bytes.indices.allSatisfy({ $0 == 8 || $0 == 15 || (0x30...0x39).contains(bytes[$0]) })
    else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
  }

  static func basic(_ extended: String) -> String {
    let basic = extended.filter { $0 != "-" && $0 != ":" }
    return self.extended(basic) == extended ? basic : extended
  }
}
