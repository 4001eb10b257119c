import UraFormats
package import UraModel
import UraSegmentation
import UraText

/// From texts to a proposal of abbreviations, and from built-in rules to a file.
package enum LearnSegmentationRules {
  /// A file in ura's notation that proposes the abbreviations which the texts show and the built-in rules lack.
  ///
  /// - Parameter minimumCount: how often a word must stand with a full stop.
  /// - Throws: `InputError` for a file that cannot be read.
  package static func proposal(
    from paths: [String], language: LanguageTag, minimumCount: Int
  ) throws(InputError) -> (file: String, count: Int) {
    var learner = AbbreviationLearner(known: try SegmentationRules.builtIn(for: language))
    for path in paths { learner.read(try TextDecoder.decode(try InputBytes.read(path), path: path).text) }
    let proposals = learner.proposals(minimumCount: minimumCount)
    return (LearnedRules.file(proposals, language: language, sources: paths), proposals.count)
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
