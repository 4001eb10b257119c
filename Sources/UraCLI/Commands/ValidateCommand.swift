public import ArgumentParser
import Foundation
public import UraModel
import UraPipeline
public import UraReports

/// `ura validate`: translations against glossaries.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check that terms are rendered as the glossary says, in any inflected form.",
    discussion: """
      --pairs FILE has a source, a tab and its translation in each line.

      Exit status: 0 nothing found, 1 a finding of the severity --fail-on or worse, 2 the input cannot be read.
      """)

  @OptionGroup var languages: LanguagePairOptions

  @Option(help: "A glossary. May be given several times, the most important first.")
  var glossary: [String]

  @Option(help: "A table of pairs; '-' for standard input.")
  var pairs: String?

  @Option(help: "text, jsonl, sarif or junit.")
  var format: FindingFormat = .text

  @Option(help: "The least severity that makes the exit status 1: error, warning or note.")
  var failOn: Severity = .error

  @Option(help: "A file of findings to let pass, with reasons. May be given several times.")
  var suppressions: [String] = []

  func validate() throws {
    if pairs == nil { throw ValidationError("expected --pairs FILE; name the table of pairs to check") }
  }

  func run() throws {
    guard let pairs else { return }
    let talk = StandardErrorDiagnostics()
    let glossaries = try glossary.map { try ReadGlossary.read($0, reporting: talk) }
    let known = try ReadSuppressions.read(suppressions, reporting: talk)
    let journey = ValidateTerminology(glossaries, from: languages.from, to: languages.to, suppressions: known)
    var renderer = format.renderer(style: .terminal())
    var output = StandardOutput()
    try output.write(renderer.opening())
    let summary = try journey.run(next: try ReadPairs.table(pairs, reporting: talk)) { finding in
      try output.write(renderer.text(finding))
    }
    try output.write(renderer.closing(summary))
    try output.flush()
    if talk.hasErrors { throw ExitStatus.failed.exit }
    if summary.reaches(failOn) { throw ExitStatus.found.exit }
  }
}

extension FindingFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
