import Foundation
import UraModel

/// Finds abbreviations in texts: words that nearly always stand with a full stop, and after which the sentence goes on.
///
/// After Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational Linguistics 32(4), 2006: the
/// log-likelihood ratio of section 3 for "nearly always with a full stop", scaled down with the word's length and with its
/// occurrences without one, and up with full stops inside. Their orthographic evidence (section 4) speaks here of the word and not
/// of each place: what follows it in lower case, a number, a comma and a name say that the sentence goes on, a capital that
/// the texts also know in lower case says that it ended. What is proposed is to be reviewed.
package struct AbbreviationLearner: Sendable {
  private var words: [String: WordCounts] = [:]
  /// How often a word stands in lower case, for the words that follow a full stop with a capital.
  private var lowerCase: [String: Int] = [:]
  private var tokenCount = 0
  private var stopCount = 0
  private let known: Set<String>

  /// One abbreviation that the texts show.
  package struct Proposal: Sendable, Hashable {
    /// With its full stop, in lower case.
    package var text: String
    /// The list of the rule notation that fits its contexts: `title`, `reference`, `unit`, `inside` or `end`.
    package var list: String
    package var score: Double
    package var evidence: AbbreviationEvidence
    /// Whether the rules in use have it.
    package var isKnown: Bool
  }

  /// What is counted of one word.
  private struct WordCounts: Sendable {
    var withStop = 0
    var without = 0
    var beforeLower = 0
    var beforeNumber = 0
    var beforePause = 0
    var afterNumber = 0
    /// Words with a capital that follow, in lower case.
    var capitals: [String: Int] = [:]
  }

  /// - Parameter known: the rules in use; their words are told from news.
  package init(known: SegmentationRules) {
    self.known = Set(known.lists.values.joined().map { $0.text.lowercased().filter { $0 != "_" } })
  }

  /// Counts the words of a text.
  package mutating func read(_ text: String) {
    var previousIsNumber = false
    var pending: String?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      // After a blank line nothing follows the word before it.
      if line.allSatisfy(\.isWhitespace) { pending = nil }
      for raw in line.split(whereSeparator: \.isWhitespace) {
        let token = raw.drop { !$0.isLetter && !$0.isNumber }
        if let word = pending { note(follower: token, of: word) }
        pending = nil
        let core = token[
          ..<(token.lastIndex { $0.isLetter || $0.isNumber || $0 == "." }.map(token.index(after:)) ?? token.startIndex)]
        guard !core.isEmpty else { continue }
        pending = count(core, tail: token[core.endIndex...].first, afterNumber: previousIsNumber)
        previousIsNumber = core.contains { $0.isNumber }
      }
    }
  }

  /// Counts one token, and returns the word when what follows is of interest.
  private mutating func count(_ core: Substring, tail: Character?, afterNumber: Bool) -> String? {
    tokenCount += 1
    let endsWithStop = core.hasSuffix(".") && !core.hasSuffix("..")
    if endsWithStop { stopCount += 1 }
    let bare = endsWithStop ? core.dropLast() : core
    let word = bare.lowercased()
    if let first = bare.first, first.isLowercase { lowerCase[word, default: 0] += 1 }
    guard Self.isWord(word) else { return nil }
    var entry = words[word] ?? WordCounts()
    defer { words[word] = entry }
    guard endsWithStop else {
      entry.without += 1
      return nil
    }
    entry.withStop += 1
    if afterNumber { entry.afterNumber += 1 }
    if let tail, ",;:".contains(tail) { entry.beforePause += 1 }
    return tail == nil ? word : nil
  }

  private mutating func note(follower: Substring, of word: String) {
    guard let first = follower.first else { return }
    if first.isNumber {
      words[word]?.beforeNumber += 1
    } else if first.isLowercase {
      words[word]?.beforeLower += 1
    } else {
      words[word]?.capitals[follower.prefix { $0.isLetter }.lowercased(), default: 0] += 1
    }
  }

  /// The abbreviations, the surest first.
  ///
  /// - Parameters:
  ///   - threshold: the least score; Kiss and Strunk's is 0.3.
  ///   - minimumCount: how often the word must stand with a full stop.
  package func proposals(threshold: Double = 0.3, minimumCount: Int = 2) -> [Proposal] {
    guard tokenCount > 0, stopCount > 0 else { return [] }
    let evidence = words.mapValues(evidence)
    let continuing = evidence.values.reduce(0) { $0 + $1.continuing }
    let followed = evidence.values.reduce(continuing) { $0 + $1.beforeName + $1.beforeCapital }
    // How often a sentence goes on after any full stop; the bounds keep small texts from certainty.
    let chance = min(0.5, max(0.002, Double(continuing) / Double(max(1, followed))))
    var result: [Proposal] = []
    for (word, counts) in evidence where counts.withStop >= minimumCount {
      // A letter before names is an initial.
      if word.count == 1, counts.beforeName * 2 > counts.withStop { continue }
      let score = score(word, counts, chance)
      guard score >= threshold else { continue }
      result.append(
        Proposal(
          text: word + ".", list: counts.list, score: score, evidence: counts, isKnown: known.contains(word + ".")))
    }
    return result.sorted { ($0.score, $1.text) > ($1.score, $0.text) }
  }

  private func evidence(_ counts: WordCounts) -> AbbreviationEvidence {
    var result = AbbreviationEvidence(
      withStop: counts.withStop, without: counts.without, beforeLower: counts.beforeLower,
      beforeNumber: counts.beforeNumber, beforePause: counts.beforePause, afterNumber: counts.afterNumber)
    for (follower, count) in counts.capitals {
      if lowerCase[follower] == nil { result.beforeName += count } else { result.beforeCapital += count }
    }
    return result
  }

  private func score(_ word: String, _ counts: AbbreviationEvidence, _ chance: Double) -> Double {
    let stops = min(0.98, Double(stopCount) / Double(tokenCount))
    let with = Double(counts.withStop)
    let without = Double(counts.without)
    let null = with * log(stops) + without * log(1 - stops)
    let alternative = with * log(0.99) + without * log(0.01)
    let continuing = Double(counts.continuing)
    let ending = Double(counts.beforeCapital)
    let names = Double(counts.beforeName)
    let goesOn = continuing * log(0.5 / chance) + ending * log(0.5 / (1 - chance))
    // Names alone say little: sentences begin with them, too.
    let share = (continuing + 0.5 * names + 0.5 * min(names, continuing) + 0.1) / (continuing + names + ending + 0.2)
    // Length speaks against an abbreviation as long as it is not seen inside sentences.
    let doubt = 1 - 0.5 * continuing / (continuing + ending + names + 1)
    let letters = Double(word.count { $0 != "." })
    let parts = Double(word.count { $0 == "." } + 1)
    return 2 * (alternative - null + goesOn) * exp(-letters * doubt) * parts * pow(letters, -without) * share
  }

  /// Letters with full stops, hyphens and apostrophes inside, at most ten long.
  private static func isWord(_ word: String) -> Bool {
    guard let first = word.first, let last = word.last, first.isLetter, last.isLetter, word.count <= 10 else {
      return false
    }
    return word.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" || $0 == "'" || $0 == "’" }
  }
}
