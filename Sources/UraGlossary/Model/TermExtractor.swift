import Foundation
import UraText

/// Proposes terms from sentence pairs: phrases of the source that are more frequent here than elsewhere, and what they are
/// associated with in the translations.
///
/// A candidate is a run of one to `maximumWords` words that neither begins nor ends with a word of the language's grammar (the
/// words that stand in a large share of all sentences). It is ranked by its frequency times the logarithm of its length,
/// less what longer candidates explain (the C-value of Frantzi, Ananiadou and Mima, 2000); with a background, by Dunning's
/// log-likelihood ratio (1993). Translations are ranked by Dice's coefficient over sentences; forms with a common beginning
/// count together, because they are mostly forms of one word.
package struct TermExtractor {
  package struct Options: Sendable {
    package var minimumFrequency = 3
    package var maximumWords = 4
    package var limit = 200
    /// Translations below this coefficient are not proposed.
    package var minimumAssociation = 0.3
    package var evidenceCount = 2
    package init() {}
  }

  package struct Proposal: Sendable {
    package var term: String
    package var frequency: Int
    package var score: Double
    /// The likeliest first.
    package var translations: [(text: String, association: Double)]
    /// Pairs in which both stand.
    package var evidence: [(source: String, target: String)]
  }

  private var pairs: [(source: String, target: String)] = []
  private var background: [String: Int] = [:]
  private var backgroundCount = 0
  private let options: Options

  package init(options: Options = .init()) { self.options = options }

  package mutating func add(source: String, target: String) { pairs.append((source, target)) }

  /// Text of the source language about other things.
  package mutating func addBackground(_ text: String) {
    for word in Self.words(text) {
      background[word.folded, default: 0] += 1
      backgroundCount += 1
    }
  }

  private struct Word {
    var text: String
    var folded: String
    /// Whether nothing but a space stands before it.
    var isJoined: Bool
  }

  private struct Candidate {
    var sentences: [Int32] = []
    var frequency = 0
    /// How often each spelling occurs.
    var spellings: [String: Int] = [:]

    var spelling: String { spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "" }
  }

  package func proposals() -> [Proposal] {
    let sources = candidates(pairs.map(\.source))
    let ranked = ranked(sources)
    if ranked.isEmpty { return [] }
    let targets = candidates(pairs.map(\.target))
    var bySentence: [[String]] = Array(repeating: [], count: pairs.count)
    for (key, candidate) in targets where candidate.sentences.count >= 2 {
      for sentence in candidate.sentences { bySentence[Int(sentence)].append(key) }
    }
    return ranked.map { key, score in
      let candidate = sources[key] ?? Candidate()
      let translations = translations(of: candidate, targets, bySentence)
      let evidence = candidate.sentences.map { pairs[Int($0)] }
      let best = translations.first?.text ?? ""
      let both = evidence.filter { !best.isEmpty && $0.target.contains(best) } + evidence
      return Proposal(
        term: candidate.spelling, frequency: candidate.frequency, score: score, translations: translations,
        evidence: Array(both.prefix(options.evidenceCount)))
    }
  }

  // MARK: - Candidates

  private func candidates(_ sentences: [String]) -> [String: Candidate] {
    var tokenised: [[Word]] = []
    var documentFrequency: [String: Int] = [:]
    for sentence in sentences {
      let words = Self.words(sentence)
      for word in Set(words.map(\.folded)) { documentFrequency[word, default: 0] += 1 }
      tokenised.append(words)
    }
    // Words of grammar: short and in many sentences.
    let many = max(5, sentences.count / 40)
    let grammar = Set(documentFrequency.filter { $0.value >= many && $0.key.count <= 4 || $0.value >= 4 * many }.keys)
    var result: [String: Candidate] = [:]
    for (index, words) in tokenised.enumerated() {
      for first in words.indices where isContent(words[first], grammar) {
        var end = first
        while end < words.count, end - first < options.maximumWords, end == first || words[end].isJoined {
          defer { end += 1 }
          guard isContent(words[end], grammar) else { continue }
          let run = words[first...end]
          let key = run.map(\.folded).joined(separator: " ")
          var spelling = run.map(\.text).joined(separator: " ")
          // A capital at the start of a sentence says nothing.
          if first == 0, run.count == 1 || !run.dropFirst().contains(where: { $0.text != $0.folded }) { spelling = key }
          result[key, default: Candidate()].frequency += 1
          result[key]?.spellings[spelling, default: 0] += 1
          if result[key]?.sentences.last != Int32(index) { result[key]?.sentences.append(Int32(index)) }
        }
      }
    }
    return result.filter { $0.value.frequency >= 2 }
  }

  private func isContent(_ word: Word, _ grammar: Set<String>) -> Bool {
    word.folded.unicodeScalars.count >= 3 && !grammar.contains(word.folded)
      && word.folded.unicodeScalars.contains { $0.properties.isAlphabetic }
      || word.text.unicodeScalars.count >= 2 && word.text.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }

  private func ranked(_ candidates: [String: Candidate]) -> [(key: String, score: Double)] {
    var nested: [String: (frequency: Int, count: Int)] = [:]
    for (key, candidate) in candidates where candidate.frequency >= options.minimumFrequency {
      let words = key.split(separator: " ")
      guard words.count > 1 else { continue }
      for first in words.indices {
        for last in first..<words.count where last - first + 1 < words.count {
          let part = words[first...last].joined(separator: " ")
          nested[part, default: (0, 0)].frequency += candidate.frequency
          nested[part, default: (0, 0)].count += 1
        }
      }
    }
    let total = candidates.values.reduce(0) { $0 + $1.frequency }
    var result: [(key: String, score: Double)] = []
    for (key, candidate) in candidates where candidate.frequency >= options.minimumFrequency {
      let words = key.split(separator: " ")
      var frequency = Double(candidate.frequency)
      if let inside = nested[key], inside.count > 0 { frequency -= Double(inside.frequency) / Double(inside.count) }
      var score = frequency * (1 + Double(words.count).naturalLogarithm)
      if backgroundCount > 0 {
        let there = words.map { background[String($0)] ?? 0 }.min() ?? 0
        score = frequency <= 0 ? 0 : Self.logLikelihood(candidate.frequency, total, there, backgroundCount)
      }
      if score > 0 { result.append((key, score)) }
    }
    result.sort { ($0.score, $1.key) > ($1.score, $0.key) }
    return Array(result.prefix(options.limit))
  }

  /// Dunning's ratio for `a` of `n` here against `b` of `m` there; 0 where it is rarer here.
  private static func logLikelihood(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> Double {
    let (a, n, b, m) = (Double(a), Double(n), Double(b), Double(m))
    guard a / n > b / m else { return 0 }
    let expectedA = n * (a + b) / (n + m)
    let expectedB = m * (a + b) / (n + m)
    return 2 * (a * (a / expectedA).naturalLogarithm + (b > 0 ? b * (b / expectedB).naturalLogarithm : 0))
  }

  // MARK: - Translations

  private func translations(
    of candidate: Candidate, _ targets: [String: Candidate], _ bySentence: [[String]]
  ) -> [(text: String, association: Double)] {
    var together: [String: Set<Int32>] = [:]
    var members: [String: Set<String>] = [:]
    for sentence in candidate.sentences {
      for key in bySentence[Int(sentence)] {
        let stem = Self.stem(key)
        together[stem, default: []].insert(sentence)
        members[stem, default: []].insert(key)
      }
    }
    var result: [(text: String, association: Double)] = []
    for (stem, sentences) in together where sentences.count >= 2 {
      guard let keys = members[stem] else { continue }
      let all = keys.reduce(into: Set<Int32>()) { $0.formUnion(targets[$1]?.sentences ?? []) }
      let dice = 2 * Double(sentences.count) / Double(candidate.sentences.count + all.count)
      guard dice >= options.minimumAssociation else { continue }
      let common = keys.max { (targets[$0]?.frequency ?? 0, $1) < (targets[$1]?.frequency ?? 0, $0) } ?? ""
      result.append((targets[common]?.spelling ?? common, dice))
    }
    // Of equal association the longer phrase says more.
    result.sort { ($0.association, $0.text.count, $1.text) > ($1.association, $1.text.count, $0.text) }
    return Array(result.prefix(3))
  }

  /// What the forms of a phrase have in common, roughly: each word without its last third, at least three letters of it.
  private static func stem(_ key: String) -> String {
    key.split(separator: " ").map { word in
      let letters = word.unicodeScalars
      return String(String.UnicodeScalarView(letters.prefix(max(3, letters.count * 2 / 3))))
    }.joined(separator: " ")
  }

  private static func words(_ text: String) -> [Word] {
    var text = Normalizer.nfc(text)
    var scanned: ContiguousArray<TermWord> = []
    return text.withUTF8 { utf8 in
      WordScanner.scan(utf8, into: &scanned)
      return scanned.map { word in
        let text = String(decoding: UnsafeBufferPointer(rebasing: utf8[word.range]), as: UTF8.self)
        return Word(
          text: text, folded: CaseMapping.folded(text), isJoined: word.gap == .space || word.gap == .hyphen)
      }
    }
  }
}

extension Double {
  fileprivate var naturalLogarithm: Double { log(self) }
}
