public import ArgumentParser
import UraFormats
public import UraMemory
public import UraModel

// How values of the library are written on the command line.

extension LanguageTag: ExpressibleByArgument {
  /// A tag whose language has two or three letters: no language is registered with more (RFC 5646, 2.2.1), and `english` is one
  /// that ura knows nothing of.
  public init?(argument: String) {
    self.init(argument)
    guard language.utf8.count <= 3 else { return nil }
  }
  public var defaultValueDescription: String { description }
}

extension ScoringKind: ExpressibleByArgument {}

extension FileFormat: ExpressibleByArgument {}
