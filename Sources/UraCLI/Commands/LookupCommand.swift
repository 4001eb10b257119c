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

  @OptionGroup var penalties: PenaltyOptions

  @Flag(help: "Say why each match is not 100. (json and jsonl always say it.)")
  var explain = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A glossary, whose names are put into adapted translations; repeat it for several.", valueName: "file"),
    completion: .file())
  var glossary: [String] = []

  @Flag(help: "Show the longest parts of each query that the memory knows, with their translations.")
  var subsegments = false

  @Option(help: ArgumentHelp("The sentence before the query in its document.", valueName: "text"))
  var previous: String?

  @Option(help: ArgumentHelp("The sentence after the query in its document.", valueName: "text"))
  var next: String?

  @Flag(help: "The lines of standard input are a document: each has its neighbours as context.")
  var document = false

  @OptionGroup var filter: UnitFilterOptions

  @Option(help: ArgumentHelp("Go through this language where a unit lacks the target.", valueName: "language"))
  var pivot: [LanguageTag] = []

  @Option(help: ArgumentHelp("How many queries at a time.", valueName: "count"))
  var jobs = 1

  @Option(help: ArgumentHelp("The encoding of standard input, where it cannot be seen.", valueName: "name"))
  var encoding: String?

  @Option(help: "text; jsonl: an object a query; json: one object; tsv: a match a line.")
  var format = TableFormat.text

  @Argument(help: "The sentence; '-' reads one a line.")
  var text: [String] = []

  func validate() throws {
    guard (0...100).contains(minScore) else {
      throw ValidationError("expected --min-score between 0 and 100, found \(minScore)")
    }
    try checkCount(limit, of: "--limit")
    try checkCount(jobs, of: "--jobs")
  }

  func run() async throws {
    let diagnostics = PrintedDiagnostics()
    let glossaries = try glossary.map {
      try ReadGlossary.read($0, from: languages.from, to: languages.to, reporting: diagnostics)
    }
    let lookUp = LookUp(
      in: try sources(), from: languages.from, to: languages.to, options: options, glossaries: glossaries)
    for warning in try lookUp.warnings() { diagnostics.emit(warning) }
    let readsInput = text.isEmpty || text.contains("-")
    var answers = MatchOutput(
      format: format, explains: explain, subsegments: subsegments ? FindSubsegments(lookUp) : nil,
      // A program at the other end of a pipe waits for each answer.
      flushesLines: readsInput && !document && jobs == 1)
    if !document && jobs == 1 || !readsInput {
      let session = lookUp.session()
      let context = SegmentContext(previous: previous, next: next)
      for query in text where query != "-" { try answers.put(query, try session(query, context: context)) }
      if readsInput {
        var lines = try QueryLines(encoding: encoding)
        while let query = try lines.line() { try answers.put(query, try session(query, context: context)) }
      }
    } else {
      var lines = try QueryLines(encoding: encoding)
      let queries = try text.filter { $0 != "-" } + lines.rest()
      let results = try await lookUp(queries, isDocument: document, jobs: jobs)
      for (query, matches) in zip(queries, results) { try answers.put(query, matches) }
    }
    try answers.finish()
    if !answers.hasMatches { throw ExitStatus.found.exit }
  }

  private var options: LookupOptions {
    var options = LookupOptions(minimumScore: Score(minScore), limit: limit, scoring: scoring)
    options.filter = filter.filter
    options.penalties = penalties.penalties
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

/// Writes matches in the format that was asked for.
private struct MatchOutput: ~Copyable {
  private let format: TableFormat
  private let report: MatchText
  private let subsegments: FindSubsegments?
  private var output: StandardOutput
  private var whole: [JSONValue] = []
  private(set) var hasMatches = false

  init(format: TableFormat, explains: Bool, subsegments: FindSubsegments?, flushesLines: Bool) {
    self.format = format
    self.subsegments = subsegments
    report = MatchText(style: format == .text ? .terminal() : .plain, explains: explains)
    output = StandardOutput(flushesLines: flushesLines || isatty(1) == 1)
  }

  mutating func put(_ query: String, _ matches: [Match]) throws {
    let parts = format == .tsv ? nil : try subsegments?(query)
    hasMatches = hasMatches || !matches.isEmpty || !(parts ?? []).isEmpty
    switch format {
    case .jsonl: try output.line(report.json(query: query, matches, parts).line)
    case .json: whole.append(report.json(query: query, matches, parts))
    case .tsv: for line in report.table(query: query, matches) { try output.line(line) }
    case .text: for line in report.lines(query: query, matches, parts) { try output.line(line) }
    }
  }

  mutating func finish() throws {
    if format == .json { try output.line(JSONValue.object(["queries": .array(whole)]).indented) }
    try output.flush()
  }
}
