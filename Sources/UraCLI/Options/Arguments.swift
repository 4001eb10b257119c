public import ArgumentParser
import UraFormats
public import UraMemory
public import UraModel
import UraText

// How values of the library are written on the command line.

extension LanguageTag: ExpressibleByArgument {
  /// A tag whose language has two or three letters: no language is registered with more (RFC 5646, 2.2.1), and `english` is one
  /// that ura knows nothing of. Of the codes of two letters all are known (ISO 639-1): `ua` is a country.
  public init?(argument: String) {
    self.init(argument)
    guard language.utf8.count <= 3, language.utf8.count == 3 || LanguageCodes.isKnown(language) else { return nil }
  }

  public var defaultValueDescription: String { description }

  /// What to say to somebody who took the code of a country for that of its language; nil for any other argument.
  ///
  /// - Parameter error: what is wrong with the arguments, as it is told: an argument that it does not speak of may be any text.
  static func advice(about argument: String, in error: String) -> String? {
    let parts = argument.split(separator: "=", maxSplits: 1)
    let isDocument = parts.count == 2 && !argument.hasPrefix("-")
    let value = String((isDocument ? parts.first : parts.last) ?? "")
    guard error.contains(isDocument ? "=FILE" : "'\(value)'") else { return nil }
    return LanguageCodes.advice(about: value)
  }
}

extension ParsableArguments {
  /// For `validate`: how many there may be of something is above 0.
  func checkCount(_ count: Int, of option: String) throws {
    guard count > 0 else { throw ValidationError("expected \(option) above 0, found \(count)") }
  }
}

extension ScoringKind: ExpressibleByArgument {}

extension FileFormat: ExpressibleByArgument {}
