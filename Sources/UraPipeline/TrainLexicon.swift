package import UraAlignment
package import UraModel
import UraText

/// Sentence pairs of memories, translation files and tables -> a lexicon.
package struct TrainLexicon {
  package let source: LanguageTag
  package let target: LanguageTag
  package let options: LexiconTrainer.Options

  package init(from source: LanguageTag, to target: LanguageTag, options: LexiconTrainer.Options = .init()) {
    self.source = source
    self.target = target
    self.options = options
  }

  /// What came out.
  package struct Result {
    package var pairs: Int
    package var lexicon: Lexicon
    /// The lexicon as a file.
    package var text: String
  }

  /// - Parameter header: a file whose lines stand as comments on top.
  /// - Throws: `InputError` or `MemoryError` for an input that cannot be read.
  package func callAsFunction(
    _ paths: [String], header: String? = nil, diagnostics: any DiagnosticCollector
  ) throws -> Result {
    var pairs: [(source: String, target: String)] = []
    for path in paths {
      pairs += try SentencePairs.read(path, from: source, to: target, diagnostics: diagnostics)
    }
    let lexicon = LexiconTrainer(source: source, target: target, options: options).train(pairs)
    var lines: [String] = []
    if let header {
      let text = try TextDecoder.decode(try InputBytes.read(header), path: header).text
      lines += text.split(whereSeparator: \.isNewline).map(String.init)
    }
    lines.append("\(source) to \(target), \(lexicon.count) pairs of stems: stem TAB translation strength ...")
    return Result(pairs: pairs.count, lexicon: lexicon, text: LexiconFile.write(lexicon, header: lines))
  }
}
