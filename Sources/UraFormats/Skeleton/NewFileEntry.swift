import UraModel
import UraText

/// What a new file of one language takes of a unit.
struct NewFileEntry {
  /// The unit's identifier; of units without one their context, or the text of their source.
  var id: String
  var content: InlineText
  /// Of a plural: the CLDR category and the text; empty where the unit has no forms.
  var forms: [(category: String, content: InlineText)]
  var note: String?
  var isTranslatable: Bool

  /// The entries of units that have a text in a language, each identifier once.
  static func entries(of units: [TranslationUnit], language: LanguageTag) -> [NewFileEntry] {
    var seen: [String: Int] = [:]
    let rules = PluralRules(language)
    return units.compactMap { unit in
      guard let variant = unit.variant(nearest: language), !variant.content.isEmpty || !variant.forms.isEmpty else {
        return nil
      }
      var id = unit.id ?? unit.context ?? unit.variants.first?.text ?? ""
      let count = seen[id, default: 0]
      seen[id] = count + 1
      if count > 0 { id += "_\(count + 1)" }
      let note = unit.notes.isEmpty ? nil : unit.notes.map(\.text).joined(separator: "\n")
      return NewFileEntry(
        id: id, content: variant.content, forms: plural(variant.forms, rules), note: note,
        isTranslatable: unit.isTranslatable)
    }
  }

  /// The forms of a plural; numbered ones (PO, Qt) by the categories that whole numbers have in the language.
  private static func plural(_ forms: [VariantForm], _ rules: PluralRules) -> [(category: String, content: InlineText)]
  {
    let numbered = forms.compactMap { form in
      form.selectors.last.flatMap { $0.name == "plural" ? Int($0.value) : nil }.map { ($0, form.content) }
    }
    guard numbered.count == forms.count, !forms.isEmpty else {
      return forms.compactMap { form in
        guard let last = form.selectors.last, ["plural", "ordinal"].contains(last.name),
          PluralCategory(rawValue: last.value) != nil
        else {
          return nil
        }
        return (last.value, form.content)
      }
    }
    let known = rules.ofWholeNumbers
    let categories = known.count == forms.count ? known : Array(PluralCategory.allCases.suffix(forms.count))
    var result = numbered.compactMap { index, content in
      categories.indices.contains(index) ? (category: categories[index].rawValue, content: content) : nil
    }
    // Programs fall back to this one, also where whole numbers never need it.
    if !categories.contains(.other), let last = numbered.last { result.append(("other", last.1)) }
    return result
  }

  /// A comment without what would end it.
  func comment(lineStart: String) -> String {
    guard let note else { return "" }
    return note.split(whereSeparator: \.isNewline).map { "\(lineStart)\($0)\n" }.joined()
  }
}

/// Keys and texts as they nest.
indirect enum KeyTree {
  case text(String)
  case node([(key: String, value: KeyTree)])

  /// The tree of entries whose identifiers are paths; where that leads to a contradiction, the keys as they are.
  ///
  /// - Parameter forms: how a plural is written: members of its own, or nil to keep its keys beside the others.
  init(_ entries: [(path: String, text: String)], isNested: Bool = true) {
    var root = KeyTree.node([])
    for entry in entries {
      let parts = isNested ? Self.parts(entry.path) : [entry.path]
      guard root.insert(entry.text, at: parts[...]) else {
        self = KeyTree(entries, isNested: false)
        return
      }
    }
    self = root
  }

  /// Whether the keys are `[0]`, `[1]` ...
  var isArray: Bool {
    guard case .node(let members) = self, !members.isEmpty else { return false }
    return members.enumerated().allSatisfy { $1.key == "[\($0)]" }
  }

  private static func parts(_ path: String) -> [String] {
    // A sentence is a key and no path.
    guard !path.contains(where: \.isWhitespace) else { return [path] }
    return path.split(separator: ".", omittingEmptySubsequences: false).flatMap { part -> [String] in
      var name = part
      var indices: [String] = []
      while name.hasSuffix("]"), let open = name.lastIndex(of: "["),
        Int(name[name.index(after: open)...].dropLast()) != nil
      {
        indices.insert(String(name[open...]), at: 0)
        name = name[..<open]
      }
      return name.isEmpty && !indices.isEmpty ? indices : [String(name)] + indices
    }
  }

  private mutating func insert(_ text: String, at parts: ArraySlice<String>) -> Bool {
    guard case .node(var members) = self, let first = parts.first, !first.isEmpty else { return false }
    let rest = parts.dropFirst()
    if let index = members.lastIndex(where: { $0.key == first }) {
      guard !rest.isEmpty, members[index].value.insert(text, at: rest) else { return false }
    } else {
      var value = rest.isEmpty ? KeyTree.text(text) : .node([])
      if !rest.isEmpty, !value.insert(text, at: rest) { return false }
      members.append((first, value))
    }
    self = .node(members)
    return true
  }
}
