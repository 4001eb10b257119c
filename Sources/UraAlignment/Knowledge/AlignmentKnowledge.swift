public import UraModel
import UraText

/// What an aligner knows of two languages before it has read the documents.
public struct AlignmentKnowledge: Sendable {
  /// From the source language to the target language.
  package var lexicons: [Lexicon]

  package init(lexicons: [Lexicon] = []) { self.lexicons = lexicons }

  /// Nothing but the documents.
  public static let none = AlignmentKnowledge()

  /// The starter lexicon of the two languages, where there is one.
  public static func builtIn(source: LanguageTag, target: LanguageTag) -> AlignmentKnowledge {
    let (a, b) = (source.language, target.language)
    if let text = EmbeddedData.text("lexicon/\(a)-\(b).tsv") { return .init(lexicons: [LexiconFile.read(text)]) }
    if let text = EmbeddedData.text("lexicon/\(b)-\(a).tsv") {
      return .init(lexicons: [LexiconFile.read(text).reversed])
    }
    return .none
  }
}
