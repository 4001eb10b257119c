/// A set of letters that patterns name by one Latin capital.
struct LetterClass: Sendable {
  let all: Set<UInt32>
  /// A bit a letter below U+0600 (Latin, Greek, Cyrillic, Armenian, Hebrew); the set answers for the others.
  private let bits: [UInt64]

  init(_ letters: some Sequence<UInt32>) {
    all = Set(letters)
    var bits = [UInt64](repeating: 0, count: 0x600 / 64)
    for letter in all where letter < 0x600 { bits[Int(letter >> 6)] |= 1 << UInt64(letter & 63) }
    self.bits = bits
  }

  func contains(_ letter: UInt32) -> Bool {
    letter < 0x600 ? bits[Int(letter >> 6)] >> UInt64(letter & 63) & 1 == 1 : all.contains(letter)
  }
}

/// The end of a word as paradigm files write it: `C-а`, `іC-`, `^день-`.
///
/// Lower-case letters stand for themselves, a Latin capital for a letter of its class, `.` for any letter, `^` for the
/// beginning of the word. What follows `-` is the ending, taken off to get the stem.
struct SuffixPattern: Sendable {
  enum Element: Sendable {
    case letter(UInt32)
    case oneOf(LetterClass, name: UInt32)
    case any
  }

  let elements: [Element]
  /// How many letters at the end are the ending.
  let endingLength: Int
  /// Whether the pattern is the whole word.
  let isWhole: Bool

  /// Whether the lower-case `word` ends so.
  func matches(_ word: [UInt32]) -> Bool {
    let count = elements.count
    guard isWhole ? word.count == count : word.count >= count else { return false }
    var index = word.count - 1
    for element in elements.reversed() {
      let letter = word[index]
      switch element {
      case .letter(let expected): if letter != expected { return false }
      case .oneOf(let letters, _): if !letters.contains(letter) { return false }
      case .any: break
      }
      index -= 1
    }
    return true
  }
}

/// A change at the end of a stem: `іC > оC | іC`.
struct StemRewrite: Sendable {
  /// A letter of the result: a new one, or one copied from the place `offset` of the matched end.
  enum Output: Sendable {
    case letter(UInt32)
    case copy(Int)
  }

  struct Row: Sendable {
    let pattern: SuffixPattern
    /// The results in the order of preference.
    let outputs: [[Output]]
  }

  let rows: [Row]

  /// The stems that the first matching row gives, best first; the stem itself when none matches. `original` has the
  /// capitals of the lemma and the same length as `lowered`.
  func apply(_ original: [UInt32], lowered: [UInt32]) -> [[UInt32]] {
    guard let row = rows.first(where: { $0.pattern.matches(lowered) }) else { return [original] }
    let start = lowered.count - row.pattern.elements.count
    return row.outputs.map { output in
      var result = Array(original[..<start])
      for letter in output {
        switch letter {
        case .copy(let offset): result.append(original[start + offset])
        case .letter(let value):
          let isCapital = result.isEmpty && !original.isEmpty && original[0] != lowered[0]
          result.append(isCapital ? LetterCase.upper(value) : value)
        }
      }
      return result
    }
  }
}

/// Simple case mappings of single letters: enough for stems, where a letter never becomes two.
enum LetterCase {
  static func lower(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0x41...0x5A: letter + 0x20
    case 0x410...0x42F: letter + 0x20
    case 0x400...0x40F: letter + 0x50
    case 0x490: 0x491
    case 0x61...0x7A, 0x430...0x45F, 0x27, 0x20, 0x2D: letter
    default: mapped(letter) { $0.properties.lowercaseMapping }
    }
  }

  static func upper(_ letter: UInt32) -> UInt32 { mapped(letter) { $0.properties.uppercaseMapping } }

  static func isUpper(_ letter: UInt32) -> Bool { lower(letter) != letter }

  private static func mapped(_ letter: UInt32, _ mapping: (Unicode.Scalar) -> String) -> UInt32 {
    guard let scalar = Unicode.Scalar(letter) else { return letter }
    let scalars = mapping(scalar).unicodeScalars
    return scalars.count == 1 ? scalars.first?.value ?? letter : letter
  }
}
