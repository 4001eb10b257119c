import UraModel
import UraText

/// Makes units and slots of the strings of a JSON file, whose large objects and arrays are never in memory as a whole.
struct JSONReading {
  private(set) var scanner: JSONScanner
  var document: SkeletonDocument
  private let language: LanguageTag
  /// A container of more bytes is read child by child.
  static let small = 1 << 16
  /// How many members of a large object are looked at together, for the forms of a plural among them.
  static let together = 8192

  init(_ document: SkeletonDocument, language: LanguageTag, limits: XMLLimits) {
    self.document = document
    self.language = language
    scanner = JSONScanner(document.file.utf8, limits: limits)
  }

  mutating func read(_ stretch: SkeletonDocument.Stretch) throws {
    if let root = scanner.value(upTo: Self.small, depth: 0) {
      walk(root, path: "")
    } else if scanner.problem == nil {
      try walkLarge(path: "", depth: 0, stretch)
    }
    scanner.expectEnd()
  }

  // MARK: large containers

  private mutating func walkLarge(path: String, depth: Int, _ stretch: SkeletonDocument.Stretch) throws {
    guard var container = scanner.open(depth: depth) else { return }
    var batch = JSONBatch()
    var index = 0
    while let child = scanner.next(in: &container, upTo: Self.small) {
      let key = child.key.map { path.isEmpty ? $0.text : "\(path).\($0.text)" } ?? "\(path)[\(index)]"
      index += 1
      switch (child.value, child.key) {
      case (nil, _):
        walk(batch.takeAll(), path: path)
        try walkLarge(path: key, depth: depth + 1, stretch)
      case (let value?, nil): walk(value, path: key)
      case (let value?, let key?):
        batch.append(JSONNode.Member(key: key.text, keyRange: key.range, value: value), opening: child.opening)
        if batch.isFull { walk(batch.take(I18NextPlurals.base), path: path) }
      }
      if batch.isEmpty || batch.wasTaken { try document.handOver(stretch) }
    }
    walk(batch.takeAll(), path: path)
    try document.handOver(stretch)
  }

  private mutating func walk(_ members: JSONNode?, path: String) {
    if let members { walkMembers(of: members, path: path) }
  }

  // MARK: nodes

  private mutating func walk(_ node: JSONNode, path: String) {
    switch node.value {
    case .number, .bool, .null: break
    case .string: append([Form(selector: nil, node: node)], id: path)
    case .array(let items):
      for (index, item) in items.enumerated() { walk(item, path: "\(path)[\(index)]") }
    case .object(let members):
      if PluralCategory.areForms(members.map(\.key)), members.allSatisfy({ $0.value.string != nil }) {
        let forms = members.indices.map { index in
          Form(
            selector: Attribute("plural", members[index].key), node: members[index].value,
            entry: document.file.formEntry(index, of: members, in: node))
        }
        append(forms, id: path)
      } else {
        walkMembers(of: node, path: path)
      }
    }
  }

  private mutating func walkMembers(of node: JSONNode, path: String) {
    let members = node.members ?? []
    let prefix = path.isEmpty ? "" : path + "."
    let plurals = I18NextPlurals(members)
    for (index, member) in members.enumerated() {
      switch plurals.role(of: index) {
      // The authors of a file of MediaWiki (banana-i18n), as texts, would become translations of other people's names.
      case .alone where path.isEmpty && member.key == "@metadata" && member.value.members != nil: continue
      case .alone: walk(member.value, path: prefix + member.key)
      case .first(let base, let forms):
        let forms = forms.map { form in
          Form(
            selector: form.selector, node: members[form.index].value,
            entry: form.isNamed ? document.file.formEntry(form.index, of: members, in: node) : nil)
        }
        append(forms, id: prefix + base)
      case .further: continue
      }
    }
  }

  /// One of the strings of a text.
  private struct Form {
    /// Nil for a text that has no other.
    var selector: Attribute?
    var node: JSONNode
    var entry: FormEntry?
  }

  /// A unit of one string or of its forms.
  private mutating func append(_ forms: [Form], id: String) {
    guard let first = forms.first else { return }
    var unit = TranslationUnit(id: id, sourceLanguage: language)
    var variant = Variant(language: language, content: InlineText(first.node.string ?? ""))
    let hasForms = first.selector != nil
    if hasForms {
      variant.forms = forms.map { VariantForm([$0.selector].compactMap(\.self), InlineText($0.node.string ?? "")) }
    }
    unit.variants = [variant]
    let index = document.append(unit, at: forms.map(\.node.range.lowerBound).min() ?? 0)
    for (form, one) in forms.enumerated() {
      document.slots.append(document.jsonSlot(one.node, unit: index, form: hasForms ? form : nil, entry: one.entry))
    }
  }
}

/// Members of a large object that stand one behind the other, gathered to be looked at together.
struct JSONBatch {
  private var members: [JSONNode.Member] = []
  private var openings: [Int] = []
  /// Whether the last member that was added made the batch hand over others.
  private(set) var wasTaken = false

  var isEmpty: Bool { members.isEmpty }

  var isFull: Bool {
    guard let first = members.first, let last = members.last else { return false }
    return members.count >= JSONReading.together || last.range.upperBound - first.range.lowerBound >= 1 << 22
  }

  mutating func append(_ member: JSONNode.Member, opening: Int) {
    members.append(member)
    openings.append(opening)
    wasTaken = false
  }

  /// All members as an object; nil when there are none.
  mutating func takeAll() -> JSONNode? { take(members.count) }

  /// The members in front of the last ones, which stay: others may follow that belong to them by what `group` makes of keys.
  mutating func take(_ group: (String) -> String) -> JSONNode? {
    var cut = max(0, members.count - Self.apart)
    var groups = Set(members[cut...].map { group($0.key) })
    var index = cut
    while index > max(0, cut - Self.apart) {
      index -= 1
      guard groups.contains(group(members[index].key)) else { continue }
      for member in members[index..<cut] { groups.insert(group(member.key)) }
      cut = index
    }
    return take(cut == 0 ? members.count : cut)
  }

  /// Members that belong together are at most so many apart.
  private static let apart = 256

  private mutating func take(_ count: Int) -> JSONNode? {
    guard count > 0 else { return nil }
    let taken = Array(members[..<count])
    let start = openings[0]
    members.removeFirst(count)
    openings.removeFirst(count)
    wasTaken = true
    return JSONNode(value: .object(taken), range: start..<taken[count - 1].range.upperBound)
  }
}
