import UraModel
import UraText

/// Recognises adjectives and names of inhabitants made of a name: Приштина - приштинський, Kosova - kosovar, and words made of a
/// common term: мережа - мережевий, типовий - типово, përditësim - përditësoj
/// (`terminology/<language>.adjectives`).
struct RelationalAdjectives: Sendable {
  private var suffixes: [[UInt32]] = []
  private var links: [[UInt32]] = [[]]
  private var drops: [[UInt32]] = []
  private var endings: [[UInt32]] = [[]]
  /// Endings that the first of two words loses in an adjective of both, and what joins it to the second.
  private var firstEndings: [[UInt32]] = []
  private var joints: [[UInt32]] = []
  /// Suffixes of adjectives of common nouns.
  private var nounSuffixes: [[UInt32]] = []
  /// What a common term ends in, and what stands there in an adverb of it, or in a verb before the verb's ending.
  private var adverbs: [(ending: [UInt32], others: [[UInt32]])] = []
  private var verbs: [(ending: [UInt32], others: [[UInt32]])] = []
  /// The last letter of a stem, and what it becomes together with the suffix.
  private var fusions: [UInt32: [UInt32]] = [:]
  /// Letters of which a doubled one at the end of a stem counts once.
  private var singles: Set<UInt32> = []

  /// `nil` for a language without such a file.
  init?(_ language: LanguageTag) {
    let lines = ResourceLines.words(of: "terminology/\(language.language).adjectives")
    if lines.isEmpty { return nil }
    for line in lines {
      let values = line.dropFirst().map(\.foldedScalars)
      switch line[0] {
      case "suffix": suffixes += values
      case "noun-suffix": nounSuffixes += values
      case "adverb": adverbs.append((values[0], Array(values.dropFirst())))
      case "verb": verbs.append((values[0], Array(values.dropFirst())))
      case "link": links += values
      case "drop": drops += values
      case "ending": endings += values
      case "first": firstEndings += values
      case "compound": joints += values
      case "double": singles.formUnion(values.compactMap(\.first))
      case "fuse": if values.count == 2, let last = values[0].first { fusions[last] = values[1] }
      default: break
      }
    }
    drops.sort { $0.count > $1.count }
  }

  /// What an adjective of a name begins with: the name, or of an adjective and a noun the two as one word; `nil` where no
  /// adjective is made.
  func base(of words: [[UInt32]]) -> [UInt32]? {
    if words.count == 1 { return words[0] }
    guard words.count == 2, let joint = joints.first,
      let ending = firstEndings.first(where: { words[0].count > $0.count + 2 && words[0].ends(with: $0) })
    else { return nil }
    return words[0].dropLast(ending.count) + joint + words[1]
  }

  /// Whether the folded `word` is an adjective of the folded name.
  func isAdjective(_ word: [UInt32], of name: [UInt32]) -> Bool {
    guard word.count >= 5 else { return false }
    for stem in stems(of: name) where stem.count >= 3 {
      guard word.starts(with: stem.dropLast()) else { continue }
      for derived in derivations(of: stem) where word.starts(with: derived) {
        if endings.contains(Array(word.dropFirst(derived.count))) { return true }
      }
    }
    return false
  }

  /// Whether the folded `word` is an adjective, an adverb or a verb of the same stem as a folded common term of one word.
  func isDerived(_ word: [UInt32], of term: [UInt32]) -> Bool {
    for stem in stems(of: term) where stem.count >= 3 && word.count > stem.count && word.starts(with: stem) {
      let rest = word.dropFirst(stem.count)
      for suffix in nounSuffixes where rest.starts(with: suffix) {
        let ending = rest.dropFirst(suffix.count)
        if !ending.isEmpty, endings.contains(Array(ending)) { return true }
      }
    }
    for (ending, others) in adverbs where term.ends(with: ending) {
      if others.contains(where: { term.dropLast(ending.count) + $0 == word }) { return true }
    }
    for (ending, others) in verbs where term.ends(with: ending) && term.count >= ending.count + 4 {
      if others.contains(where: { word.starts(with: term.dropLast(ending.count) + $0) }) { return true }
    }
    return false
  }

  /// The name, and the name without each of the endings that it may lose.
  private func stems(of name: [UInt32]) -> [[UInt32]] {
    var result = [name]
    for drop in drops where name.count > drop.count && name.ends(with: drop) {
      var stem = Array(name.dropLast(drop.count))
      result.append(stem)
      if let last = stem.last, stem.dropLast().last == last, singles.contains(last) {
        stem.removeLast()
        result.append(stem)
      }
    }
    return result
  }

  private func derivations(of stem: [UInt32]) -> [[UInt32]] {
    var result: [[UInt32]] = []
    for link in links {
      let base = stem + link
      for suffix in suffixes { result.append(base + suffix) }
      if let last = base.last, let fused = fusions[last] { result.append(base.dropLast() + fused) }
    }
    return result
  }
}

extension [UInt32] {
  fileprivate func ends(with other: [UInt32]) -> Bool { suffix(other.count).elementsEqual(other) }
}
