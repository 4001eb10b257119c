import Foundation
import UraModel

/// The language that a document says its texts are in, unless they say another themselves: what its spelling is checked by.
struct OfficeLanguage {
  /// `uk`.
  let language: String
  /// `UA`: office programs want a country with every language, so that the likely one is taken where none is said.
  let country: String?

  init(_ tag: LanguageTag) {
    language = tag.language
    let likely = Locale.Language(identifier: Locale.Language(identifier: tag.description).maximalIdentifier)
    country = tag.region ?? likely.region?.identifier
  }

  /// `uk-UA`.
  var tag: String { country.map { "\(language)-\($0)" } ?? language }
}

extension XMLScanner {
  /// The edit of an attribute of the element whose start is the current event; nil where there is none.
  ///
  /// - Parameter start: where the scanner's offsets count from.
  func edit(ofAttribute name: String, to value: String, start: Int) -> SkeletonEdit? {
    let raw = raw
    for quote in ["\"", "'"] {
      guard let opening = raw.firstRange(of: " \(name)=\(quote)"),
        let end = raw[opening.upperBound...].firstRange(of: quote)
      else { continue }
      let first = start + offset + raw[..<opening.upperBound].utf8.count
      return SkeletonEdit(
        first..<first + raw[opening.upperBound..<end.lowerBound].utf8.count, value)
    }
    return nil
  }
}
