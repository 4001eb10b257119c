package import UraModel
import UraText

/// Finds the other forms of a word that stands in any of its forms.
///
/// Base forms are guessed by exchanging the end of the word (`terminology/<language>.bases`), and a guess is right when its
/// paradigm has the word. More than one may be right (моста: міст, and a feminine "моста"): for a search that is no harm, because
/// forms that no text has find nothing.
package struct BaseForms: Sendable {
  private let inflector: Inflector
  private var endings: [String] = [""]
  private var lastLetters: [(form: Character, base: Character)] = []
  private var vowels: [(form: Character, base: Character)] = []
  private var inserted: [Character] = []
  /// An ending has so many letters at most.
  private static let longestEnding = 4

  package init(language: LanguageTag) {
    inflector = Inflector(language: language)
    for line in ResourceLines.words(of: "terminology/\(language.language).bases") {
      let values = line.dropFirst()
      switch line[0] {
      case "endings": endings = values.map { $0 == "-" ? "" : $0 }
      case "last": if let pair = Self.pair(values) { lastLetters.append(pair) }
      case "vowel": if let pair = Self.pair(values) { vowels.append(pair) }
      case "insert": inserted = values.compactMap(\.first)
      default: break
      }
    }
  }

  private static func pair(_ values: ArraySlice<String>) -> (Character, Character)? {
    guard let form = values.first?.first, let base = values.last?.first, values.count == 2 else { return nil }
    return (form, base)
  }

  /// All forms of all words that have `word` among their forms, this one first.
  package func forms(of word: String) -> [String] {
    var result = inflector.forms(of: word)
    for base in candidates(word) where base != word {
      let forms = inflector.forms(of: base)
      if forms.contains(word) { result.formUnion(forms) }
    }
    return [word] + result.filter { $0 != word && !$0.contains(" ") }.sorted()
  }

  private func candidates(_ word: String) -> Set<String> {
    var result: Set<String> = []
    for count in 0...Self.longestEnding where word.count - count >= 2 {
      for stem in stems(String(word.dropLast(count))) { for ending in endings { result.insert(stem + ending) } }
    }
    return result
  }

  private func stems(_ stem: String) -> [String] {
    var result = [stem]
    guard let last = stem.last else { return result }
    for pair in lastLetters where pair.form == last { result.append(stem.dropLast() + String(pair.base)) }
    for vowel in inserted { result.append(stem.dropLast() + String(vowel) + String(last)) }
    if let place = stem.lastIndex(where: { letter in vowels.contains { $0.form == letter } }) {
      for pair in vowels where pair.form == stem[place] {
        result.append(stem[..<place] + String(pair.base) + stem[stem.index(after: place)...])
      }
    }
    return result
  }
}
