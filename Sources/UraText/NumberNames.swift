import CICU
import Foundation
package import UraModel

/// How a language writes numbers in words, as ICU knows it of CLDR.
package enum NumberNames {
  /// The spellings of each number: cardinals, ordinals, genders and cases, as far as the language's rules have them.
  ///
  /// - Returns: as many as numbers, empty for a language that ICU lacks.
  package static func spellings(of numbers: [Int], in language: LanguageTag) -> [[String]] {
    var result: UnsafeMutablePointer<UInt8>?
    var count = 0
    let locale = language.description.replacing("-", with: "_")
    guard ura_locale_spellings(locale, numbers.map(Int64.init), numbers.count, &result, &count), let result else {
      return numbers.map { _ in [] }
    }
    defer { ura_icu_free(result) }
    let text = String(decoding: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).prefix(numbers.count).map { line in
      Set(line.split(separator: "\t").map(String.init)).sorted()
    }
  }

  /// The words for thousands, millions and so on, in the plural forms and the short form of the language, with the power of ten.
  package static func scales(in language: LanguageTag) -> [(word: String, power: Int)] {
    let locale = language.description.replacing("-", with: "_")
    var result: [(word: String, power: Int)] = []
    for power in [3, 6, 9, 12] {
      for (factor, isLong) in [(1, false), (1, true), (1.5, true), (2, true), (5, true)] {
        let number = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer -> String in
          guard let start = buffer.baseAddress,
            ura_locale_compact_number(locale, isLong, factor * pow(10, Double(power)), start)
          else { return "" }
          return String(cString: start)
        }
        // Written out in digits where the language has no word.
        guard number.count(where: \.isNumber) < 3 else { continue }
        let word = String(number.filter(\.isLetter))
        if !word.isEmpty, !result.contains(where: { $0.word == word }) { result.append((word, power)) }
      }
    }
    return result
  }
}
