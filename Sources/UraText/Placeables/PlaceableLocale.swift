import CICU
import Synchronization
package import UraModel

/// How a language writes numbers and dates, from CLDR.
package struct PlaceableLocale: Sendable {
  package enum DateOrder: Sendable { case dayMonthYear, monthDayYear, yearMonthDay }

  private let identifier: String
  /// `.` or `,` (or another mark, U+066B).
  package let decimalSeparator: String
  /// `,`, `.`, a no-break space, an apostrophe.
  package let groupingSeparator: String
  package let dateOrder: DateOrder
  /// The names of the twelve months as they stand after a day, in lower case.
  package let monthNames: [String]
  /// Every name and abbreviation of a month, in lower case without a full stop, to 1...12.
  let months: [String: Int]
  /// Month names are proper names (English): a name in lower case is another word ("may"), and they do not inflect.
  let capitalizesMonths: Bool
  /// The half of the day to add 12 hours for: "p.m.", in lower case.
  let forenoon: [String]
  let afternoon: [String]

  /// Thousands are set off by a space, of whatever width.
  package var groupsBySpace: Bool {
    groupingSeparator == "\u{00A0}" || groupingSeparator == "\u{202F}" || groupingSeparator == " "
  }

  private static let cache = Mutex<[LanguageTag: PlaceableLocale]>([:])

  /// The locale of a language; made once.
  package static func cached(_ language: LanguageTag) -> PlaceableLocale {
    if let known = cache.withLock({ $0[language] }) { return known }
    let made = PlaceableLocale(language)
    cache.withLock { $0[language] = made }
    return made
  }

  private init(_ language: LanguageTag) {
    let name = language.description
    identifier = name
    func symbol(_ kind: Int32, _ index: Int32) -> String {
      Self.text { ura_locale_date_symbol(name, kind, index, $0) } ?? ""
    }
    decimalSeparator = Self.text { ura_locale_number_symbol(name, 0, $0) } ?? "."
    groupingSeparator = Self.text { ura_locale_number_symbol(name, 1, $0) } ?? ","
    let pattern = Self.text { ura_locale_short_date_pattern(name, $0) } ?? "y-M-d"
    let fields = pattern.lowercased().filter { "ymd".contains($0) }
    dateOrder = fields.hasPrefix("y") ? .yearMonthDay : fields.hasPrefix("m") ? .monthDayYear : .dayMonthYear
    var months: [String: Int] = [:]
    var names: [String] = []
    var capitals = 0
    for month in 0..<12 {
      for kind in 0..<4 {
        let name = symbol(Int32(kind), Int32(month))
        // Languages without names of their own give "M01" or "1": a number is not a name.
        guard !name.contains(where: \.isNumber), !name.isEmpty else { continue }
        if kind == 0, name.first?.isUppercase == true { capitals += 1 }
        var key = name.lowercased()
        if key.hasSuffix(".") { key.removeLast() }
        if months[key] == nil { months[key] = month + 1 }
      }
      names.append(symbol(0, Int32(month)).lowercased())
    }
    self.months = months
    monthNames = names
    capitalizesMonths = capitals == 12
    forenoon = Set(["a.m.", "am", symbol(4, 0).lowercased()]).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    afternoon = Set(["p.m.", "pm", symbol(4, 1).lowercased()]).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
  }

  /// The month, 1...12, that a word names.
  ///
  /// Where names inflect (they are written in lower case) CLDR has the nominative and the form after a day at most. Other
  /// cases are taken to be the same letters but for the last two, with at most three more: травень, травня, травні, травнем;
  /// maj, majit.
  func month(named word: String) -> Int? {
    var key = word.lowercased()
    if let month = months[key] {
      if capitalizesMonths, word.first?.isUppercase != true { return nil }
      return month
    }
    if capitalizesMonths { return nil }
    if key.hasSuffix(".") {
      key.removeLast()
      return months[key]
    }
    let letters = key.count
    guard letters >= 4 else { return nil }
    for (name, month) in months where name.count >= 3 {
      let stem = name.count >= 5 ? name.prefix(name.count - 2) : name[...]
      if key.hasPrefix(stem), abs(letters - name.count) <= 3, name.count >= 5 || letters - name.count <= 3 {
        return month
      }
    }
    return nil
  }

  /// The plural category of a number, a value of ``Placeable``: `one`, `few`, `other` ... `nil` for versions and the like.
  func pluralCategory(of value: String) -> String? {
    Double(value).flatMap { number in Self.text { ura_locale_plural_category(identifier, number, $0) } }
  }

  private static func text(_ body: (UnsafeMutablePointer<CChar>) -> Bool) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress, body(start) else { return nil }
      return String(cString: start)
    }
  }
}
