import UraFormats
import UraMemory
package import UraModel
import UraText

/// Sentence pairs out of whatever holds them: a memory, a translation file, a table of source TAB target.
///
/// Large memories have a million pairs: they are kept as UTF-8 in one array, and texts are made as they are asked for.
package struct SentencePairs: RandomAccessCollection, Sendable {
  private var bytes: [UInt8] = []
  /// Text i, the sources even and the targets odd, is `bytes[starts[i]..<starts[i + 1]]`.
  private var starts = [0]

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { starts.count / 2 }

  package subscript(pair: Int) -> (source: String, target: String) { (text(2 * pair), text(2 * pair + 1)) }

  package mutating func append(_ source: String, _ target: String) {
    for text in [source, target] {
      bytes += text.utf8
      starts.append(bytes.count)
    }
  }

  private func text(_ index: Int) -> String {
    String(decoding: bytes[starts[index]..<starts[index + 1]], as: UTF8.self)
  }

  /// The pairs of two languages in a file.
  ///
  /// - Throws: `InputError` or `MemoryError` for a file that cannot be read.
  package static func read(
    _ path: String, from source: LanguageTag, to target: LanguageTag, diagnostics: any DiagnosticCollector
  ) throws -> SentencePairs {
    var pairs = SentencePairs()
    if TranslationMemory.isDatabase(path) || path.hasSuffix(".sqlite") {
      try TranslationMemory(path: path, mode: .read).forEachUnit { stored in
        pairs.append(stored.unit, source, target)
      }
    } else if FileFormat.candidates(path: path).isEmpty {
      let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
      for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      where line.contains(where: { !$0.isWhitespace }) {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        if columns.count >= 2 {
          pairs.append(String(columns[0]), String(columns[1]))
        } else {
          diagnostics.emit(.noTab(at: SourceLocation(path: path, line: index + 1)))
        }
      }
    } else {
      let input = InputFile(path: path)
      _ = try FileFormat.detect(input).reader.read(
        input, options: .init(sourceLanguage: source, targetLanguage: target), diagnostics: diagnostics
      ) { unit, _ in pairs.append(unit, source, target) }
    }
    return pairs
  }

  private mutating func append(_ unit: TranslationUnit, _ source: LanguageTag, _ target: LanguageTag) {
    // An empty side is not translated yet, which is not a wrong translation.
    let variants = unit.variants.filter { !$0.content.isEmpty }
    let sources = variants.filter { $0.language.language == source.language }
    let targets = variants.filter { $0.language.language == target.language }
    for one in sources { for other in targets { append(one.text, other.text) } }
  }
}
