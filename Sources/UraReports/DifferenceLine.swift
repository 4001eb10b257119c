import UraMatching
import UraModel

/// A stored sentence with what the query has instead, word by word: colour on a terminal, `[-gone-] {+new+}` elsewhere.
struct DifferenceLine {
  let style: TextStyle

  /// `nil` when no word differs.
  func text(query: String, source: String, language: LanguageTag) -> String? {
    let query = TranslatorText(query, language: language)
    let source = TranslatorText(source, language: language)
    let runs = WordDifference(query, source).runs
    guard runs.contains(where: { if case .same = $0 { false } else { true } }) else { return nil }
    var result = ""
    for run in runs {
      switch run {
      case .same(_, let range): append(slice(source, range), range, of: source, to: &result)
      case .deleted(let range): append(removed(slice(source, range)), range, of: source, to: &result)
      case .inserted(let range): append(inserted(slice(query, range)), range, of: query, to: &result)
      case .replaced(let new, let old):
        append(removed(slice(source, old)), old, of: source, to: &result)
        result += " " + inserted(slice(query, new))
      }
    }
    return result
  }

  private func removed(_ text: String) -> String { style.isColored ? style(.removed, text) : "[-\(text)-]" }
  private func inserted(_ text: String) -> String { style.isColored ? style(.inserted, text) : "{+\(text)+}" }

  private func slice(_ text: TranslatorText, _ range: Range<Int>) -> String {
    String(decoding: Array(text.text.utf8)[range], as: UTF8.self)
  }

  /// With the white space that stands before the words in their own text.
  private func append(_ piece: String, _ range: Range<Int>, of text: TranslatorText, to result: inout String) {
    let hasSpace = range.lowerBound > 0 && Array(text.text.utf8)[range.lowerBound - 1] == 0x20
    result += (hasSpace && !result.isEmpty ? " " : "") + piece
  }
}
