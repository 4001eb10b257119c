package import UraAlignment
package import UraModel

/// Documents in two or more languages -> segments -> units over all languages.
package struct AlignDocumentsJointly: Sendable {
  /// Documents aligned jointly.
  package struct Result: Sendable {
    /// In the order in which they were given.
    package var languages: [LanguageTag]
    package var segments: [LanguageTag: [AlignmentSegment]]
    package var alignment: JointAlignment
    /// That a document has no text, or does not look like its language.
    package internal(set) var warnings: [Diagnostic] = []
  }

  private let input: AlignDocuments.Input
  private let aligner: JointAligner

  /// - Parameters:
  ///   - allowsReordering: whether translations that stand in another order than their sources are looked for.
  ///   - knowledge: what is known of a source and a target language, in whichever order they are asked for.
  package init(
    input: AlignDocuments.Input = .text, options: AlignmentOptions = .init(), allowsReordering: Bool = false,
    knowledge: @escaping @Sendable (LanguageTag, LanguageTag) -> AlignmentKnowledge = {
      .builtIn(source: $0, target: $1)
    }
  ) {
    self.input = input
    aligner = JointAligner(options: options, allowsReordering: allowsReordering, knowledge: knowledge)
  }

  /// Aligns files, one per language.
  ///
  /// - Throws: `InputError` for a file that cannot be read or decoded.
  package func align(_ files: [(language: LanguageTag, path: String)]) throws(InputError) -> Result {
    var segments: [LanguageTag: [AlignmentSegment]] = [:]
    for file in files {
      segments[file.language] = try AlignDocuments.segments(ofFile: file.path, language: file.language, input: input)
    }
    let languages = files.map(\.language)
    return Result(
      languages: languages, segments: segments, alignment: aligner.align(segments, order: languages),
      warnings: files.compactMap { AlignDocuments.warning(segments[$0.language] ?? [], $0.language, path: $0.path) })
  }

  /// For each pair of languages and each of its beads, what its score is made of and the words that support it.
  package func explain(_ result: Result) -> [JointAlignment.Pair: [BeadExplanation]] {
    aligner.explain(result.alignment, result.segments, order: result.languages)
  }
}
