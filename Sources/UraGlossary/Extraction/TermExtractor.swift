import Foundation
package import UraModel
import UraText

/// Proposes terms from sentence pairs: phrases of the source that are frequent here and have a translation of their own.
///
/// Candidates (`TermCandidates`) are ranked by the C-value of Frantzi, Ananiadou and Mima (2000): frequency times the logarithm of
/// the length, less what longer candidates explain; with a background, by Dunning's log-likelihood ratio (1993). Translations are
/// ranked by Dice's coefficient over sentences. Both together decide: a frequent word that is translated in a different way each
/// time is no term.
package struct TermExtractor {
  package struct Options: Sendable {
    package var minimumFrequency = 3
    package var maximumWords = 4
    package var limit = 200
    /// Below this coefficient a translation is not proposed, and a term without a translation is not either.
    package var minimumAssociation = 0.3
    package var evidenceCount = 2
    package init() {}
  }

  package struct Proposal: Sendable {
    package var term: String
    package var frequency: Int
    package var score: Double
    /// The likeliest first; at least one.
    package var translations: [(text: String, association: Double)]
    /// Pairs in which both stand.
    package var evidence: [(source: String, target: String)]
  }

  private typealias Candidate = TermCandidates.Candidate

  private var pairs: [(source: String, target: String)] = []
  private var background: [String: Int] = [:]
  private var backgroundCount = 0
  private let source: LanguageTag
  private let target: LanguageTag
  private let options: Options

  package init(from source: LanguageTag, to target: LanguageTag, options: Options = .init()) {
    self.source = source
    self.target = target
    self.options = options
  }

  package mutating func add(source: String, target: String) { pairs.append((source, target)) }

  /// Text of the source language about other things.
  package mutating func addBackground(_ text: String) {
    let candidates = TermCandidates([text], language: source, maximumWords: 1)
    for candidate in candidates.candidates {
      for key in candidate.keys { background[key, default: 0] += candidate.frequency }
      backgroundCount += candidate.frequency
    }
  }

  package func proposals() -> [Proposal] {
    let ranked = ranked(
      TermCandidates(pairs.map(\.source), language: source, maximumWords: options.maximumWords).candidates)
    if ranked.isEmpty { return [] }
    let targets = TermCandidates(pairs.map(\.target), language: target, maximumWords: options.maximumWords).candidates
    var bySentence: [[Int32]] = Array(repeating: [], count: pairs.count)
    for (index, candidate) in targets.enumerated() where candidate.sentences.count >= 2 {
      for sentence in candidate.sentences { bySentence[Int(sentence)].append(Int32(index)) }
    }
    var result: [Proposal] = []
    for (candidate, score) in ranked {
      let translations = translations(of: candidate, targets, bySentence)
      guard let best = translations.first else { continue }
      let here = Set(best.sentences)
      let evidence = candidate.sentences.filter(here.contains).prefix(options.evidenceCount).map { pairs[Int($0)] }
      result.append(
        Proposal(
          term: candidate.text, frequency: candidate.frequency, score: score * best.association,
          translations: translations.map { ($0.text, $0.association) }, evidence: evidence))
    }
    result.sort { ($0.score, $1.term) > ($1.score, $0.term) }
    return Array(result.prefix(options.limit))
  }

  // MARK: - Ranking

  private func ranked(_ candidates: [Candidate]) -> [(Candidate, score: Double)] {
    let frequent = candidates.filter { $0.frequency >= options.minimumFrequency }
    var nested: [String: (frequency: Int, count: Int)] = [:]
    for candidate in frequent where candidate.wordCount > 1 {
      for key in candidate.keys {
        let words = key.split(separator: " ")
        for first in words.indices {
          for last in first..<words.count where last - first + 1 < words.count {
            let part = words[first...last].joined(separator: " ")
            nested[part, default: (0, 0)].frequency += candidate.frequency
            nested[part, default: (0, 0)].count += 1
          }
        }
      }
    }
    let total = candidates.reduce(0) { $0 + $1.frequency }
    var result: [(Candidate, score: Double)] = []
    for candidate in frequent {
      var frequency = Double(candidate.frequency)
      let inside = candidate.keys.compactMap { nested[$0] }.max { $0.frequency < $1.frequency }
      if let inside { frequency -= Double(inside.frequency) / Double(inside.count) }
      var score = frequency * (1 + log(Double(candidate.wordCount)))
      if backgroundCount > 0, frequency > 0 {
        let rarest = candidate.keys.map { key in
          key.split(separator: " ").map { background[String($0)] ?? 0 }.min() ?? 0
        }
        score = Self.logLikelihood(candidate.frequency, total, rarest.max() ?? 0, backgroundCount)
      }
      if score > 0 { result.append((candidate, score)) }
    }
    return result
  }

  /// Dunning's ratio for `a` of `n` here against `b` of `m` there; 0 where it is rarer here.
  private static func logLikelihood(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> Double {
    let (a, n, b, m) = (Double(a), Double(n), Double(b), Double(m))
    guard a / n > b / m else { return 0 }
    let expectedA = n * (a + b) / (n + m)
    let expectedB = m * (a + b) / (n + m)
    return 2 * (a * log(a / expectedA) + (b > 0 ? b * log(b / expectedB) : 0))
  }

  // MARK: - Translations

  private struct Translation {
    var text: String
    var association: Double
    var wordCount: Int
    var sentences: [Int32]
  }

  private func translations(of candidate: Candidate, _ targets: [Candidate], _ bySentence: [[Int32]]) -> [Translation] {
    var together: [Int32: Int] = [:]
    for sentence in candidate.sentences { for index in bySentence[Int(sentence)] { together[index, default: 0] += 1 } }
    var result: [Translation] = []
    for (index, count) in together where count >= 2 {
      let target = targets[Int(index)]
      let association = 2 * Double(count) / Double(candidate.sentences.count + target.sentences.count)
      guard association >= options.minimumAssociation else { continue }
      result.append(
        Translation(
          text: target.text, association: association, wordCount: target.wordCount, sentences: target.sentences))
    }
    guard let highest = result.map(\.association).max() else { return [] }
    // Of nearly equal association the one whose length is nearest, then the longer: it says more.
    let rank = { (translation: Translation) in
      (
        translation.association >= highest - 0.05 ? 1 : 0,
        translation.association >= highest - 0.05 ? -abs(translation.wordCount - candidate.wordCount) : 0,
        translation.association, translation.text.count
      )
    }
    result.sort { rank($0) == rank($1) ? $0.text < $1.text : rank($0) > rank($1) }
    return Array(result.prefix(3))
  }
}
