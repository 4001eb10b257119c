public import ArgumentParser
import UraFormats
public import UraMemory
public import UraModel

// How values of the library are written on the command line.

extension LanguageTag: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { description }
}

extension ScoringKind: ExpressibleByArgument {}

extension FileFormat: ExpressibleByArgument {}
