import ArgumentParser
import UraMemory
import UraModel
import UraPipeline
import UraReports

/// `ura search`: where words occur, with the translations.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find words, phrases or expressions in a memory (concordance).",
    discussion: """
      Words are found in all their forms; 'word*' is the beginning of a word. The shortest segments come first. Exit code 1: \
      nothing found.
      """)

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguagePairOptions

  @Flag(help: "The words must stand one after the other.")
  var phrase = false

  @Flag(help: "The text is a regular expression (ICU syntax).")
  var regex = false

  @Flag(inversion: .prefixedNo, help: "Find inflected forms.")
  var inflect = true

  @Option(help: "Which side to search: source, target or both.")
  var side = SearchConcordance.Side.source

  @Option(help: ArgumentHelp("How many segments at most.", valueName: "count"))
  var limit = 20

  @OptionGroup var filter: UnitFilterOptions

  @Option(help: "text; jsonl: an object a segment; json: one object; tsv: a segment and translation a line.")
  var format = TableFormat.text

  @Argument(help: "What to find.")
  var text: [String]

  func validate() throws {
    try checkCount(limit, of: "--limit")
    guard text.contains(where: { $0.contains { !$0.isWhitespace } }) else {
      throw ValidationError("expected words to find, found none")
    }
    guard !(phrase && regex) else { throw ValidationError("expected --phrase or --regex, found both") }
  }

  func run() throws {
    let search = SearchConcordance(
      in: try TranslationMemory(path: memory.path, mode: .read), from: languages.from, to: languages.to)
    for warning in try search.warnings() { StandardError.line(warning.description) }
    let hits = try search(
      text.joined(separator: " "), mode: regex ? .regularExpression : phrase ? .phrase : .words, side: side,
      inflects: inflect, limit: limit, filter: filter.filter)
    let report = ConcordanceText(style: format == .text ? .terminal() : .plain)
    var output = StandardOutput()
    switch format {
    case .jsonl: for hit in hits { try output.line(report.json(hit).line) }
    case .json: try output.line(JSONValue.object(["segments": .array(hits.map(report.json))]).indented)
    case .tsv: for hit in hits { for line in report.table(hit) { try output.line(line) } }
    case .text: for hit in hits { for line in report.lines(hit) { try output.line(line) } }
    }
    try output.flush()
    if hits.isEmpty { throw ExitStatus.found.exit }
  }
}

extension SearchConcordance.Side: ExpressibleByArgument {}
