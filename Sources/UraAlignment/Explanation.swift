public import UraModel

/// A pair of words that speaks for a bead.
public struct WordSupport: Sendable, Hashable {
  /// As it stands in the source.
  public var source: String
  /// As it stands in the target.
  public var target: String
  /// How surely the words translate each other, in 0...1.
  public var strength: Double
}

/// What a bead's score is made of.
public struct BeadExplanation: Sendable, Hashable {
  /// A part of the score: a log-likelihood ratio, positive where it speaks for the bead.
  public struct Part: Sendable, Hashable {
    /// `kind`, `words`, `cut` (a sentence that is cut in parts which stand for several), `length`, `marks`, `paragraphs`, `position`; and
    /// `others`, where further languages were heard: by how much they change the log-odds of the bead.
    public var name: String
    /// In natural logarithms; the values of a bead's parts, `others` aside, sum up to its score.
    public var value: Double
  }
  /// Empty for beads that cross others: they were found one by one.
  public var parts: [Part]
  /// The strongest first, each word at most once, eight at the most.
  public var words: [WordSupport]

  package init(parts: [Part], words: [WordSupport]) {
    self.parts = parts
    self.words = words
  }
}

extension SentenceAligner {
  /// For each bead of an alignment of these documents, the parts of its score and the words that support it.
  public func explain(
    _ beads: [Bead], _ source: [AlignmentSegment], _ target: [AlignmentSegment]
  ) -> [BeadExplanation] {
    if isTurned { return turned.explain(beads.map(\.turned), target, source).map(\.turned) }
    let a = PreparedDocument(source, language: self.source)
    let b = PreparedDocument(target, language: self.target)
    let solution = solve(a, b, keepsScorer: true)
    return explain(beads, SegmentParts(solution.beads, solution.scorer, a, b), a, b)
  }

  func explain(
    _ beads: [Bead], _ parts: SegmentParts, _ a: PreparedDocument, _ b: PreparedDocument
  ) -> [BeadExplanation] {
    zip(beads, support(of: beads, a, b)).map { bead, words in
      BeadExplanation(
        parts: bead.isCrossing ? [] : parts.of(bead).named.map { .init(name: $0.name, value: $0.value) }, words: words)
    }
  }

  /// How many words are named in support of a bead.
  private static let supportLimit = 8

  /// For each bead, the linked words that meet in it, strongest first; each word at most once.
  private func support(of beads: [Bead], _ a: PreparedDocument, _ b: PreparedDocument) -> [[WordSupport]] {
    let links = LinkFinder(a, b, knowledge: knowledge, parameters: options.parameters).links.forward
    let starts = SegmentStarts(a, b)
    return beads.map { bead in
      let words = Self.types(bead.source, starts.source, a)
      let others = Set(Self.types(bead.target, starts.target, b))
      var found: [(Int32, WordLinks.Link)] = []
      for word in words {
        for k in Int(links.start[Int(word)])..<Int(links.start[Int(word) + 1])
        where others.contains(links.links[k].other) {
          found.append((word, links.links[k]))
        }
      }
      found.sort { ($0.1.level, $1.0, $1.1.other) > ($1.1.level, $0.0, $0.1.other) }
      var usedWords: Set<Int32> = []
      var usedOthers: Set<Int32> = []
      var result: [WordSupport] = []
      for (word, link) in found where result.count < Self.supportLimit {
        guard !usedWords.contains(word), !usedOthers.contains(link.other) else { continue }
        usedWords.insert(word)
        usedOthers.insert(link.other)
        result.append(
          WordSupport(
            source: a.types[Int(word)].key, target: b.types[Int(link.other)].key, strength: Double(link.level) / 15))
      }
      return result
    }
  }

  private static func types(_ segments: [Int], _ starts: [Int], _ document: PreparedDocument) -> [Int32] {
    guard let first = segments.first, let last = segments.last else { return [] }
    let range = Int(document.tokenStart[starts[first]])..<Int(document.tokenStart[starts[last + 1]])
    return Array(Set(document.tokens[range]))
  }
}

/// The parts of the scores of a path, by the segments in which its beads begin.
struct SegmentParts {
  private var ofSource: [Int: BeadParts] = [:]
  private var ofTarget: [Int: BeadParts] = [:]

  init(_ beads: [BeadSearch.PieceBead], _ scorer: BeadScorer?, _ a: PreparedDocument, _ b: PreparedDocument) {
    for bead in beads {
      guard let parts = scorer?.parts(of: bead) else { continue }
      // Beads of pieces that share a segment make one bead of segments: each piece bead counts where it begins.
      if let piece = bead.source.first {
        ofSource[Int(a.segmentOfPiece[piece]), default: BeadParts()] += parts
      } else if let piece = bead.target.first {
        ofTarget[Int(b.segmentOfPiece[piece]), default: BeadParts()] += parts
      }
    }
  }

  func of(_ bead: Bead) -> BeadParts {
    var parts = BeadParts()
    for segment in bead.source { if let more = ofSource[segment] { parts += more } }
    for segment in bead.target { if let more = ofTarget[segment] { parts += more } }
    return parts
  }
}
