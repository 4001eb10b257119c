import ArgumentParser
import Foundation
import UraFormats
import UraModel

/// The command line: it parses, calls one function of `UraPipeline`, and hands the value to one renderer of `UraReports`.
///
/// Exit codes: 0 done; 1 something was found (findings of severity error, or nothing matched); 2 failed; 64 wrong usage.
@main
struct UraCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ura",
    abstract: "Keeps, finds and checks translations.",
    discussion: """
      ura cuts parallel texts into sentences, aligns them, and keeps them in a translation memory: one SQLite file. Then it \
      finds what fits a sentence to be translated, and checks the terminology of a translation in every inflected form.
      """,
    version: "0.1.0",
    // One line a command, in the order of the work.
    subcommands: [
      SegmentCommand.self,
      RulesCommand.self,
      AlignCommand.self,
      LexiconCommand.self,
      ImportCommand.self,
      LookupCommand.self,
      SearchCommand.self,
      ExportCommand.self,
      ConvertCommand.self,
      ExtractCommand.self,
      MergeCommand.self,
      StatsCommand.self,
      SessionsCommand.self,
      UndoCommand.self,
      CheckMemoryCommand.self,
      ValidateCommand.self,
      GlossaryCommand.self,
    ])

  static func main() async {
    // A reader that goes away is told by the failing write, see `StandardOutput`.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow any more (`ulimit -f`).
    signal(SIGXFSZ, SIG_IGN)
    StandardDescriptors.reserve()
    Interruption.watch()
    HelpWidth.widen()
    let command: any ParsableCommand
    do {
      command = try parseAsRoot()
    } catch {
      if exitCode(for: error) == .validationFailure {
        let message = fullMessage(for: error)
        for argument in CommandLine.arguments.dropFirst() {
          if let advice = LanguageTag.advice(about: argument, in: message) { StandardError.line(advice) }
        }
      }
      exit(withError: error)
    }
    do {
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        var synchronous = command
        try synchronous.run()
      }
    } catch {
      if error is CancellationError { Foundation.exit(ExitStatus.interrupted.rawValue) }
      let isOwnedByParser = error is ExitCode || exitCode(for: error) != .failure
      if isOwnedByParser { exit(withError: error) }
      if let error = error as? InputError, error.isReaderGone { Foundation.exit(ExitStatus.done.rawValue) }
      StandardError.line(String(describing: error))
      Foundation.exit(ExitStatus.failed.rawValue)
    }
  }
}

/// What the exit code says.
enum ExitStatus: Int32 {
  case done = 0
  case found = 1
  case failed = 2
  case interrupted = 130

  var exit: ExitCode { ExitCode(rawValue) }
}
