/// Colour for a terminal, or none.
package struct TextStyle: Sendable, Hashable {
  /// Whether escape sequences are written.
  package var isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package static let plain = TextStyle(isColored: false)

  /// What a colour says, by meaning; ECMA-48 SGR codes.
  package enum Role: String, Sendable {
    case error = "31;1"
    case warning = "33;1"
    case good = "32"
    case removed = "31;9"
    case inserted = "32;4"
    case heading = "1"
    case quiet = "2"
  }

  package func callAsFunction(_ role: Role, _ text: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
