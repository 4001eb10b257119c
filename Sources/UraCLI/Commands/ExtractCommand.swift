import ArgumentParser
import UraFormats
import UraModel
import UraPipeline
import UraReports

/// `ura extract`: the texts of a file for a translator.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Take the texts out of a file, as XLIFF.",
    discussion: "Translate the result, and put it back with 'ura merge'. What is not text stays in the file.")

  @OptionGroup var formats: FormatOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write; '-', the default, is standard output.", valueName: "file"))
  var output = "-"

  @Option(
    name: .customLong("to-format"), help: ArgumentHelp("The format to write.", valueName: "format"))
  var outputFormat = ExtractedFormat(.xliff1)

  @Argument(help: "The file to read; '-' is standard input.", completion: .file())
  var input: String

  func validate() throws {
    try formats.checkSkeleton()
    try FileArguments.checkOutput(output, isNoneOf: [input])
  }

  func run() throws {
    let source = try formats.input(input)
    let format = try formats.skeleton(of: source)
    let diagnostics = PrintedDiagnostics()
    let extract = ExtractTexts(from: format, to: outputFormat.format, reading: formats.reading)
    let count = try extract(source, into: OutputFile(path: output), diagnostics: diagnostics)
    StandardError.line("\(Counted(count, "text")) written to \(output)")
    if diagnostics.errorCount > 0 { throw ExitStatus.found.exit }
  }
}
