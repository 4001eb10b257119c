public import UraModel

/// Documents of two or more languages, aligned so that all pairs agree.
public struct JointAlignment: Sendable {
  /// A pair of languages, the smaller tag first.
  public struct Pair: Sendable, Hashable {
    /// The language whose segments ``Bead/source`` numbers.
    public var source: LanguageTag
    /// The language whose segments ``Bead/target`` numbers.
    public var target: LanguageTag
    public init(source: LanguageTag, target: LanguageTag) {
      self.source = source
      self.target = target
    }

    var turned: Pair { .init(source: target, target: source) }
  }

  /// In document order; every segment of every document is in exactly one.
  public var units: [MultilingualBead]
  /// The finest beads of each pair of languages, in document order.
  public var pairs: [Pair: [Bead]]
}

/// Aligns the documents of two or more languages at once.
public struct JointAligner: Sendable {
  let options: AlignmentOptions
  private let allowsReordering: Bool
  let knowledge: @Sendable (LanguageTag, LanguageTag) -> AlignmentKnowledge

  /// - Parameters:
  ///   - allowsReordering: whether translations that stand in another order than their sources are looked for.
  ///   - knowledge: what is known of a source and a target language, in whichever order they are asked for; the built-in lexicons when
  ///     nothing is given.
  public init(
    options: AlignmentOptions = .init(), allowsReordering: Bool = false,
    knowledge: @escaping @Sendable (LanguageTag, LanguageTag) -> AlignmentKnowledge = {
      .builtIn(source: $0, target: $1)
    }
  ) {
    self.options = options
    self.allowsReordering = allowsReordering
    self.knowledge = knowledge
  }

  /// The joint alignment of documents, one per language.
  ///
  /// - Parameter order: the languages in the order in which pairs are wanted; sorted by tag when nothing is given.
  public func align(_ documents: [LanguageTag: [AlignmentSegment]], order: [LanguageTag]? = nil) -> JointAlignment {
    let languages = order ?? documents.keys.sorted()
    // Solved in one order, whatever the order asked for, so that sums and ties do not depend on it.
    let solved = languages.sorted()
    let prepared = solved.map { PreparedDocument(documents[$0] ?? [], language: $0) }
    var pairs: [JointAlignment.Pair: [Bead]] = [:]
    for result in JointSolver(prepared, options: options, knowledge: knowledge).beads() {
      let pair = JointAlignment.Pair(source: solved[result.first], target: solved[result.second])
      let beads =
        allowsReordering
        ? aligner(pair).reordered(result.beads, prepared[result.first], prepared[result.second]) : result.beads
      let isTurned = Self.isTurned(pair, in: languages)
      pairs[isTurned ? pair.turned : pair] = isTurned ? beads.turned : beads
    }
    let counts = languages.map { documents[$0]?.count ?? 0 }
    let units = MultilingualUnits.units(of: pairs, languages: languages, counts: counts)
    return JointAlignment(units: units, pairs: pairs)
  }

  func aligner(_ pair: JointAlignment.Pair) -> SentenceAligner {
    SentenceAligner(
      source: pair.source, target: pair.target, knowledge: knowledge(pair.source, pair.target), options: options)
  }

  /// Whether a pair is wanted the other way round.
  static func isTurned(_ pair: JointAlignment.Pair, in languages: [LanguageTag]) -> Bool {
    guard let source = languages.firstIndex(of: pair.source), let target = languages.firstIndex(of: pair.target) else {
      return false
    }
    return source > target
  }
}

extension [Bead] {
  /// The beads of two documents seen from the other side; omissions before additions there too.
  var turned: [Bead] {
    var result: [Bead] = []
    var additions: [Bead] = []
    for bead in map(\.turned) {
      if bead.source.isEmpty {
        additions.append(bead)
      } else {
        if !bead.target.isEmpty {
          result += additions
          additions = []
        }
        result.append(bead)
      }
    }
    return result + additions
  }
}

extension Bead {
  /// Seen from the other side.
  var turned: Bead {
    var result = self
    (result.source, result.target) = (target, source)
    return result
  }
}
