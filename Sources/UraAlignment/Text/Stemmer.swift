import UraModel
import UraText

/// Cuts the endings of words, roughly: forms of one word should meet, and words that differ may too if they begin alike.
struct Stemmer: Sendable {
  /// The longest stem in letters.
  let limit: Int

  static func of(_ language: LanguageTag) -> Stemmer { Stemmer(limit: 5) }

  /// The stem of a folded word.
  func stem(_ key: String) -> String {
    var count = 0
    for index in key.unicodeScalars.indices {
      if count == limit { return String(key.unicodeScalars[..<index]) }
      count += 1
    }
    return key
  }
}
