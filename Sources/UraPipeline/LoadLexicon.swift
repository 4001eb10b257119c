package import UraAlignment
package import UraModel
import UraText

/// A lexicon file -> what an aligner knows.
package enum LoadLexicon {
  /// The knowledge of a lexicon file beside the built-in one; the built-in one alone when no file is named.
  ///
  /// - Throws: `InputError` for a file that cannot be read.
  package static func knowledge(
    _ path: String?, from source: LanguageTag, to target: LanguageTag
  ) throws(InputError) -> AlignmentKnowledge {
    var knowledge = AlignmentKnowledge.builtIn(source: source, target: target)
    if let path {
      let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
      let lexicon = LexiconFile.read(text)
      guard !lexicon.isEmpty else {
        throw InputError(
          at: .init(path: path), code: "lexicon-empty",
          "expected lines of 'stem TAB translation strength ...', found none; make the file with 'ura lexicon train'")
      }
      knowledge.lexicons.append(lexicon)
    }
    return knowledge
  }
}
