import CICU
package import UraModel

/// Text boundaries by ICU (UAX 29 and UAX 14, with CLDR's tailorings and dictionaries).
///
/// Not `Sendable`: it keeps a position. Make one per task.
package final class BreakIterator {
  /// The values are ICU's.
  package enum Kind: Int32, Sendable { case word = 1, sentence = 3 }

  private let handle: OpaquePointer

  package init(_ kind: Kind, language: LanguageTag) throws(ICUError) {
    var status: Int32 = 0
    guard let handle = ura_break_open(kind.rawValue, language.description, &status) else {
      throw ICUError("open a break iterator for \(language)", status)
    }
    self.handle = handle
  }

  deinit { ura_break_close(handle) }

  /// The boundaries after the start of the text, as ascending UTF-8 offsets; the last one is the text's length.
  package func boundaries(in utf8: UnsafeBufferPointer<UInt8>) -> [Int] {
    var result: [Int] = []
    forEachBoundary(in: utf8) { offset, _ in result.append(offset) }
    return result
  }

  package func boundaries(in text: String) -> [Int] {
    var text = text
    return text.withUTF8 { boundaries(in: $0) }
  }

  /// Calls `body` with each boundary after the start and ICU's rule status of what ends there (for words: 0..<100 is not a word).
  package func forEachBoundary(in utf8: UnsafeBufferPointer<UInt8>, _ body: (_ offset: Int, _ ruleStatus: Int) -> Void)
  {
    guard let start = utf8.baseAddress, !utf8.isEmpty else { return }
    var status: Int32 = 0
    ura_break_set_text(handle, start, Int64(utf8.count), &status)
    guard status <= 0 else { return }
    while true {
      let offset = ura_break_next(handle)
      if offset < 0 { break }
      body(Int(offset), Int(ura_break_rule_status(handle)))
    }
  }
}
