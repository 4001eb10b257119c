import UraText

/// A name as it sounds, roughly, in Latin letters (`terminology/latin-sounds.txt`): the same or nearly so for all its
/// transliterations.
struct SoundKey: Sendable {
  static let shared = SoundKey()

  private struct Row {
    /// The letters behind the first one.
    let rest: [UInt32]
    let sound: [UInt32]
  }

  /// By first letter, the longest row first.
  private let rows: [UInt32: [Row]]

  private init() {
    var rows: [UInt32: [Row]] = [:]
    for line in ResourceLines.words(of: "terminology/latin-sounds.txt") where line.count == 2 {
      let letters = line[0].foldedScalars
      guard let first = letters.first else { continue }
      let sound = line[1] == "-" ? [] : line[1].unicodeScalars.map(\.value)
      rows[first, default: []].append(Row(rest: Array(letters.dropFirst()), sound: sound))
    }
    self.rows = rows.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
  }

  /// The key of a folded word; letters without an entry are left out.
  func key<Letters: RandomAccessCollection<UInt32>>(of word: Letters) -> [UInt32] where Letters.Index == Int {
    var result: [UInt32] = []
    result.reserveCapacity(word.count)
    var position = word.startIndex
    while position < word.endIndex {
      let behind = word[(position + 1)...]
      guard let row = rows[word[position]]?.first(where: { behind.starts(with: $0.rest) }) else {
        position += 1
        continue
      }
      for letter in row.sound where result.last != letter { result.append(letter) }
      position += 1 + row.rest.count
    }
    return result
  }

  /// A word's beginning without the vowels at its end; one letter stays.
  func withoutLastVowels(_ word: ContiguousArray<UInt32>.SubSequence) -> ContiguousArray<UInt32>.SubSequence {
    var word = word
    while word.count > 1, let last = word.last, isVowel(last) { word.removeLast() }
    return word
  }

  private func isVowel(_ letter: UInt32) -> Bool {
    guard let row = rows[letter]?.last, row.rest.isEmpty, let first = row.sound.first, row.sound.count == 1 else {
      return false
    }
    return Self.vowels.contains(first)
  }

  private static let vowels = Set("aeiou".unicodeScalars.map(\.value))
}
