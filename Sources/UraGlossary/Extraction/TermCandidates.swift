import UraModel
import UraText

/// The phrases of many sentences of one language that may be terms: runs of words that neither begin nor end with a word of grammar
/// (`terminology/<language>.function-words`), the inflected forms of one phrase together.
struct TermCandidates {
  struct Candidate {
    /// The form that explains most of the others, in its most frequent spelling: the base form when it occurs.
    var text: String
    var wordCount: Int
    /// In how many places it stands.
    var frequency: Int
    /// Ascending.
    var sentences: [Int32]
    /// The forms that occur, in lower case.
    var keys: [String]
  }

  private(set) var candidates: [Candidate] = []

  private let inflector: Inflector
  private let functionWords: Set<String>

  /// What stands in the sentences in one form.
  private struct Run {
    var sentences: [Int32] = []
    var frequency = 0
    /// How often each spelling occurs.
    var spellings: [String: Int] = [:]

    var spelling: String { spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "" }
  }

  init(_ sentences: [String], language: LanguageTag, maximumWords: Int) {
    inflector = Inflector(language: language)
    functionWords = Set(ResourceLines.words(of: "terminology/\(language.language).function-words").joined())
    candidates = groups(of: runs(sentences, maximumWords))
  }

  // MARK: - Runs of words

  private func runs(_ sentences: [String], _ maximumWords: Int) -> [String: Run] {
    let tokenised = sentences.map(Self.words)
    let grammar = functionWords.isEmpty ? Self.frequentWords(tokenised) : functionWords
    var result: [String: Run] = [:]
    for (index, words) in tokenised.enumerated() {
      for first in words.indices where Self.isContent(words[first], grammar) {
        var end = first
        while end < words.count, end - first < maximumWords, end == first || words[end].isJoined {
          defer { end += 1 }
          guard Self.isContent(words[end], grammar) else { continue }
          let run = words[first...end]
          let key = run.map(\.folded).joined(separator: " ")
          var spelling = run.enumerated().reduce(into: "") { text, word in
            if word.offset > 0 { text += word.element.isHyphenated ? "-" : " " }
            text += word.element.text
          }
          // A capital at the start of a sentence says nothing.
          if first == 0, run.count == 1 || !run.dropFirst().contains(where: { $0.text != $0.folded }) {
            spelling = spelling.prefix(1).lowercased() + spelling.dropFirst()
          }
          result[key, default: Run()].frequency += 1
          result[key]?.spellings[spelling, default: 0] += 1
          if result[key]?.sentences.last != Int32(index) { result[key]?.sentences.append(Int32(index)) }
        }
      }
    }
    return result
  }

  /// Of a language without a list: short and in many sentences, or in very many.
  private static func frequentWords(_ sentences: [[Word]]) -> Set<String> {
    var counts: [String: Int] = [:]
    for words in sentences { for word in Set(words.map(\.folded)) { counts[word, default: 0] += 1 } }
    let many = max(5, sentences.count / 40)
    return Set(counts.filter { $0.value >= many && $0.key.count <= 4 || $0.value >= 4 * many }.keys)
  }

  private static func isContent(_ word: Word, _ grammar: Set<String>) -> Bool {
    let scalars = word.text.unicodeScalars
    if scalars.count >= 2, scalars.allSatisfy(\.properties.isUppercase) { return true }
    return scalars.count >= 3 && !grammar.contains(word.folded) && scalars.contains(where: \.properties.isAlphabetic)
  }

  private struct Word {
    var text: String
    /// In lower case, apostrophes unified, without an English possessive ending.
    var folded: String
    /// Whether nothing but a space or a hyphen stands before it.
    var isJoined: Bool
    var isHyphenated: Bool
  }

  /// Without addresses, whose parts are no words.
  private static func words(_ text: String) -> [Word] {
    var text = Normalizer.nfc(text)
    if text.contains("://") || text.contains("@") || text.contains("www.") {
      let parts = text.split(separator: " ").map { part in
        part.contains("://") || part.contains("@") || part.hasPrefix("www.") ? "/" : part
      }
      text = parts.joined(separator: " ")
    }
    var scanned: ContiguousArray<TermWord> = []
    return text.withUTF8 { utf8 in
      WordScanner.scan(utf8, into: &scanned)
      return scanned.map { word in
        var text = String(decoding: UnsafeBufferPointer(rebasing: utf8[word.range]), as: UTF8.self)
        if word.possessor != word.folded { text.unicodeScalars.removeLast(2) }
        let folded = String(String.UnicodeScalarView(text.foldedScalars.compactMap(Unicode.Scalar.init)))
        return Word(
          text: text, folded: folded, isJoined: word.gap == .space || word.gap == .hyphen,
          isHyphenated: word.gap == .hyphen)
      }
    }
  }

  // MARK: - Forms of one phrase

  private func groups(of runs: [String: Run]) -> [Candidate] {
    var byBeginning: [String: [String]] = [:]
    for key in runs.keys { byBeginning[Self.beginning(key), default: []].append(key) }
    var result: [Candidate] = []
    for keys in byBeginning.values {
      // What occurs once in all is no term.
      guard keys.reduce(0, { $0 + (runs[$1]?.frequency ?? 0) }) >= 2 else { continue }
      result += lemmas(keys.sorted(), runs)
    }
    return result.sorted { $0.text < $1.text }
  }

  /// Takes the forms whose paradigms explain most first, each with what is left for it.
  private func lemmas(_ keys: [String], _ runs: [String: Run]) -> [Candidate] {
    let known = Set(keys)
    var explained = keys.map { key in
      let forms = keys.count == 1 ? [] : Set(inflector.forms(of: runs[key]?.spelling ?? key).map { $0.lowercased() })
      let others = forms.union([key]).intersection(known).sorted()
      return (
        key: key, others: others, frequency: others.reduce(0) { $0 + (runs[$1]?.frequency ?? 0) },
        own: runs[key]?.frequency ?? 0
      )
    }
    explained.sort { ($0.frequency, $0.own, $1.key) > ($1.frequency, $1.own, $0.key) }
    var taken: Set<String> = []
    var result: [Candidate] = []
    for entry in explained where !taken.contains(entry.key) {
      let others = entry.others.filter { taken.insert($0).inserted }
      let members = others.compactMap { runs[$0] }
      result.append(
        Candidate(
          text: runs[entry.key]?.spelling ?? entry.key, wordCount: entry.key.split(separator: " ").count,
          frequency: members.reduce(0) { $0 + $1.frequency }, sentences: Set(members.flatMap(\.sentences)).sorted(),
          keys: others))
    }
    return result
  }

  /// What the forms of a phrase have in common, roughly: the first three letters of each word.
  private static func beginning(_ key: String) -> String {
    key.split(separator: " ").map { $0.prefix(3) }.joined(separator: " ")
  }
}
