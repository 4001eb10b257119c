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
  /// The types by their letters, in the same order.
  private var keys = StemTable()
  /// The words as they stand: most have been read before.
  private var forms = StemTable()
  /// What a form is: `occurrences[formStart[f]..<formStart[f + 1]]`.
  private var formStart: [Int32] = [0]
  private var occurrences: [Occurrence] = []
  private let stemmer: Stemmer
  private var scratch: [UInt8] = []

  private struct Occurrence {
    var type: Int32
    var isCapital: Bool
  }

  init(stemmer: Stemmer) { self.stemmer = stemmer }

  /// Adds a word as it stands; a word with digits in front (1990s, 20th) is a number too, a Latin word with an apostrophe is two.
  mutating func addWord(_ utf8: UnsafeBufferPointer<UInt8>, _ body: (Int32) -> Void) {
    let form = Int(forms.insert(utf8))
    if form == formStart.count - 1 {
      read(utf8)
      formStart.append(Int32(occurrences.count))
    }
    for place in Int(formStart[form])..<Int(formStart[form + 1]) { count(occurrences[place], body) }
  }

  /// - Parameter power: of ten, that the number is multiplied with.
  mutating func addNumber(_ utf8: UnsafeBufferPointer<UInt8>, power: Int = 0, _ body: (Int32) -> Void) {
    for digits in Self.numbers(utf8, power: power) { count(occurrence(of: .number, digits), body) }
  }

  private mutating func count(_ occurrence: Occurrence, _ body: (Int32) -> Void) {
    types[Int(occurrence.type)].count += 1
    if occurrence.isCapital { types[Int(occurrence.type)].capitalCount += 1 }
    body(occurrence.type)
  }

  /// Appends the occurrences of a form.
  private mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) {
    if let first = utf8.first, first >= 0x30, first <= 0x39 {
      let digits = UnsafeBufferPointer(rebasing: utf8.prefix { $0 >= 0x30 && $0 <= 0x39 })
      for number in Self.numbers(digits, power: 0) { occurrences.append(occurrence(of: .number, number)) }
      return
    }
    guard let first = utf8.first, first < 0xD0 else {
      readSimple(utf8, minimum: 1)
      return
    }
    var start = 0
    var i = 0
    while i < utf8.count {
      let isStraight = utf8[i] == 0x27
      let isCurly = utf8[i] == 0xE2 && i + 2 < utf8.count && utf8[i + 1] == 0x80 && utf8[i + 2] == 0x99
      let width = isStraight ? 1 : isCurly ? 3 : 0
      if width > 0 {
        readSimple(UnsafeBufferPointer(rebasing: utf8[start..<i]), minimum: 2)
        i += width
        start = i
      } else {
        i += 1
      }
    }
    readSimple(UnsafeBufferPointer(rebasing: utf8[start...]), minimum: start == 0 ? 1 : 2)
  }

  private mutating func readSimple(_ utf8: UnsafeBufferPointer<UInt8>, minimum: Int) {
    guard utf8.count >= minimum else { return }
    scratch.removeAll(keepingCapacity: true)
    let isCapital = LetterFolding.fold(utf8, into: &scratch)
    guard !scratch.isEmpty else { return }
    occurrences.append(occurrence(of: .word, scratch, isCapital: isCapital))
  }

  /// The day and the year of a date, or the number.
  private static func numbers(_ utf8: UnsafeBufferPointer<UInt8>, power: Int) -> [[UInt8]] {
    if let date = NumberReader.dayAndYear(utf8) { return [date.day, date.year] }
    let number = NumberReader.canonical(utf8, power: power)
    return number.isEmpty ? [] : [number]
  }

  private mutating func occurrence(of kind: WordType.Kind, _ letters: [UInt8], isCapital: Bool = false) -> Occurrence {
    let type = letters.withUnsafeBufferPointer { keys.insert($0) }
    if Int(type) == types.count {
      let key = String(decoding: letters, as: UTF8.self)
      types.append(
        WordType(
          kind: kind, key: key, stem: kind == .number ? key : stemmer.stem(key), count: 0, capitalCount: 0))
    }
    return Occurrence(type: type, isCapital: isCapital)
  }
}
