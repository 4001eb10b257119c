public import UraModel

/// Documents of two or more languages, aligned so that all pairs agree.
public struct JointAlignment: Sendable {
  /// A pair of languages, the smaller tag first.
  public struct Pair: Sendable, Hashable {
    public var source: LanguageTag
    public var target: LanguageTag
    public init(source: LanguageTag, target: LanguageTag) {
      self.source = source
      self.target = target
    }
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
  ///   - knowledge: what is known of a source and a target language; the built-in lexicons when nothing is given.
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
    let prepared = languages.map { PreparedDocument(documents[$0] ?? [], language: $0) }
    let beads = JointSolver(prepared, options: options, knowledge: knowledge).beads()
    var pairs: [JointAlignment.Pair: [Bead]] = [:]
    for pair in beads {
      let (source, target) = (languages[pair.first], languages[pair.second])
      pairs[.init(source: source, target: target)] =
        allowsReordering
        ? SentenceAligner(source: source, target: target, knowledge: knowledge(source, target), options: options)
          .reordered(pair.beads, prepared[pair.first], prepared[pair.second]) : pair.beads
    }
    let units = MultilingualUnits.units(of: pairs, languages: languages, counts: prepared.map(\.segmentCount))
    return JointAlignment(units: units, pairs: pairs)
  }
}
