import CICU
package import UraModel

/// The plural categories of CLDR (UTS 35, part 3, "Language Plural Rules"), in the order in which files list them.
package enum PluralCategory: String, CaseIterable, Sendable, Comparable {
  case zero, one, two, few, many, other

  package static func < (a: PluralCategory, b: PluralCategory) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether keys are those of the forms of one text: categories only, `other` among them, more than one of them.
  package static func areForms(_ keys: some Collection<String>) -> Bool {
    keys.count > 1 && keys.contains("other") && keys.allSatisfy { PluralCategory(rawValue: $0) != nil }
  }
}

/// Which plural forms a language has, as ICU knows it of CLDR.
package struct PluralRules: Sendable, Hashable {
  package let language: LanguageTag
  /// For numbers of things: `one few many other` in Ukrainian. A language that ICU lacks has `other`.
  package let cardinal: [PluralCategory]
  /// For ranks (1st, 2nd).
  package let ordinal: [PluralCategory]
  /// The categories of the numbers 0...200, which tell apart all that gettext and Qt tell apart.
  package let categories: [PluralCategory]

  package init(_ language: LanguageTag) {
    self.language = language
    let locale = language.description.replacing("-", with: "_")
    (cardinal, categories) = Self.rules(locale, isOrdinal: false)
    ordinal = Self.rules(locale, isOrdinal: true).all
  }

  /// The categories of whole numbers, which are what formats with numbered forms number: `one few many` in Ukrainian.
  package var ofWholeNumbers: [PluralCategory] { Set(categories).sorted() }

  private static func rules(_ locale: String, isOrdinal: Bool) -> (all: [PluralCategory], ofNumbers: [PluralCategory]) {
    var status: Int32 = 0
    guard let rules = ura_plural_open(locale, isOrdinal, &status) else { return ([.other], [.other]) }
    defer { ura_plural_close(rules) }
    let all = PluralCategory.allCases.filter { ura_plural_has(rules, $0.rawValue) }
    let ofNumbers = (0...200).map { number in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { buffer -> PluralCategory in
        guard let start = buffer.baseAddress, ura_plural_select(rules, Double(number), start) else { return .other }
        return PluralCategory(rawValue: String(cString: start)) ?? .other
      }
    }
    return (all, ofNumbers)
  }
}
