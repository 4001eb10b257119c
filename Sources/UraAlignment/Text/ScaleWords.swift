import Synchronization
import UraModel
import UraText

/// The words of a language for thousands, millions and so on, by which a number before them is multiplied.
struct ScaleWords: Sendable {
  /// The power of ten of each stem.
  private let powers: [[UInt8]: Int]
  private let stemmer: Stemmer

  static func of(_ language: LanguageTag) -> ScaleWords {
    cache.withLock { cache in
      if let known = cache[language.language] { return known }
      let made = ScaleWords(language)
      cache[language.language] = made
      return made
    }
  }

  private static let cache = Mutex<[String: ScaleWords]>([:])

  private init(_ language: LanguageTag) {
    let stemmer = Stemmer.of(language)
    self.stemmer = stemmer
    var powers: [[UInt8]: Int] = [:]
    for (word, power) in NumberNames.scales(in: language) {
      // Single letters are units as well: 5 m.
      guard word.count > 1 else { continue }
      var word = word
      let stem = word.withUTF8 { Self.stem($0, stemmer) }
      powers[stem] = powers[stem] ?? power
    }
    self.powers = powers
  }

  /// The power of ten that a word means, or 0.
  func power(of word: UnsafeBufferPointer<UInt8>) -> Int { powers[Self.stem(word, stemmer)] ?? 0 }

  private static func stem(_ word: UnsafeBufferPointer<UInt8>, _ stemmer: Stemmer) -> [UInt8] {
    var letters: [UInt8] = []
    _ = LetterFolding.fold(word, into: &letters)
    return Array(stemmer.stem(String(decoding: letters, as: UTF8.self)).utf8)
  }
}
