import ArgumentParser
import UraFormats

/// A format of running text. Help names those alone; of another the command itself says what it expected.
struct DocumentFormat: ExpressibleByArgument {
  var format: FileFormat

  init?(argument: String) {
    guard let format = FileFormat(argument: argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { FileFormat.allCases.filter(\.isDocument).map(\.rawValue) }
}

/// The format that texts are taken out in: help names the usual ones, others that keep identifiers are taken as well.
struct ExtractedFormat: ExpressibleByArgument, CustomStringConvertible {
  var format: FileFormat

  init(_ format: FileFormat) { self.format = format }

  init?(argument: String) {
    guard let format = FileFormat(argument: argument) else { return nil }
    self.format = format
  }

  var description: String { format.rawValue }
  static var allValueStrings: [String] { [FileFormat.xliff1, .xliff2].map(\.rawValue) }
}
