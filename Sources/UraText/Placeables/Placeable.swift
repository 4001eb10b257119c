/// A piece of text that a translator carries over or re-formats instead of translating it: its form follows the language,
/// its value does not.
package struct Placeable: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case number, date, time, url, email
    /// A hole that a program fills: `%s`, `{name}`, `%(count)d`, `${user}`, `{n, plural, ...}`.
    case placeholder
    /// A tag or a character reference: `<b>`, `</g>`, `&nbsp;`.
    case markup
  }

  package var kind: Kind
  /// UTF-8 offsets into the text.
  package var range: Range<Int>
  package var text: String
  /// The same for the same thing in every language.
  ///
  /// - number: ASCII digits without grouping, `.` before decimals, `-` for minus: `1200`, `-9.5`. Versions and the like keep
  ///   their dots: `1.2.3`.
  /// - date: ISO 8601, with what is missing left out as in `--05-14`, `2026-05`.
  /// - time: `18:30`, `18:30:05`.
  /// - url, email: lower case scheme and host; no slash at the end.
  /// - placeholder, markup: its text without white space; an ICU argument is `{name,type}`.
  package var value: String

  package init(kind: Kind, range: Range<Int>, text: String, value: String) {
    self.kind = kind
    self.range = range
    self.text = text
    self.value = value
  }
}
