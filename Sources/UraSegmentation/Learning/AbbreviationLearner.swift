import Foundation
import UraModel

/// Finds abbreviations in texts: words that stand with a full stop far more often than words do by chance.
///
/// After Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational Linguistics 32(4), 2006,
/// section 3 (type-based classification): a log-likelihood ratio for "nearly always with a full stop", scaled down with the
/// word's length and with its occurrences without one, and up with full stops inside. What it proposes is to be reviewed.
package struct AbbreviationLearner: Sendable {
  private var counts: [String: Counts] = [:]
  private var tokenCount = 0
  private var stopCount = 0
  private let known: Set<String>

  private struct Counts: Sendable {
    var withStop = 0
    var without = 0
    var beforeLower = 0
    var beforeCapital = 0
    var beforeNumber = 0
    var afterNumber = 0
  }

  /// One abbreviation that the texts show.
  package struct Proposal: Sendable, Hashable {
    /// With its full stop, in lower case.
    package var text: String
    /// The list of the rule notation that fits its contexts: `title`, `reference`, `unit`, `inside` or `end`.
    package var list: String
    package var score: Double
    package var withStop: Int
    package var without: Int
    package var beforeLower: Int
    package var beforeCapital: Int
    package var beforeNumber: Int
    package var afterNumber: Int
  }

  /// - Parameter known: words that need no proposal.
  package init(known: SegmentationRules) {
    self.known = Set(known.lists.values.joined().map { $0.text.lowercased().filter { $0 != "_" } })
  }

  /// Counts the words of a text.
  package mutating func read(_ text: String) {
    var previousIsNumber = false
    var pending: String?
    for raw in text.split(whereSeparator: \.isWhitespace) {
      let token = raw.drop { !$0.isLetter && !$0.isNumber }
      if let word = pending { note(follower: token, of: word) }
      pending = nil
      let isClosed = raw.last.map { !$0.isLetter && !$0.isNumber && $0 != "." } ?? true
      let core = String(token.reversed().drop { !$0.isLetter && !$0.isNumber && $0 != "." }.reversed())
      guard !core.isEmpty else { continue }
      tokenCount += 1
      let endsWithStop = core.hasSuffix(".") && !core.hasSuffix("..")
      if endsWithStop { stopCount += 1 }
      let word = (endsWithStop ? String(core.dropLast()) : core).lowercased()
      if Self.isWord(word) {
        var entry = counts[word] ?? Counts()
        if endsWithStop {
          entry.withStop += 1
          if previousIsNumber { entry.afterNumber += 1 }
          if !isClosed { pending = word }
        } else {
          entry.without += 1
        }
        counts[word] = entry
      }
      previousIsNumber = core.contains { $0.isNumber }
    }
  }

  /// The abbreviations, the surest first.
  ///
  /// - Parameter threshold: the least score; Kiss and Strunk's is 0.3.
  package func proposals(threshold: Double = 0.3, minimumCount: Int = 2) -> [Proposal] {
    guard tokenCount > 0, stopCount > 0 else { return [] }
    var result: [Proposal] = []
    for (word, count) in counts where count.withStop >= minimumCount && !known.contains(word + ".") {
      let score = score(word, count)
      guard score >= threshold else { continue }
      result.append(
        Proposal(
          text: word + ".", list: Self.list(for: count), score: score, withStop: count.withStop, without: count.without,
          beforeLower: count.beforeLower, beforeCapital: count.beforeCapital, beforeNumber: count.beforeNumber,
          afterNumber: count.afterNumber))
    }
    return result.sorted { ($0.score, $1.text) > ($1.score, $0.text) }
  }

  private mutating func note(follower: Substring, of word: String) {
    guard let first = follower.first else { return }
    if first.isNumber {
      counts[word]?.beforeNumber += 1
    } else if first.isLowercase {
      counts[word]?.beforeLower += 1
    } else {
      counts[word]?.beforeCapital += 1
    }
  }

  private func score(_ word: String, _ count: Counts) -> Double {
    let chance = min(0.98, Double(stopCount) / Double(tokenCount))
    let with = Double(count.withStop)
    let without = Double(count.without)
    let null = with * log(chance) + without * log(1 - chance)
    let alternative = with * log(0.99) + without * log(0.01)
    let letters = Double(word.count { $0 != "." })
    let stops = Double(word.count { $0 == "." } + 1)
    return -2 * (null - alternative) * exp(-letters) * stops * pow(letters, -without)
  }

  /// Letters with full stops, hyphens and apostrophes inside, at most ten long; a capital alone would be an initial.
  private static func isWord(_ word: String) -> Bool {
    guard let first = word.first, first.isLetter, word.count <= 10 else { return false }
    return word.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" || $0 == "'" || $0 == "’" }
  }

  private static func list(for count: Counts) -> String {
    let total = max(1, count.withStop)
    if count.afterNumber * 2 > total { return "unit" }
    if count.beforeNumber * 2 > total { return "reference" }
    if count.beforeLower * 2 > total { return "inside" }
    // Hardly ever the last word before a sentence that begins with anything but a capital: a title, or chance.
    return count.beforeCapital * 10 > total * 9 && total >= 5 ? "title" : "end"
  }
}
