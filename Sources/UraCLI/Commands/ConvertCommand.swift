import ArgumentParser
import UraFormats
import UraModel
import UraPipeline
import UraReports

/// `ura convert`: a translation file as another format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Convert a translation file to another format.",
    discussion: """
      The units go over one by one, with their inline codes, notes, contexts, states and plural forms as far as the target can \
      hold them; what it cannot hold is counted on standard error. The file appears when it is complete and not before.
      """)

  @OptionGroup var formats: FormatOptions

  @Option(
    name: .customLong("to-format"),
    help: ArgumentHelp("The format to write, when the output's name does not say it.", valueName: "format"))
  var outputFormat: FileFormat?

  @Flag(help: "Refuse to leave out anything that the target cannot hold; nothing is written then.")
  var strict = false

  @Argument(help: "The file to read; '-' is standard input.", completion: .file())
  var input: String

  @Argument(help: "The file to write; '-' is standard output.", completion: .file())
  var output: String

  func validate() throws {
    guard outputFormat != nil || !FileFormat.candidates(path: output, withDocuments: true).isEmpty else {
      throw ValidationError(
        "expected an output whose name ends in a known extension, or --to-format, found '\(output)'")
    }
    if outputFormat != nil { try FileArguments.checkOutput(output, isNoneOf: [input]) }
  }

  func run() throws {
    var source = try formats.input(input)
    let from = try formats.format(of: source)
    let named = FileFormat.candidates(path: output, withDocuments: true)
    guard let to = outputFormat ?? (named.contains(from) ? from : named.first) else { return }
    // A table needs its columns first, so the input is read twice.
    if to == .csv || to == .tsv { source = try source.kept() }
    let diagnostics = PrintedDiagnostics()
    let convert = ConvertFiles(
      source, as: from, to: to, reading: formats.reading,
      writing: WritingOptions(sourceLanguage: formats.from, targetLanguage: formats.to), isStrict: strict)
    let report = try convert(into: OutputFile(path: output), diagnostics: diagnostics)
    var line = "\(Counted(report.units, "unit")) written to \(output) as \(to.title)"
    if report.skipped > 0 { line += ", \(Counted(report.skipped, "wrong one")) left out" }
    if report.unwritable > 0 { line += ", \(report.unwritable) that it cannot hold left out" }
    if report.empty > 0 { line += ", \(report.empty) without a text to write left out" }
    if report.repeated > 0 {
      line += ", \(report.repeated) that \(report.repeated == 1 ? "is" : "are") there already left out"
    }
    StandardError.line(line)
    for (feature, count) in report.losses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      StandardError.line("  \(to.title) cannot hold: \(feature.rawValue) (\(Counted(count, "unit")))")
    }
    if diagnostics.errorCount > 0 { throw ExitStatus.found.exit }
  }
}
