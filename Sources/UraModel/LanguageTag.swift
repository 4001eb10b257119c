/// A BCP 47 language tag in canonical case: `en`, `uk-UA`, `sr-Latn-RS`.
///
/// Source: RFC 5646, sections 2.1 (syntax) and 2.1.1 (case). Underscores, which POSIX and Java use, are read as hyphens.
/// Extensions and private use subtags are kept in lower case after the subtags that this type names.
public struct LanguageTag: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The whole tag in canonical case.
  public let description: String
  /// The primary language subtag in lower case: `en`.
  public let language: String
  /// The script subtag in title case: `Latn`.
  public let script: String?
  /// The region subtag: `GB`, `419`.
  public let region: String?

  /// Reads a tag; `nil` when it is not one (an empty subtag, a character outside `A-Z a-z 0-9`, a language of one letter).
  public init?(_ text: String) {
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false).flatMap {
      $0.split(separator: "_", omittingEmptySubsequences: false)
    }
    guard let first = subtags.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(Self.isLetter) else {
      return nil
    }
    var parts = [first.lowercased()]
    var script: String?
    var region: String?
    var isPlain = true
    for subtag in subtags.dropFirst() {
      guard (1...8).contains(subtag.utf8.count), subtag.utf8.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) })
      else { return nil }
      if subtag.utf8.count == 1 { isPlain = false }
      if isPlain, script == nil, region == nil, subtag.utf8.count == 4, subtag.utf8.allSatisfy(Self.isLetter) {
        let title = subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
        script = title
        parts.append(title)
      } else if isPlain, region == nil, Self.isRegion(subtag) {
        region = subtag.uppercased()
        parts.append(subtag.uppercased())
      } else {
        parts.append(subtag.lowercased())
      }
    }
    self.language = parts[0]
    self.script = script
    self.region = region
    self.description = parts.joined(separator: "-")
  }

  /// The other parts follow from the whole tag.
  public static func == (left: LanguageTag, right: LanguageTag) -> Bool { left.description == right.description }
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  private init(plain language: String) {
    self.description = language
    self.language = language
    self.script = nil
    self.region = nil
  }

  /// The home languages of ura, and "undetermined".
  public static let english = LanguageTag(plain: "en")
  /// `uk`
  public static let ukrainian = LanguageTag(plain: "uk")
  /// `sq`
  public static let albanian = LanguageTag(plain: "sq")
  /// `und`: nobody has said.
  public static let undetermined = LanguageTag(plain: "und")

  /// The tags to try, most specific first, by dropping subtags from the end: `sr-Latn-RS`, `sr-Latn`, `sr`
  /// (RFC 4647, section 3.4, lookup).
  public var fallbacks: [LanguageTag] {
    var result = [self]
    var parts = description.split(separator: "-")
    while parts.count > 1 {
      parts.removeLast()
      if let last = parts.last, last.utf8.count == 1 { parts.removeLast() }
      if let shorter = LanguageTag(parts.joined(separator: "-")) { result.append(shorter) }
    }
    return result
  }

  /// Whether `other` is this tag or a more specific one: `en` covers `en-GB` (RFC 4647, basic filtering).
  public func covers(_ other: LanguageTag) -> Bool {
    description == other.description || other.description.hasPrefix(description + "-")
  }

  public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.description < right.description }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isRegion(_ subtag: Substring) -> Bool {
    (subtag.utf8.count == 2 && subtag.utf8.allSatisfy(isLetter))
      || (subtag.utf8.count == 3 && subtag.utf8.allSatisfy(isDigit))
  }
}

extension LanguageTag: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let tag = LanguageTag(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "expected a BCP 47 language tag, found '\(text)'"))
    }
    self = tag
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
