import UraModel

/// Reads paradigm files; docs/inflection.md describes the notation.
struct InflectionGrammarReader {
  private let path: String
  private var line = 0
  private var grammar = InflectionGrammar()
  private var listNames: [Substring: Int] = [:]
  private var rewriteNames: [Substring: Int] = [:]
  private var paradigmNames: [Substring: Int] = [:]
  private var sectionNames: [Substring: Int] = [:]

  /// What the indented lines belong to.
  private enum Block {
    case none
    case words(Int)
    case rewrite(Int)
    case paradigm(Int)
    case section(name: Substring)
  }
  private var block = Block.none
  private var openRules: [InflectionRule] = []
  /// The rules that come after those of the open section.
  private var inheritedRules: [InflectionRule] = []

  init(path: String) { self.path = path }

  /// The grammar that `source` describes.
  ///
  /// - Throws: ``InputError`` with the code `paradigm-syntax` and the line.
  static func read(_ source: String, path: String) throws(InputError) -> InflectionGrammar {
    var reader = Self(path: path)
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) { try reader.read(line) }
    reader.closeBlock()
    return reader.grammar
  }

  private func failure(_ message: String) -> InputError {
    InputError(at: SourceLocation(path: path, line: line), code: "paradigm-syntax", message)
  }

  private mutating func read(_ rawLine: Substring) throws(InputError) {
    line += 1
    let text = rawLine.prefix { $0 != "#" }
    let fields = text.split(whereSeparator: \.isWhitespace)
    guard let first = fields.first else { return }
    if text.first == " " || text.first == "\t" { return try readIndented(fields) }
    closeBlock()
    switch first {
    case "letters": try readLetters(fields)
    case "words":
      guard fields.count >= 3, fields[2] == "=" else { throw failure("expected 'words NAME = word word'") }
      listNames[fields[1]] = grammar.lists.count
      if let kind = fields[1].split(separator: "-").first, kind == "men" || kind == "women" {
        grammar.firstNames.append(grammar.lists.count)
      }
      grammar.lists.append(Set(fields[3...].map(Self.letters)))
      block = .words(grammar.lists.count - 1)
    case "rewrite":
      guard fields.count == 2 else { throw failure("expected 'rewrite NAME'") }
      rewriteNames[fields[1]] = grammar.rewrites.count
      grammar.rewrites.append(StemRewrite(rows: []))
      block = .rewrite(grammar.rewrites.count - 1)
    case "paradigm": try openParadigm(fields)
    case "section":
      guard fields.count == 2 || fields.count == 4 && fields[2] == "like" else {
        throw failure("expected 'section NAME' or 'section NAME like NAME'")
      }
      inheritedRules = []
      if fields.count == 4 {
        guard let base = sectionNames[fields[3]] else {
          throw failure("expected a section defined above, found '\(fields[3])'")
        }
        inheritedRules = grammar.sections[base].rules
      }
      block = .section(name: fields[1])
    case "phrase": grammar.phrases.append(try phrase(fields.dropFirst()))
    case "compound": grammar.compounds.append(try phrase(fields.dropFirst()))
    case "clitic":
      guard fields.count >= 4, fields[2] == ">" else { throw failure("expected 'clitic PATTERN > ending'") }
      grammar.clitics.append((try pattern(fields[1]), fields[3...].map(String.init)))
    default:
      throw failure("expected letters, words, rewrite, paradigm, section, phrase, compound or clitic, found '\(first)'")
    }
  }

  private mutating func readIndented(_ fields: [Substring]) throws(InputError) {
    switch block {
    case .none: throw failure("expected an indented line only below a heading")
    case .words(let index): grammar.lists[index].formUnion(fields.map(Self.letters))
    case .rewrite(let index): try readRow(fields, into: index)
    case .paradigm(let index): try readSlot(fields, into: index)
    case .section: openRules.append(try rule(fields))
    }
  }

  private mutating func closeBlock() {
    if case .section(let name) = block {
      sectionNames[name] = grammar.sections.count
      grammar.sections.append(InflectionSection(name: String(name), rules: openRules + inheritedRules))
      openRules = []
    }
    block = .none
  }

  // MARK: Letters and patterns

  private static func letters(_ text: Substring) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private mutating func readLetters(_ fields: [Substring]) throws(InputError) {
    guard fields.count >= 4, fields[2] == "=", let name = fields[1].unicodeScalars.first?.value, Self.isClass(name)
    else { throw failure("expected 'letters X = a b c' with a Latin capital X") }
    let members = LetterClass(fields[3...].flatMap(Self.letters))
    grammar.letterClasses[name] = members
    if name == 0x56 { grammar.vowels = members }
  }

  private static func isClass(_ letter: UInt32) -> Bool { (0x41...0x5A).contains(letter) }

  private func pattern(_ text: Substring) throws(InputError) -> SuffixPattern {
    var elements: [SuffixPattern.Element] = []
    var isWhole = false
    var boundary: Int?
    for letter in Self.letters(text) {
      switch letter {
      case 0x5E: isWhole = true
      case 0x2D: boundary = elements.count
      case 0x2E: elements.append(.any)
      case let name where Self.isClass(name):
        guard let known = grammar.letterClasses[name] else {
          throw failure("expected a class of letters defined above, found '\(text)'")
        }
        elements.append(.oneOf(known, name: name))
      default: elements.append(.letter(letter))
      }
    }
    return SuffixPattern(
      elements: elements, endingLength: boundary.map { elements.count - $0 } ?? 0, isWhole: isWhole)
  }

  // MARK: Rewrites

  private mutating func readRow(_ fields: [Substring], into index: Int) throws(InputError) {
    guard fields.count >= 3, fields[1] == ">" else { throw failure("expected 'PATTERN > RESULT | RESULT'") }
    let pattern = try pattern(fields[0])
    var outputs: [[StemRewrite.Output]] = []
    for result in fields[2...] where result != "|" { outputs.append(try output(result, of: pattern)) }
    grammar.rewrites[index] = StemRewrite(
      rows: grammar.rewrites[index].rows + [.init(pattern: pattern, outputs: outputs)])
  }

  /// A class letter in the result copies what the same class matched, in order; a further one repeats the last.
  private func output(_ text: Substring, of pattern: SuffixPattern) throws(InputError) -> [StemRewrite.Output] {
    if text == "-" { return [] }
    var used: [UInt32: Int] = [:]
    var result: [StemRewrite.Output] = []
    for letter in Self.letters(text) {
      guard Self.isClass(letter) || letter == 0x2E else {
        result.append(.letter(letter))
        continue
      }
      let places = pattern.elements.indices.filter {
        switch pattern.elements[$0] {
        case .oneOf(_, let name): name == letter
        case .any: letter == 0x2E
        case .letter: false
        }
      }
      let count = used[letter, default: 0]
      guard !places.isEmpty else { throw failure("expected each class of '\(text)' in the pattern before '>'") }
      result.append(.copy(places[min(count, places.count - 1)]))
      used[letter] = count + 1
    }
    return result
  }

  // MARK: Paradigms

  private mutating func openParadigm(_ fields: [Substring]) throws(InputError) {
    guard fields.count >= 2 else { throw failure("expected 'paradigm NAME [like NAME ...] [: features]'") }
    var derivations: [Paradigm.Derivation] = []
    var slots: [Paradigm.Slot] = []
    var inherent = GrammaticalFeatures()
    var isAdjective = false
    var rest = fields.dropFirst(2)
    if rest.first == "like" {
      rest = rest.dropFirst()
      guard rest.first != nil, rest.first != ":" else { throw failure("expected a paradigm after 'like'") }
      while let name = rest.first, name != ":" {
        guard let base = paradigmNames[name] else {
          throw failure("expected a paradigm defined above, found '\(name)'")
        }
        let shift = derivations.count
        inherent = inherent.completed(by: grammar.paradigms[base].inherent)
        isAdjective = isAdjective || grammar.paradigms[base].isAdjective
        derivations += grammar.paradigms[base].derivations.map { $0.shifted(by: shift) }
        for slot in grammar.paradigms[base].slots.map({ $0.shifted(by: shift) }) {
          if let place = slots.firstIndex(where: { $0.label == slot.label }) {
            slots[place] = slot
          } else {
            slots.append(slot)
          }
        }
        rest = rest.dropFirst()
      }
    }
    if rest.first == ":" {
      inherent = GrammaticalFeatures()
      for word in rest.dropFirst() {
        if word == "adj" {
          isAdjective = true
        } else if let features = GrammaticalFeatures(word) {
          inherent = features
        } else {
          throw failure("expected features such as 'm' or 'f.pl' or 'adj', found '\(word)'")
        }
      }
    }
    paradigmNames[fields[1]] = grammar.paradigms.count
    block = .paradigm(grammar.paradigms.count)
    // Slots taken over agree with the new inherent features.
    slots = slots.map { slot in
      let own = GrammaticalFeatures(Substring(slot.label)) ?? slot.features
      return .init(label: slot.label, features: own.completed(by: inherent), forms: slot.forms)
    }
    grammar.paradigms.append(
      Paradigm(
        name: String(fields[1]), inherent: inherent, isAdjective: isAdjective, derivations: derivations, slots: slots))
  }

  private mutating func readSlot(_ fields: [Substring], into index: Int) throws(InputError) {
    if fields[0] == "stem" {
      guard fields.count >= 4, fields[2] == "=", let rewrite = rewriteNames[fields[3]] else {
        throw failure("expected 'stem NAME = REWRITE [of STEM]'")
      }
      let source = fields.count > 5 && fields[4] == "of" ? try stem(fields[5], in: index) : 0
      grammar.paradigms[index].derivations.append(
        .init(name: String(fields[1]), source: source, rewrite: rewrite))
      return
    }
    for label in fields[0].split(separator: ",") {
      if fields.dropFirst().first == "none" {
        grammar.paradigms[index].slots.removeAll { $0.label == label || label == "*" }
        continue
      }
      guard let features = GrammaticalFeatures(label) else {
        throw failure("expected features such as 'gen.sg', found '\(label)'")
      }
      var forms: [Paradigm.Form] = []
      for field in fields.dropFirst() { forms.append(try form(field, in: index)) }
      let inherent = grammar.paradigms[index].inherent
      let slot = Paradigm.Slot(label: String(label), features: features.completed(by: inherent), forms: forms)
      if let place = grammar.paradigms[index].slots.firstIndex(where: { $0.label == slot.label }) {
        grammar.paradigms[index].slots[place] = slot
      } else {
        grammar.paradigms[index].slots.append(slot)
      }
    }
  }

  private func stem(_ name: Substring, in index: Int) throws(InputError) -> Int {
    guard let place = grammar.paradigms[index].derivations.firstIndex(where: { $0.name == name }) else {
      throw failure("expected a stem of this paradigm, found '\(name)'")
    }
    return place + 1
  }

  /// `?у`, `pal:і`, `=`, `-`, `i_ës`.
  private func form(_ field: Substring, in index: Int) throws(InputError) -> Paradigm.Form {
    var rest = field
    let isAlternative = rest.first == "?"
    if isAlternative { rest.removeFirst() }
    var prefix: [UInt8] = []
    if let mark = rest.firstIndex(of: "_") {
      prefix = Array(rest[..<mark].utf8) + [0x20]
      rest = rest[rest.index(after: mark)...]
    }
    var base = Paradigm.Form.Base.stem(0)
    if rest.first == "=" {
      base = .lemma
      rest.removeFirst()
    } else if let colon = rest.firstIndex(of: ":") {
      base = .stem(try stem(rest[..<colon], in: index))
      rest = rest[rest.index(after: colon)...]
    }
    if rest == "-" { rest = "" }
    return .init(base: base, prefix: prefix, ending: Array(rest.utf8), isAlternative: isAlternative)
  }

  // MARK: Rules

  private func rule(_ fields: [Substring]) throws(InputError) -> InflectionRule {
    var fields = fields[...]
    let continues = fields.first == "+"
    if continues { fields.removeFirst() }
    guard let arrow = fields.firstIndex(of: ">") else { throw failure("expected 'PATTERN if CONDITION > PARADIGM'") }
    let left = fields[..<arrow]
    let split = left.firstIndex(of: "if") ?? left.endIndex
    var patterns: [SuffixPattern] = []
    for field in left[..<split] { patterns.append(try pattern(field)) }
    var conditions: [InflectionRule.Condition] = []
    for field in left[split...].dropFirst() { conditions.append(try condition(field)) }
    var outcomes: [InflectionRule.Outcome] = []
    for field in fields[arrow...].dropFirst() { outcomes.append(try outcome(field)) }
    return InflectionRule(patterns: patterns, conditions: conditions, outcomes: outcomes, continues: continues)
  }

  private func condition(_ field: Substring) throws(InputError) -> InflectionRule.Condition {
    switch field {
    case "proper": return .proper
    case "common": return .common
    case "acronym": return .acronym
    case "monosyllabic": return .monosyllabic
    case "polysyllabic": return .polysyllabic
    case "plural": return .hintedPlural
    default:
      if field.hasPrefix("in:"), let list = listNames[field.dropFirst(3)] { return .listed(list) }
      if field.hasPrefix("not:"), let list = listNames[field.dropFirst(4)] { return .unlisted(list) }
      throw failure(
        "expected proper, common, acronym, monosyllabic, polysyllabic, plural, in:LIST or not:LIST, found '\(field)'")
    }
  }

  /// `?m-hard/open`: an alternative, the paradigm, the rewrite of its stem.
  private func outcome(_ field: Substring) throws(InputError) -> InflectionRule.Outcome {
    let isAlternative = field.first == "?"
    let parts = (isAlternative ? field.dropFirst() : field).split(separator: "/")
    guard let name = parts.first, let paradigm = paradigmNames[name] else {
      throw failure("expected a paradigm defined above, found '\(field)'")
    }
    var rewrite: Int?
    if parts.count > 1 {
      guard let known = rewriteNames[parts[1]] else {
        throw failure("expected a rewrite defined above, found '\(parts[1])'")
      }
      rewrite = known
    }
    return .init(paradigm: paradigm, rewrite: rewrite, isAlternative: isAlternative)
  }

  // MARK: Phrases

  private func phrase(_ fields: ArraySlice<Substring>) throws(InputError) -> PhraseRule {
    var elements: [PhraseRule.Element] = []
    let isAlternative = fields.first == "?"
    for field in isAlternative ? fields.dropFirst() : fields { elements.append(try element(field)) }
    let heads = elements.filter { if case .head = $0.role { true } else { false } }
    guard heads.count == 1 else { throw failure("expected one head, marked '!', found \(heads.count)") }
    return PhraseRule(elements: elements, isAlternative: isAlternative)
  }

  private func element(_ field: Substring) throws(InputError) -> PhraseRule.Element {
    var name = field
    var role = PhraseRule.Role.agrees
    var count = PhraseRule.Count.one
    while let mark = name.last, "!&+*?".contains(mark) {
      switch mark {
      case "!": role = .head
      case "&": role = .parallel
      case "+": count = .many
      case "*": count = .any
      default: count = .optional
      }
      name.removeLast()
    }
    var lists: [Int] = []
    var isCapital: Bool?
    if name.last == "]", let open = name.firstIndex(of: "[") {
      for list in name[name.index(after: open)...].dropLast().split(separator: ",") {
        if list == "proper" || list == "common" {
          isCapital = list == "proper"
          continue
        }
        guard let known = listNames[list] else { throw failure("expected a list of words, found '\(list)'") }
        lists.append(known)
      }
      name = name[..<open]
    }
    if name == "keep" || name == "Keep" {
      return .init(kind: .keep(capital: name == "Keep"), role: .kept, count: count, lists: lists, isCapital: isCapital)
    }
    if let list = listNames[name] {
      return .init(kind: .listed(list), role: .kept, count: count, lists: lists, isCapital: isCapital)
    }
    guard let section = sectionNames[name] else {
      throw failure("expected a section, a list of words, keep or Keep, found '\(name)'")
    }
    return .init(kind: .section(section), role: role, count: count, lists: lists, isCapital: isCapital)
  }
}
