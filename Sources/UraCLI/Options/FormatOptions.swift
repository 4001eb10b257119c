import ArgumentParser
import UraFormats
import UraModel

/// How a file of translations is to be read.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The format to read, when name and content do not say it.", valueName: "format"))
  var format: FileFormat?

  @Option(help: ArgumentHelp("The source language, where the file names none or more than one.", valueName: "language"))
  var from: LanguageTag?

  @Option(help: ArgumentHelp("The target language, where the file names none or more than one.", valueName: "language"))
  var to: LanguageTag?

  @Option(help: ArgumentHelp("The encoding, where it cannot be seen: windows-1251, ISO-8859-2 ...", valueName: "name"))
  var encoding: String?

  var reading: ReadingOptions { ReadingOptions(sourceLanguage: from, targetLanguage: to, encoding: encoding) }

  /// The input; what can be read but once is kept in memory when its format must be found out first.
  func input(_ path: String) throws -> InputFile {
    let input = InputFile(path: path)
    return format == nil ? try input.kept() : input
  }

  func format(of input: InputFile) throws -> FileFormat { try format ?? FileFormat.detect(input) }

  /// The format of a file whose texts can be taken out and put back.
  func skeleton(of input: InputFile) throws -> any SkeletonFormat {
    let format = try format(of: input)
    guard let skeleton = format.reader as? any SkeletonFormat else {
      throw InputError(
        at: SourceLocation(path: input.path), code: "no-skeleton", Self.expectedSkeleton(butFound: format))
    }
    return skeleton
  }

  /// For `validate` of commands that take `skeleton`.
  func checkSkeleton() throws {
    guard let format, !(format.reader is any SkeletonFormat) else { return }
    throw ValidationError(Self.expectedSkeleton(butFound: format))
  }

  private static func expectedSkeleton(butFound format: FileFormat) -> String {
    let known = FileFormat.allCases.filter { $0.reader is any SkeletonFormat }.map(\.rawValue).joined(separator: ", ")
    return "expected a file whose texts can be put back (\(known)), found \(format.title); use 'ura convert'"
  }
}
