import UraModel
import UraText

/// Which members of an object are the plural forms of one text, by the suffixes of i18next.
///
/// Source: i18next documentation, "JSON Format" (v4: `key_one`, `key_ordinal_one`; v3: `key`, `key_plural`, `key_0`).
struct I18NextPlurals {
  struct Form {
    var selector: Attribute
    var index: Int
    /// Whether its key ends in a plural category, as JSON v4 has it.
    var isNamed = true
  }

  enum Role {
    case alone
    /// Stands for the whole unit.
    case first(base: String, forms: [Form])
    case further
  }

  private var roles: [Int: Role] = [:]

  init(_ members: [JSONNode.Member]) {
    var groups: [String: [Form]] = [:]
    var keys: [String: Int] = [:]
    for (index, member) in members.enumerated() where member.value.string != nil {
      keys[member.key] = index
      if let (base, selector) = Self.suffix(of: member.key) {
        groups[base + "/" + selector.name, default: []].append(Form(selector: selector, index: index))
      }
    }
    for (name, forms) in groups {
      let base = String(name[..<(name.lastIndex(of: "/") ?? name.endIndex)])
      // `friend_other` alone may be a context; with a count in it, it is the plural of a language with one form.
      let hasOther = forms.contains { $0.selector.value == "other" }
      let isCount = forms.contains { members[$0.index].value.string?.contains("{{count") == true }
      guard hasOther, forms.count > 1 || isCount, Set(forms.map(\.selector.value)).count == forms.count else {
        continue
      }
      add(base + (name.hasSuffix("/ordinal") ? "_ordinal" : ""), forms)
    }
    for (key, plural) in keys where key.hasSuffix("_plural") {
      guard let singular = keys[String(key.dropLast(7))], roles[singular] == nil else { continue }
      let forms = [
        Form(selector: Attribute("plural", "one"), index: singular, isNamed: false),
        Form(selector: Attribute("plural", "other"), index: plural, isNamed: false),
      ]
      add(String(key.dropLast(7)), forms.sorted { $0.index < $1.index })
    }
  }

  /// What the keys of one text have in common.
  static func base(of key: String) -> String {
    key.hasSuffix("_plural") ? String(key.dropLast(7)) : suffix(of: key)?.base ?? key
  }

  func role(of index: Int) -> Role { roles[index] ?? .alone }

  private mutating func add(_ base: String, _ forms: [Form]) {
    for form in forms { roles[form.index] = .further }
    if let first = forms.first { roles[first.index] = .first(base: base, forms: forms) }
  }

  private static func suffix(of key: String) -> (base: String, selector: Attribute)? {
    guard let line = key.lastIndex(of: "_"), line != key.startIndex else { return nil }
    let category = String(key[key.index(after: line)...])
    guard PluralCategory(rawValue: category) != nil else { return nil }
    let base = String(key[..<line])
    if base.hasSuffix("_ordinal") { return (String(base.dropLast(8)), Attribute("ordinal", category)) }
    return (base, Attribute("plural", category))
  }
}
