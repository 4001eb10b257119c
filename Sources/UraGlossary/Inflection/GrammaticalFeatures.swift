/// Gender, number, case, definiteness and animacy of a form, as far as a paradigm names them.
///
/// Written with dots in paradigm files and labels: `gen.sg`, `f.acc.pl`, `nom.sg.def`, `acc.sg.anim`. A field that is
/// not named agrees with every value: a plural adjective without gender goes with nouns of all three.
struct GrammaticalFeatures: Sendable, Hashable {
  /// Four bits a field; 0 is "not named".
  private(set) var bits: UInt32 = 0

  enum Field: UInt32, CaseIterable {
    case gender = 0
    case number = 4
    case grammaticalCase = 8
    case definiteness = 12
    case animacy = 16
  }

  private static let names: [(name: String, field: Field, value: UInt32)] = [
    ("m", .gender, 1), ("f", .gender, 2), ("n", .gender, 3),
    ("sg", .number, 1), ("pl", .number, 2),
    ("nom", .grammaticalCase, 1), ("gen", .grammaticalCase, 2), ("dat", .grammaticalCase, 3),
    ("acc", .grammaticalCase, 4), ("ins", .grammaticalCase, 5), ("loc", .grammaticalCase, 6),
    ("voc", .grammaticalCase, 7), ("abl", .grammaticalCase, 8), ("poss", .grammaticalCase, 9),
    ("indef", .definiteness, 1), ("def", .definiteness, 2),
    ("anim", .animacy, 1), ("inan", .animacy, 2),
  ]

  /// Reads `gen.sg`; `nil` for a name that is no feature.
  init?(_ label: Substring) {
    for part in label.split(separator: ".") {
      guard let known = Self.names.first(where: { $0.name == part }) else { return nil }
      set(known.field, known.value)
    }
  }

  init() {}

  func value(_ field: Field) -> UInt32 { (bits >> field.rawValue) & 0xF }

  mutating func set(_ field: Field, _ value: UInt32) {
    bits = bits & ~(0xF << field.rawValue) | (value << field.rawValue)
  }

  /// These features, with the fields that they leave open taken from `inherent`.
  func completed(by inherent: Self) -> Self {
    var result = self
    for field in Field.allCases where value(field) == 0 { result.set(field, inherent.value(field)) }
    return result
  }

  /// Whether no field has two different values.
  func agrees(with other: Self) -> Bool {
    for field in Field.allCases {
      let mine = value(field)
      let theirs = other.value(field)
      if mine != 0, theirs != 0, mine != theirs { return false }
    }
    return true
  }

  /// These features with case, number and definiteness alone: what two coordinated nouns share.
  var caseAndNumber: Self {
    var result = Self()
    result.set(.grammaticalCase, value(.grammaticalCase))
    result.set(.number, value(.number))
    result.set(.definiteness, value(.definiteness))
    return result
  }

  /// Whether a lemma may stand in this slot; an adjective without cases may.
  var isNominative: Bool { value(.grammaticalCase) <= 1 }
  var isPlural: Bool { value(.number) == 2 }
  var isSingular: Bool { value(.number) == 1 }

  func matches(gender: InflectionHints.Gender) -> Bool {
    let mine = value(.gender)
    switch gender {
    case .masculine: return mine == 0 || mine == 1
    case .feminine: return mine == 0 || mine == 2
    case .neuter: return mine == 0 || mine == 3
    }
  }
}
