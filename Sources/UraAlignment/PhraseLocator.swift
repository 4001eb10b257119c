package import UraModel
import UraText

/// Finds which words of a translation say what a stretch of the source says.
///
/// Words are linked one to one, the surest links first (competitive linking: I. D. Melamed, "Models of translational equivalence among
/// words", 2000). A stretch has a translation when most of its words are linked, and nothing between the first and the last
/// of their counterparts is linked to a word outside (the consistency of phrase extraction: F. J. Och and H. Ney, "The alignment
/// template approach to statistical machine translation", 2004). Several sentences with the same stretch help each other: a word
/// that nearly all their translations have belongs to it.
package struct PhraseLocator: Sendable {
  /// A sentence pair with a stretch of its source.
  package struct Example: Sendable {
    package var source: String
    /// UTF-8 offsets into ``source``.
    package var range: Range<Int>
    package var target: String

    package init(source: String, range: Range<Int>, target: String) {
      self.source = source
      self.range = range
      self.target = target
    }
  }

  private let source, target: LanguageTag
  private let knowledge: AlignmentKnowledge

  package init(from source: LanguageTag, to target: LanguageTag, knowledge: AlignmentKnowledge? = nil) {
    self.source = source
    self.target = target
    self.knowledge = knowledge ?? .builtIn(source: source, target: target)
  }

  /// For each example the UTF-8 offsets of the translation in its target, or `nil`. The examples share the stretch.
  package func ranges(of examples: [Example]) -> [Range<Int>?] {
    let pairs = examples.map { LinkedPair($0, from: source, to: target, knowledge) }
    var frequency: [String: Int] = [:]
    for pair in pairs { for stem in Set(pair.targetStems) { frequency[stem, default: 0] += 1 } }
    let least = pairs.count < 3 ? Int.max : (pairs.count * 7 + 9) / 10
    let shared = Set(frequency.filter { $0.value >= least && $0.key.count >= 4 }.keys)
    return pairs.map { $0.translation(shared: shared) }
  }
}

/// A sentence pair whose words are linked.
private struct LinkedPair {
  private struct Word {
    var range: Range<Int>
    var stem = ""
    /// What should have a counterpart: a word of four letters or more, a name, a number.
    var isContent = false
    var types: [Int32] = []
  }

  private let source, target: [Word]
  private let stretch: Range<Int>
  /// The source word of each target word.
  private var sourceOf: [Int?]

  var targetStems: [String] { target.map(\.stem) }

  init(_ example: PhraseLocator.Example, from: LanguageTag, to: LanguageTag, _ knowledge: AlignmentKnowledge) {
    // Each word is a segment, so that its place is known.
    let (source, a) = Self.words(of: example.source, from)
    let (target, b) = Self.words(of: example.target, to)
    self.source = source
    self.target = target
    let inside = source.indices.filter { example.range.contains(source[$0].range.lowerBound) }
    stretch = (inside.first ?? 0)..<(inside.last.map { $0 + 1 } ?? 0)
    sourceOf = Array(repeating: nil, count: target.count)
    let links = LinkFinder(a, b, knowledge: knowledge, parameters: AlignmentParameters()).links.forward
    link(links)
  }

  private static func words(of text: String, _ language: LanguageTag) -> ([Word], PreparedDocument) {
    let tokens = Tokenizer(language: language).tokens(in: text).filter { $0.kind == .word || $0.kind == .number }
    let document = PreparedDocument(tokens.map { AlignmentSegment(text: $0.text) }, language: language)
    var words = tokens.map { Word(range: $0.range, isContent: $0.kind == .number || $0.text.count >= 4) }
    for piece in 0..<document.pieceCount {
      let index = Int(document.segmentOfPiece[piece])
      for token in document.tokens[Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1])] {
        let type = document.types[Int(token)]
        words[index].types.append(token)
        words[index].stem += type.stem
        words[index].isContent = words[index].isContent || type.isName
      }
    }
    return (words, document)
  }

  private mutating func link(_ links: WordLinks) {
    var candidates: [(level: UInt8, gap: Double, source: Int, target: Int)] = []
    for (i, word) in source.enumerated() {
      for type in word.types {
        for link in links.links[Int(links.start[Int(type)])..<Int(links.start[Int(type) + 1])] {
          for (j, other) in target.enumerated() where other.types.contains(link.other) {
            let gap = abs(Double(i) / Double(source.count) - Double(j) / Double(target.count))
            candidates.append((link.level, gap, i, j))
          }
        }
      }
    }
    candidates.sort { ($1.level, $0.gap) < ($0.level, $1.gap) }
    var isLinked = Set<Int>()
    for candidate in candidates where sourceOf[candidate.target] == nil && isLinked.insert(candidate.source).inserted {
      sourceOf[candidate.target] = candidate.source
    }
  }

  /// - Parameter shared: stems that nearly all translations of the stretch have.
  func translation(shared: Set<String>) -> Range<Int>? {
    guard !stretch.isEmpty, let first = target.first, let last = target.last else { return nil }
    if stretch == source.indices { return first.range.lowerBound..<last.range.upperBound }
    let isOurs = target.indices.map { index in
      sourceOf[index].map(stretch.contains) ?? shared.contains(target[index].stem)
    }
    guard let from = isOurs.firstIndex(of: true), let to = isOurs.lastIndex(of: true) else { return nil }
    let content = stretch.filter { source[$0].isContent }
    // A shared word stands for a content word that no link explains.
    let explained = Set((from...to).compactMap { sourceOf[$0] }).intersection(content).count
    let unexplained = (from...to).count { isOurs[$0] && sourceOf[$0] == nil && target[$0].isContent }
    guard min(content.count, explained + unexplained) * 3 >= content.count * 2, explained + unexplained > 0,
      (from...to).allSatisfy({ sourceOf[$0].map(stretch.contains) ?? true }), to - from < 2 * stretch.count + 1
    else { return nil }
    return target[from].range.lowerBound..<target[to].range.upperBound
  }
}
