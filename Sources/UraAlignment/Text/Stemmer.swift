import Synchronization
import UraModel
import UraText

/// Cuts the endings of words, roughly: forms of one word should meet, and words that differ may too if they begin alike.
///
/// The longest ending of the language that leaves three letters is cut off, and of what is left the first letters count. Languages
/// without a list of endings have that limit alone.
struct Stemmer: Sendable {
  /// The longest stem in letters.
  let limit: Int
  /// As UTF-8, folded like the words.
  private let endings: Set<[UInt8]>
  private let longestEnding: Int

  private static let leastLetters = 3

  static func of(_ language: LanguageTag) -> Stemmer {
    cache.withLock { cache in
      if let known = cache[language.language] { return known }
      let made = Stemmer(limit: 5, endings: EmbeddedData.text("lexicon/\(language.language).endings") ?? "")
      cache[language.language] = made
      return made
    }
  }

  private static let cache = Mutex<[String: Stemmer]>([:])

  /// - Parameter endings: one a line; lines that begin with `#` are comments.
  init(limit: Int, endings: String = "") {
    self.limit = limit
    self.endings = Set(endings.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { Array($0.utf8) })
    longestEnding = self.endings.reduce(0) { max($0, $1.count) }
  }

  /// The stem of a folded word.
  func stem(_ key: String) -> String {
    let letters = Array(key.utf8)
    // Where each letter begins.
    let starts = letters.indices.filter { letters[$0] & 0xC0 != 0x80 }
    guard starts.count > Self.leastLetters else { return key }
    let cut = (Self.leastLetters..<starts.count).first {
      letters.count - starts[$0] <= longestEnding && endings.contains(Array(letters[starts[$0]...]))
    }
    let count = min(cut ?? starts.count, limit)
    return count == starts.count ? key : String(decoding: letters[..<starts[count]], as: UTF8.self)
  }
}
