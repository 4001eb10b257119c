import UraFormats
import UraMemory
package import UraModel
import UraText

/// Sentence pairs out of whatever holds them: a memory, a translation file, a table of source TAB target.
package enum SentencePairs {
  /// The pairs of two languages in a file.
  ///
  /// - Throws: `InputError` or `MemoryError` for a file that cannot be read.
  package static func read(
    _ path: String, from source: LanguageTag, to target: LanguageTag, diagnostics: any DiagnosticCollector
  ) throws -> [(source: String, target: String)] {
    var pairs: [(source: String, target: String)] = []
    if TranslationMemory.isDatabase(path) || path.hasSuffix(".sqlite") {
      try TranslationMemory(path: path, mode: .read).forEachUnit { stored in
        append(stored.unit, source, target, to: &pairs)
      }
    } else if FileFormat.candidates(path: path).isEmpty {
      let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
      for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      where line.contains(where: { !$0.isWhitespace }) {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        if columns.count >= 2 {
          pairs.append((String(columns[0]), String(columns[1])))
        } else {
          diagnostics.emit(.noTab(at: SourceLocation(path: path, line: index + 1)))
        }
      }
    } else {
      let input = InputFile(path: path)
      _ = try FileFormat.detect(input).reader.read(
        input, options: .init(sourceLanguage: source, targetLanguage: target), diagnostics: diagnostics
      ) { unit, _ in append(unit, source, target, to: &pairs) }
    }
    return pairs
  }

  private static func append(
    _ unit: TranslationUnit, _ source: LanguageTag, _ target: LanguageTag,
    to pairs: inout [(source: String, target: String)]
  ) {
    // An empty side is not translated yet, which is not a wrong translation.
    let variants = unit.variants.filter { !$0.content.isEmpty }
    let sources = variants.filter { $0.language.language == source.language }
    let targets = variants.filter { $0.language.language == target.language }
    for one in sources { for other in targets { pairs.append((one.text, other.text)) } }
  }
}
