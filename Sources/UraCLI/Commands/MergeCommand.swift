import ArgumentParser
import UraFormats
import UraModel
import UraPipeline
import UraReports

/// `ura merge`: translations back into the file that the texts came from.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put translations into the file that 'ura extract' took the texts out of.",
    discussion: """
      Only the texts change: every other byte of the file stays as it was. A text whose source has changed since is reported and \
      left alone. A translation that lacks a tag or a placeholder of its source is put in and reported.
      """)

  @OptionGroup var formats: FormatOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write; '-', the default, is standard output.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit code 1: error, warning or note.", valueName: "severity"))
  var failOn: Severity = .error

  @Argument(help: "The file that the texts came from.", completion: .file())
  var input: String

  @Argument(help: "The translated file: XLIFF, or another format with the same identifiers.", completion: .file())
  var translations: String

  func validate() throws {
    try formats.checkSkeleton()
    try FileArguments.checkStandardInput([input, translations])
    try FileArguments.checkOutput(output, isNoneOf: [translations])
  }

  func run() throws {
    let source = try formats.input(input)
    let format = try formats.skeleton(of: source)
    let translated = try InputFile(path: translations).kept()
    let diagnostics = PrintedDiagnostics()
    let merge = MergeTranslations(
      into: format, from: try FileFormat.detect(translated), reading: formats.reading)
    let report = try merge(source, with: translated, into: OutputFile(path: output), diagnostics: diagnostics)
    var line = "\(Counted(report.merged, "text")) put into \(output), \(report.untranslated) not translated"
    if report.addedForms > 0 { line += ", \(Counted(report.addedForms, "plural form")) added" }
    if report.otherCodes > 0 { line += ", \(report.otherCodes) with other codes than the source" }
    if report.unknown > 0 { line += ", \(Counted(report.unknown, "translation")) without a text" }
    StandardError.line(line)
    if diagnostics.worst.map({ $0 >= failOn }) == true { throw ExitStatus.found.exit }
  }
}
