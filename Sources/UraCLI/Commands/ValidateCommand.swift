public import ArgumentParser
import UraFormats
public import UraModel
import UraPipeline
public import UraReports

/// `ura validate`: translations against glossaries.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check that terms are rendered as the glossary says, in any inflected form.",
    discussion: """
      ura validate --from en --to uk --glossary G SOURCE TARGET
          two documents, aligned first
      ura validate --from en --to uk --glossary G FILE
          a translation file (TMX, XLIFF, PO ...)
      ura validate --from en --to uk --glossary G --pairs FILE
          a source, a tab and its translation in each line
      ura validate --from en --to uk --memory FILE
          what a memory keeps, by its own glossaries

      Exit code: 0 nothing found, 1 a finding of the severity --fail-on or worse, 2 an input cannot be read.
      """)

  @OptionGroup var languages: LanguagePairOptions

  @Option(
    help: ArgumentHelp(
      "A glossary, or a memory with glossaries in it; by default those of --memory.",
      discussion: "May be given several times, the most important first.", valueName: "file"), completion: .file())
  var glossary: [String] = []

  @Option(help: ArgumentHelp("A table of pairs; '-' for standard input.", valueName: "file"), completion: .file())
  var pairs: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A translation memory to check.", valueName: "file"), completion: .file())
  var memory: String?

  @Flag(help: "The documents have one segment a line; blank lines are paragraph breaks.")
  var segmented = false

  @Option(name: .customLong("as"), help: ArgumentHelp("The format of the translation file.", valueName: "format"))
  var fileFormat: FileFormat?

  @OptionGroup var hunspell: HunspellOptions

  @Option(help: "text; json: one object; jsonl: an object a finding; sarif; junit.")
  var format: FindingFormat = .text

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit code 1: error, warning or note.", valueName: "severity"))
  var failOn: Severity = .error

  @Option(
    help: ArgumentHelp("A file of findings to let pass, with reasons. May be given several times.", valueName: "file"),
    completion: .file())
  var suppressions: [String] = []

  @Argument(help: "Two documents, or a translation file.", completion: .file())
  var documents: [String] = []

  func validate() throws {
    let ways = (pairs == nil ? 0 : 1) + (memory == nil ? 0 : 1) + (documents.isEmpty ? 0 : 1)
    guard ways == 1, documents.count <= 2 else {
      throw ValidationError(
        "expected two documents, or a translation file, or --pairs FILE, or --memory FILE, found "
          + (ways == 0 ? "none" : "more; --glossary MEMORY takes the glossaries of a memory"))
    }
    if glossary.isEmpty, memory == nil {
      throw ValidationError("expected --glossary FILE, found none; name a glossary")
    }
    try FileArguments.checkStandardInput(documents + glossary + suppressions + [pairs, memory])
  }

  private var input: PairSource {
    if let pairs { return .table(path: pairs) }
    if let memory { return .memory(path: memory) }
    if documents.count == 2 {
      return .documents(source: documents[0], target: documents[1], segmented ? .segmented : .text)
    }
    return .file(path: documents[0], fileFormat)
  }

  func run() throws {
    FileArguments.warnOfSameFile(documents)
    let talk = PrintedDiagnostics()
    let glossaries = try (glossary.isEmpty ? memory.map { [$0] } ?? [] : glossary).map {
      try ReadGlossary.read($0, from: languages.from, to: languages.to, reporting: talk)
    }
    let known = try ReadSuppressions.read(suppressions, reporting: talk)
    let journey = try ValidateTerminology(
      glossaries, from: languages.from, to: languages.to, suppressions: known, lexicons: try hunspell.lexicons())

    let progress = ProgressLine()
    var renderer = format.renderer(style: .terminal())
    var output = StandardOutput()
    try output.write(renderer.opening())
    let summary = try journey(
      input, diagnostics: talk, progress: { count in progress.show("\(count) pairs") },
      report: { finding in try output.write(renderer.text(finding)) })
    progress.clear()
    try output.write(renderer.closing(summary))
    try output.flush()
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
    if summary.reaches(failOn) { throw ExitStatus.found.exit }
  }
}

extension FindingFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
