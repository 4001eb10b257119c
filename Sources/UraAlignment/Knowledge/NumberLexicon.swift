import UraModel
import UraText

/// Numbers in digits and their words in another language, both ways: 40 and *сорок*.
enum NumberLexicon {
  /// Larger ones are hardly ever written in words.
  private static let numbers = Array(1...99) + Array(stride(from: 200, through: 900, by: 100)) + round
  private static let round = [100, 1000, 1_000_000, 1_000_000_000]

  static func lexicon(from source: LanguageTag, to target: LanguageTag) -> Lexicon {
    var rows = words(in: target).map { (source: $0.digits, target: $0.stem, strength: $0.strength) }
    rows += words(in: source).map { (source: $0.stem, target: $0.digits, strength: $0.strength) }
    return Lexicon(rows)
  }

  /// A number that is written in several words is linked with each of these that is a number by itself, less surely.
  private static func words(in language: LanguageTag) -> [(digits: String, stem: String, strength: UInt8)] {
    let stemmer = Stemmer.of(language)
    let spellings = NumberNames.spellings(of: numbers, in: language).map { forms in
      forms.map { form in
        form.split { !$0.isLetter && $0 != "\u{AD}" }.map { word -> String in
          var letters: [UInt8] = []
          var word = String(word)
          _ = word.withUTF8 { LetterFolding.fold($0, into: &letters) }
          return stemmer.stem(String(decoding: letters, as: UTF8.self))
        }
      }
    }
    // One hundred, one million: what counts is the last word.
    let wholes = zip(numbers, spellings).map { number, forms in
      Set(forms.filter { $0.count == 1 || Self.round.contains(number) }.compactMap(\.last))
    }
    let known = wholes.reduce(into: Set()) { $0.formUnion($1) }
    var result: [(digits: String, stem: String, strength: UInt8)] = []
    for (index, forms) in spellings.enumerated() {
      for stem in Set(forms.joined()) where known.contains(stem) {
        result.append((String(numbers[index]), stem, wholes[index].contains(stem) ? 230 : 150))
      }
    }
    return result
  }
}
