import ArgumentParser
import UraMatching
import UraMemory
import UraModel
import UraPipeline
import UraReports

/// `ura lookup`: what the memory knows of a sentence.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Find stored sentences that fit the one to be translated.",
    discussion: "Without TEXT, or with '-', every line of standard input is a query. Exit code 1: nothing matched.")

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguagePairOptions

  @Option(help: ArgumentHelp("Matches below are not shown, 0...100.", valueName: "percent"))
  var minScore = LookupOptions().minimumScore.percent

  @Option(help: ArgumentHelp("How many matches at most.", valueName: "count"))
  var limit = LookupOptions().limit

  @Option(help: "How the score is found: default is the translator's, plain is Levenshtein over scalars.")
  var scoring = LookupOptions().scoring

  @Option(help: "text, or jsonl: an object a query.")
  var format = LineFormat.text

  @Argument(help: "The sentence; '-' reads one a line.")
  var text: [String] = []

  func validate() throws {
    guard (0...100).contains(minScore) else {
      throw ValidationError("expected --min-score between 0 and 100, found \(minScore)")
    }
    guard limit > 0 else { throw ValidationError("expected --limit above 0, found \(limit)") }
  }

  func run() throws {
    let options = LookupOptions(minimumScore: Score(minScore), limit: limit, scoring: scoring)
    let lookUp = LookUp(
      in: try TranslationMemory(path: memory.path, mode: .read), from: languages.from, to: languages.to,
      options: options)
    let report = MatchText(style: format == .text ? .terminal() : .plain)
    var output = StandardOutput()
    var hasMatches = false
    func answer(_ query: String) throws {
      let matches = try lookUp(query)
      hasMatches = hasMatches || !matches.isEmpty
      switch format {
      case .jsonl: try output.line(report.json(query: query, matches).line)
      case .text: for line in report.lines(query: query, matches) { try output.line(line) }
      }
    }
    for query in text where query != "-" { try answer(query) }
    if text.isEmpty || text.contains("-") {
      while let query = readLine() { try answer(query) }
    }
    try output.flush()
    if !hasMatches { throw ExitStatus.found.exit }
  }
}
