import UraModel
import UraText

/// The form of a preposition before another name: `в Одесі`, `у Львові` (`terminology/<language>.onsets`).
struct OnsetContext: Sendable {
  private struct Variation {
    var onsets: Set<String>
    var other: String?
  }

  private var vowels: Set<UInt32> = []
  /// By folded preposition. What is not here never varies.
  private var variations: [[UInt32]: Variation] = [:]

  init(_ language: LanguageTag) {
    for line in ResourceLines.words(of: "terminology/\(language.language).onsets") {
      if line[0] == "vowels" {
        vowels = Set(line.dropFirst().flatMap(\.foldedScalars))
      } else {
        let parts = line.dropFirst().split(separator: "or")
        variations[line[0].foldedScalars] = Variation(
          onsets: Set(parts.first ?? []), other: parts.count > 1 ? parts[1].first : nil)
      }
    }
  }

  /// The preposition as it stands before `name`: itself, or the one that takes its place; `nil` when neither is certain.
  func preposition(_ written: String, before name: String) -> String? {
    guard let variation = variations[written.foldedScalars] else { return written }
    let onset = onset(of: name.foldedScalars)
    if variation.onsets.contains(onset) { return written }
    guard let other = variation.other, variations[other.foldedScalars]?.onsets.contains(onset) == true else {
      return nil
    }
    return written.first?.isUppercase == true ? other.uppercased() : other
  }

  private func onset(of letters: [UInt32]) -> String {
    let isVowel = letters.prefix(2).map(vowels.contains)
    if isVowel.first ?? false { return "vowel" }
    return isVowel.count == 2 && !isVowel[1] ? "cluster" : "consonant"
  }
}
