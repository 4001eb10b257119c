/// A distinct word or number of a document.
struct WordType {
  enum Kind: UInt8 { case word, number }
  var kind: Kind
  /// Folded letters, or canonical digits.
  var key: String
  /// The word without its ending; equal to `key` for numbers.
  var stem: String
  /// How often it stands in the document, and how often with a capital.
  var count: Int32
  var capitalCount: Int32

  var isName: Bool { kind == .word && capitalCount * 2 > count }
}

/// Gives words and numbers dense ids.
struct TypeTable {
  private(set) var types: [WordType] = []
  private var ids: [Letters: Int32] = [:]
  private let stemmer: Stemmer

  /// A key that is hashed at one go.
  private struct Letters: Hashable {
    let utf8: [UInt8]
    func hash(into hasher: inout Hasher) { utf8.withUnsafeBytes { hasher.combine(bytes: $0) } }
  }
  private var scratch: [UInt8] = []

  init(stemmer: Stemmer) { self.stemmer = stemmer }

  /// Adds a word as it stands; a word with digits in front (1990s, 20th) is a number too, a Latin word with an apostrophe is two.
  mutating func addWord(_ utf8: UnsafeBufferPointer<UInt8>, _ body: (Int32) -> Void) {
    if let first = utf8.first, first >= 0x30, first <= 0x39 {
      var end = 0
      while end < utf8.count, utf8[end] >= 0x30, utf8[end] <= 0x39 { end += 1 }
      addNumber(UnsafeBufferPointer(rebasing: utf8[..<end]), body)
      return
    }
    if let first = utf8.first, first < 0xD0 {
      var start = 0
      var i = 0
      while i < utf8.count {
        let isStraight = utf8[i] == 0x27
        let isCurly = utf8[i] == 0xE2 && i + 2 < utf8.count && utf8[i + 1] == 0x80 && utf8[i + 2] == 0x99
        let width = isStraight ? 1 : isCurly ? 3 : 0
        if width > 0 {
          addSimple(UnsafeBufferPointer(rebasing: utf8[start..<i]), minimum: 2, body)
          i += width
          start = i
        } else {
          i += 1
        }
      }
      addSimple(UnsafeBufferPointer(rebasing: utf8[start...]), minimum: start == 0 ? 1 : 2, body)
    } else {
      addSimple(utf8, minimum: 1, body)
    }
  }

  private mutating func addSimple(_ utf8: UnsafeBufferPointer<UInt8>, minimum: Int, _ body: (Int32) -> Void) {
    guard utf8.count >= minimum else { return }
    scratch.removeAll(keepingCapacity: true)
    let isCapital = LetterFolding.fold(utf8, into: &scratch)
    guard !scratch.isEmpty else { return }
    body(id(of: .word, isCapital: isCapital))
  }

  /// - Parameter power: of ten, that the number is multiplied with.
  mutating func addNumber(_ utf8: UnsafeBufferPointer<UInt8>, power: Int = 0, _ body: (Int32) -> Void) {
    if let date = NumberReader.dayAndYear(utf8) {
      for number in [date.day, date.year] {
        scratch = number
        body(id(of: .number, isCapital: false))
      }
      return
    }
    scratch = NumberReader.canonical(utf8, power: power)
    guard !scratch.isEmpty else { return }
    body(id(of: .number, isCapital: false))
  }

  private mutating func id(of kind: WordType.Kind, isCapital: Bool) -> Int32 {
    if let known = ids[Letters(utf8: scratch)] {
      types[Int(known)].count += 1
      if isCapital { types[Int(known)].capitalCount += 1 }
      return known
    }
    let id = Int32(types.count)
    ids[Letters(utf8: scratch)] = id
    let key = String(decoding: scratch, as: UTF8.self)
    types.append(
      WordType(
        kind: kind, key: key, stem: kind == .number ? key : stemmer.stem(key), count: 1,
        capitalCount: isCapital ? 1 : 0))
    return id
  }
}
