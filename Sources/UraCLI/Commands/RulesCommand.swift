import ArgumentParser
import UraFormats
import UraModel
import UraPipeline

/// `ura rules`: the segmentation rules themselves.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Show, export and learn segmentation rules.",
    subcommands: [Show.self, Learn.self], defaultSubcommand: Show.self)

  /// `ura rules --lang uk --format srx`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Write the rules of a language, as SRX 2.0 or in ura's notation.")

    @Option(name: .long, help: ArgumentHelp("A BCP 47 tag.", valueName: "language"))
    var lang: LanguageTag

    @Option(name: .long, help: "The notation: text is ura's own.")
    var format = ExportSegmentationRules.Form.text

    @Option(name: .long, help: ArgumentHelp("A file of rules instead of the built-in ones.", valueName: "file"))
    var rules: String?

    func run() throws {
      var output = StandardOutput()
      try output.write(bytes: try ExportSegmentationRules.bytes(language: lang, rules: rules, as: format))
      try output.flush()
    }
  }

  /// `ura rules learn --lang uk FILES`
  struct Learn: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "learn", abstract: "Propose abbreviations that texts show, as a file of rules to review.")

    @Option(name: .long, help: ArgumentHelp("The language of the texts, a BCP 47 tag.", valueName: "language"))
    var lang: LanguageTag

    @Option(name: .long, help: ArgumentHelp("How often a word must stand with a full stop.", valueName: "count"))
    var minCount = 2

    @Flag(help: "List the abbreviations that the built-in rules have, too.")
    var all = false

    @Argument(help: "Texts; '-' is standard input.", completion: .file())
    var files: [String]

    func validate() throws { try checkCount(minCount, of: "--min-count") }

    func run() throws {
      let result = try LearnSegmentationRules.proposal(
        from: files, language: lang, minimumCount: minCount, includesKnown: all)
      var output = StandardOutput()
      try output.write(result.file)
      try output.flush()
      let known = result.known.prefix(8).joined(separator: " ")
      let seen =
        result.known.isEmpty
        ? ""
        : "; \(result.known.count) more are in the rules already: \(known)"
          + (result.known.count > 8 ? " ..." : "")
      StandardError.line("\(result.count) abbreviations proposed; review them before use\(seen)")
    }
  }
}

extension ExportSegmentationRules.Form: ExpressibleByArgument {}
