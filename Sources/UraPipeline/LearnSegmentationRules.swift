import UraFormats
package import UraModel
import UraSegmentation
import UraText

/// From texts to a proposal of abbreviations, and from built-in rules to a file.
package enum LearnSegmentationRules {
  /// What texts taught.
  package struct Proposal: Sendable {
    /// A file in ura's notation with the abbreviations that the built-in rules lack.
    package var file: String
    package var count: Int
    /// The abbreviations of the texts that the rules have already, the surest first.
    package var known: [String]
  }

  /// - Parameters:
  ///   - minimumCount: how often a word must stand with a full stop.
  ///   - includesKnown: whether the file repeats the abbreviations that the built-in rules have.
  /// - Throws: `InputError` for a file that cannot be read.
  package static func proposal(
    from paths: [String], language: LanguageTag, minimumCount: Int, includesKnown: Bool
  ) throws(InputError) -> Proposal {
    var learner = AbbreviationLearner(known: try SegmentationRules.builtIn(for: language))
    for path in paths { learner.read(try TextDecoder.decode(try InputBytes.read(path), path: path).text) }
    let all = learner.proposals(minimumCount: minimumCount)
    let listed = all.filter { includesKnown || !$0.isKnown }
    return Proposal(
      file: LearnedRules.file(listed, language: language, sources: paths), count: listed.count,
      known: all.filter(\.isKnown).map(\.text))
  }
}

/// The rules of a language as a file.
package enum ExportSegmentationRules {
  package enum Form: String, Sendable, CaseIterable { case text, srx }

  /// - Parameter rules: a file of rules instead of the built-in ones.
  package static func bytes(language: LanguageTag, rules path: String?, as form: Form) throws(InputError) -> [UInt8] {
    if form == .text, path == nil { return SegmentationRules.builtInSource(for: language) }
    let rules =
      if let path {
        try SegmentationRules(contentsOf: try InputBytes.read(path), path: path, language: language)
      } else {
        try SegmentationRules.builtIn(for: language)
      }
    let output = OutputFile()
    switch form {
    case .srx: SRXWriter.write(rules.srxDocument(for: language), to: output)
    case .text: output.write(rules.notation)
    }
    return output.bytes
  }
}
