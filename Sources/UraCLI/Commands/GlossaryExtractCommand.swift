import ArgumentParser
import UraFormats
import UraGlossary
import UraPipeline

/// `ura glossary extract`: proposed terms.
struct GlossaryExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Propose terms from translations, as a table to review.",
    discussion: """
      The table has the term, its likeliest translation, how often it occurs, and sentences in which both stand. Both are \
      in the form that is most frequent; put them into their base forms when you take them over.
      """)

  @OptionGroup var languages: LanguagePairOptions

  @Option(help: ArgumentHelp("A table of pairs.", valueName: "file"), completion: .file())
  var pairs: String?

  @Option(name: [.short, .long], help: ArgumentHelp("A translation memory.", valueName: "file"), completion: .file())
  var memory: String?

  @Option(
    help: ArgumentHelp(
      "A text of the source language about other things, to tell terms from common words.", valueName: "file"))
  var background: String?

  @Option(help: ArgumentHelp("The least number of occurrences.", valueName: "count"))
  var minFrequency = TermExtractor.Options().minimumFrequency

  @Option(help: ArgumentHelp("How many terms at most.", valueName: "count"))
  var limit = TermExtractor.Options().limit

  @Argument(help: "Two documents, or a translation file.", completion: .file())
  var documents: [String] = []

  func validate() throws {
    let ways = (pairs == nil ? 0 : 1) + (memory == nil ? 0 : 1) + (documents.isEmpty ? 0 : 1)
    guard ways == 1, documents.count <= 2 else {
      throw ValidationError("expected two documents, or a translation file, or --pairs FILE, or --memory FILE")
    }
    try checkCount(minFrequency, of: "--min-frequency")
    try checkCount(limit, of: "--limit")
    try FileArguments.checkStandardInput(documents + [pairs, memory, background])
  }

  func run() throws {
    var options = TermExtractor.Options()
    options.minimumFrequency = minFrequency
    options.limit = limit
    let input: PairSource =
      if let pairs {
        .table(path: pairs)
      } else if let memory {
        .memory(path: memory)
      } else if documents.count == 2 {
        .documents(source: documents[0], target: documents[1], .text)
      } else {
        .file(path: documents[0], nil)
      }
    let talk = PrintedDiagnostics()
    let journey = ExtractTerms(from: languages.from, to: languages.to, options: options)
    var output = StandardOutput()
    try output.write(journey.table(try journey(input, background: background, diagnostics: talk)))
    try output.flush()
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
  }
}
