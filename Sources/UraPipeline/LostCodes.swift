import UraFormats
import UraModel
import UraText

/// Which codes of a text its translation lacks: inline codes, and the placeholders and tags that stand in the text itself.
///
/// What counts is the markup, because a translator's program numbers codes as it likes. Of a pair the first half stands for both.
/// A link or an image may lead to another place, a placeholder may have its number (`%1$s` for `%s`), and character references
/// come and go as a language needs them.
struct LostCodes {
  /// In the order of the source.
  private(set) var lost: [String] = []
  /// Placeholders of the translation that no form of the source has: the program knows nothing to fill them with.
  private(set) var unknown: [String] = []

  /// - Parameters:
  ///   - sources: the source's forms.
  ///   - form: which of them the translation is to say.
  ///   - isFormat: whether `%` is the beginning of a placeholder.
  ///   - isOfOneNumber: whether the translation is a plural form for one number alone: then this may stand in words.
  init(
    from sources: [InlineText], form: Int, to translation: InlineText, isFormat: Bool = true,
    isOfOneNumber: Bool = false
  ) {
    let source = sources[form]
    lost = Self.lostInlineCodes(source, translation)
    var left = Self.inText(translation.nativeText, isFormat)
    var missing: [TextCode] = []
    for code in Self.inText(Self.textAlone(source), isFormat) {
      if let place = left.firstIndex(where: { $0.key == code.key }) {
        left.remove(at: place)
      } else {
        missing.append(code)
      }
    }
    if isOfOneNumber, missing.count(where: \.isPlaceholder) == 1 { missing.removeAll(where: \.isPlaceholder) }
    lost += missing.map(\.text)
    let known = Set(sources.flatMap { Self.inText($0.nativeText, isFormat).map(\.key) })
    unknown = left.filter { $0.isPlaceholder && !known.contains($0.key) }.map(\.text)
  }

  private static func lostInlineCodes(_ source: InlineText, _ translation: InlineText) -> [String] {
    var left = translation.codes.filter(isCounted)
    var missing: [InlineCode] = []
    for code in source.codes.filter(isCounted) {
      if let place = left.firstIndex(where: { $0.data == code.data }) {
        left.remove(at: place)
      } else {
        missing.append(code)
      }
    }
    let text = translation.plainText
    return missing.filter { code in
      if ["link", "image"].contains(code.type),
        let place = left.firstIndex(where: { $0.kind == code.kind && $0.type == code.type })
      {
        left.remove(at: place)
        return false
      }
      // A format without codes of its own has their markup in the text.
      return !text.contains(code.data)
    }.map(\.data)
  }

  private static func isCounted(_ code: InlineCode) -> Bool { code.kind != .closing && !code.data.isEmpty }

  /// The text with something that is no text in the place of each code.
  private static func textAlone(_ content: InlineText) -> String {
    content.native(text: \.self, code: { _ in "\u{FFFC}" }, data: { _ in "\u{FFFC}" })
  }

  private struct TextCode {
    var text: String
    /// The same for what stands for the same.
    var key: String
    var isPlaceholder: Bool
  }

  private static let finder = PlaceableFinder(language: .undetermined)

  private static func inText(_ text: String, _ isFormat: Bool) -> [TextCode] {
    finder.placeables(in: text).flatMap { found -> [TextCode] in
      switch found.kind {
      case .placeholder:
        guard isFormat || !found.text.hasPrefix("%") else { return [] }
        return [TextCode(text: found.text, key: withoutNumber(found.value), isPlaceholder: true)]
      case .url:
        // Of an address what a program puts in: `?q=%s`, but not `%20`.
        return found.text.split(whereSeparator: { "/?&=#".contains($0) }).flatMap { part in
          inText(part == found.text ? "" : String(part), isFormat).filter {
            !$0.text.hasPrefix("%") || $0.text == part && part.last?.isLetter == true
          }
        }
      case .markup:
        guard found.text.hasPrefix("<"), !found.text.hasPrefix("</"), !found.text.hasPrefix("<!") else {
          return []
        }
        let name = found.text.dropFirst().prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" }
        return [TextCode(text: found.text, key: "<\(name)", isPlaceholder: false)]
      default: return []
      }
    }
  }

  /// `%1$s` as `%s`.
  private static func withoutNumber(_ placeholder: String) -> String {
    guard placeholder.hasPrefix("%"), let dollar = placeholder.firstIndex(of: "$") else { return placeholder }
    let number = placeholder[..<dollar].dropFirst()
    return !number.isEmpty && number.allSatisfy(\.isNumber) ? "%" + placeholder[dollar...].dropFirst() : placeholder
  }
}
