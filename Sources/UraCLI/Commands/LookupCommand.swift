import ArgumentParser
import Foundation
import UraMatching
import UraMemory
import UraModel
import UraPipeline
import UraReports

/// `ura lookup`: what the memories know of a sentence.
struct LookupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Find stored sentences that fit the one to be translated.",
    discussion: """
      Without TEXT, or with '-', every line of standard input is a query. Nothing that reaches the minimum score is missed. \
      Exit code 1: nothing matched.
      """)

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A translation memory; repeat it for several. 'FILE:5' takes 5 points off its matches.",
      discussion: "Default: $URA_MEMORY, or ./ura.sqlite.", valueName: "file"), completion: .file())
  var memory: [String] = []

  @OptionGroup var languages: LanguagePairOptions

  @Option(help: ArgumentHelp("Matches below are not shown, 0...100.", valueName: "percent"))
  var minScore = LookupOptions().minimumScore.percent

  @Option(help: ArgumentHelp("How many matches at most.", valueName: "count"))
  var limit = LookupOptions().limit

  @Option(help: "How the score is found: default is the translator's, plain is Levenshtein over scalars.")
  var scoring = LookupOptions().scoring

  @Flag(help: "Say why each match is not 100. (jsonl always says it.)")
  var explain = false

  @Option(help: ArgumentHelp("The sentence before the query in its document.", valueName: "text"))
  var previous: String?

  @Option(help: ArgumentHelp("The sentence after the query in its document.", valueName: "text"))
  var next: String?

  @Flag(help: "The lines of standard input are a document: each has its neighbours as context.")
  var document = false

  @Option(help: ArgumentHelp("Only units of origins like this ('*' and '?' stand for others).", valueName: "pattern"))
  var origin: [String] = []

  @Option(help: ArgumentHelp("Only units that this author wrote last.", valueName: "name"))
  var author: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only units changed at this time or later: 2026-02-24, or with a time in UTC.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only units changed before this time.", valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp("Only units with this property.", valueName: "name=value"))
  var property: [String] = []

  @Option(help: ArgumentHelp("Go through this language where a unit lacks the target.", valueName: "language"))
  var pivot: [LanguageTag] = []

  @Option(help: ArgumentHelp("How many queries at a time.", valueName: "count"))
  var jobs = 1

  @Option(help: "text, or jsonl: an object a query.")
  var format = LineFormat.text

  @Argument(help: "The sentence; '-' reads one a line.")
  var text: [String] = []

  func validate() throws {
    guard (0...100).contains(minScore) else {
      throw ValidationError("expected --min-score between 0 and 100, found \(minScore)")
    }
    guard limit > 0 else { throw ValidationError("expected --limit above 0, found \(limit)") }
    guard jobs > 0 else { throw ValidationError("expected --jobs above 0, found \(jobs)") }
    for property in property where !property.contains("=") {
      throw ValidationError("expected --property name=value, found '\(property)'")
    }
  }

  func run() async throws {
    let lookUp = LookUp(in: try sources(), from: languages.from, to: languages.to, options: options)
    let report = MatchText(style: format == .text ? .terminal() : .plain, explains: explain)
    // A program at the other end of a pipe waits for each answer.
    let answersOneByOne = (self.text.isEmpty || self.text.contains("-")) && !document && jobs == 1
    var output = StandardOutput(flushesLines: answersOneByOne || isatty(1) == 1)
    var hasMatches = false
    func put(_ query: String, _ matches: [Match]) throws {
      hasMatches = hasMatches || !matches.isEmpty
      switch format {
      case .jsonl: try output.line(report.json(query: query, matches).line)
      case .text: for line in report.lines(query: query, matches) { try output.line(line) }
      }
    }
    for query in text where query != "-" { try put(query, try lookUp(query)) }
    if text.isEmpty || text.contains("-") {
      if document || jobs > 1 {
        var queries: [String] = []
        while let query = readLine() { queries.append(query) }
        let answers = try await lookUp(queries, isDocument: document, jobs: jobs)
        for (query, matches) in zip(queries, answers) { try put(query, matches) }
      } else {
        while let query = readLine() { try put(query, try lookUp(query)) }
      }
    }
    try output.flush()
    if !hasMatches { throw ExitStatus.found.exit }
  }

  private var options: LookupOptions {
    var options = LookupOptions(minimumScore: Score(minScore), limit: limit, scoring: scoring)
    options.filter.origins = origin
    options.filter.authors = author
    options.filter.since = since
    options.filter.until = until
    options.filter.properties = property.map { property in
      let parts = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Attribute(String(parts[0]), String(parts[1]))
    }
    options.context = SegmentContext(previous: previous, next: next)
    options.pivots = pivot
    return options
  }

  /// The memories in the order of the command line.
  private func sources() throws -> [LookUp.Source] {
    if memory.isEmpty { return [LookUp.Source(try TranslationMemory(path: MemoryOptions.defaultPath, mode: .read))] }
    return try memory.map { name in
      // "b:5" is a penalty unless there is a file of exactly this name.
      if let colon = name.lastIndex(of: ":"), let penalty = Int(name[name.index(after: colon)...]), penalty >= 0,
        !FileManager.default.fileExists(atPath: name)
      {
        return LookUp.Source(try TranslationMemory(path: String(name[..<colon]), mode: .read), penalty: penalty)
      }
      return LookUp.Source(try TranslationMemory(path: name, mode: .read))
    }
  }
}
