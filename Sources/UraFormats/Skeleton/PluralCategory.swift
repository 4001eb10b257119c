/// The plural categories of CLDR (UTS 35, part 3, section "Language Plural Rules").
enum PluralCategory: String, CaseIterable {
  case zero, one, two, few, many, other

  /// Whether keys are those of the forms of one text: categories only, `other` among them, more than one of them.
  static func areForms(_ keys: some Collection<String>) -> Bool {
    keys.count > 1 && keys.contains("other") && keys.allSatisfy { PluralCategory(rawValue: $0) != nil }
  }
}
