/// Which paradigms a word may have, by its ending.
struct InflectionRule: Sendable {
  /// What must hold of the word besides its ending.
  enum Condition: Sendable {
    /// The word begins with a capital (and is no acronym).
    case proper
    /// The word begins with a small letter.
    case common
    /// The word is written in capitals: two or more of them and no small letter.
    case acronym
    case monosyllabic, polysyllabic
    case listed(Int)
    case unlisted(Int)
    /// The glossary entry says so.
    case hintedPlural
  }

  struct Outcome: Sendable {
    let paradigm: Int
    let rewrite: Int?
    let isAlternative: Bool
  }

  let patterns: [SuffixPattern]
  let conditions: [Condition]
  let outcomes: [Outcome]
  /// Whether later rules are tried too.
  let continues: Bool
}

/// The rules of one kind of word (noun, adjective, surname), in order; the first that matches decides.
struct InflectionSection: Sendable {
  let name: String
  let rules: [InflectionRule]
  /// The rules that can match a word, by its last letter, in order.
  private let byLastLetter: [UInt32: [Int]]
  private let forAnyLetter: [Int]

  init(name: String, rules: [InflectionRule]) {
    self.name = name
    self.rules = rules
    var letters: Set<UInt32> = []
    var keys: [[UInt32]?] = []
    for rule in rules {
      var key: Set<UInt32>? = []
      for pattern in rule.patterns {
        switch pattern.elements.last {
        case .letter(let letter): key?.insert(letter)
        case .oneOf(let set, _): key?.formUnion(set.all)
        case .any, nil: key = nil
        }
      }
      keys.append(key.map(Array.init))
      if let key { letters.formUnion(key) }
    }
    var index: [UInt32: [Int]] = [:]
    for letter in letters {
      index[letter] = keys.indices.filter { keys[$0]?.contains(letter) ?? true }
    }
    byLastLetter = index
    forAnyLetter = keys.indices.filter { keys[$0] == nil }
  }

  func candidates(for lastLetter: UInt32?) -> [Int] {
    lastLetter.flatMap { byLastLetter[$0] } ?? forAnyLetter
  }
}
