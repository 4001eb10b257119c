/// A name as it sounds, roughly, in Latin letters (`terminology/latin-sounds.txt`): the same or nearly so for all its
/// transliterations.
struct SoundKey: Sendable {
  static let shared = SoundKey()

  private let sounds: [[UInt32]: [UInt32]]
  private let longest: Int

  private init() {
    var sounds: [[UInt32]: [UInt32]] = [:]
    for line in ResourceLines.words(of: "terminology/latin-sounds.txt") where line.count == 2 {
      sounds[line[0].foldedScalars] = line[1] == "-" ? [] : line[1].unicodeScalars.map(\.value)
    }
    self.sounds = sounds
    longest = sounds.keys.map(\.count).max() ?? 1
  }

  /// The key of a folded word; letters without an entry are left out.
  func key(of word: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var position = 0
    while position < word.count {
      var length = min(longest, word.count - position)
      while length > 0 {
        if let sound = sounds[Array(word[position..<position + length])] {
          for letter in sound where result.last != letter { result.append(letter) }
          break
        }
        length -= 1
      }
      position += max(length, 1)
    }
    return result
  }

  /// A word's beginning without the vowels at its end; one letter stays.
  func withoutLastVowels(_ word: ArraySlice<UInt32>) -> [UInt32] {
    var word = word
    while word.count > 1, let last = word.last, isVowel(last) { word.removeLast() }
    return Array(word)
  }

  private func isVowel(_ letter: UInt32) -> Bool {
    guard let sound = sounds[[letter]], let first = sound.first, sound.count == 1 else { return false }
    return Self.vowels.contains(first)
  }

  private static let vowels = Set("aeiou".unicodeScalars.map(\.value))
}
