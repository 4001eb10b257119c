import ArgumentParser
import UraAlignment
import UraFormats
import UraModel
import UraPipeline

/// `ura lexicon`: the word translations that alignment works with.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Make and look into the lexicons that alignment works with.",
    subcommands: [Train.self, Show.self])

  /// `ura lexicon train`
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "train", abstract: "Make a lexicon from sentence pairs.",
      discussion: """
        The pairs come from memories (.sqlite), translation files (TMX, XLIFF, PO) and tables of source TAB target. Use the \
        lexicon with 'ura align --lexicon FILE'.
        """)

    @OptionGroup var languages: LanguagePairOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; '-' is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: ArgumentHelp("A file whose lines stand as comments on top: source, licence.", valueName: "file"))
    var header: String?

    @Option(
      help: ArgumentHelp(
        "The size of the lexicon at most, in bytes: the strongest and most frequent pairs stay.", valueName: "bytes"))
    var maxBytes = LexiconTrainer.Options().maximumBytes

    @Option(help: ArgumentHelp("In how many sentence pairs two stems must meet.", valueName: "count"))
    var minCount = LexiconTrainer.Options().minimumCount

    @Argument(help: "Memories, translation files, tables.", completion: .file())
    var files: [String]

    func validate() throws {
      try checkCount(maxBytes, of: "--max-bytes")
      try checkCount(minCount, of: "--min-count")
      try FileArguments.checkOutput(output, isNoneOf: files + [header].compactMap(\.self))
    }

    func run() throws {
      var options = LexiconTrainer.Options()
      options.maximumBytes = maxBytes
      options.minimumCount = minCount
      let diagnostics = DiagnosticList()
      let result = try TrainLexicon(from: languages.from, to: languages.to, options: options)(
        files, header: header, diagnostics: diagnostics)
      for diagnostic in diagnostics.diagnostics { StandardError.line(diagnostic.description) }
      guard result.pairs > 0 else {
        StandardError.line(
          "expected sentence pairs in \(languages.from) and \(languages.to), found none; check --from, --to and the files"
        )
        throw ExitStatus.found.exit
      }
      if output == "-" {
        var out = StandardOutput()
        try out.write(result.text)
        try out.flush()
      } else {
        let file = try OutputFile(path: output)
        file.write(result.text)
        try file.finish()
      }
      StandardError.line("\(result.lexicon.count) pairs of stems from \(result.pairs) sentence pairs")
    }
  }

  /// `ura lexicon show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print what a lexicon knows of words.")

    @OptionGroup var languages: LanguagePairOptions

    @Option(help: ArgumentHelp("A lexicon made by 'ura lexicon train' instead of the built-in one.", valueName: "file"))
    var lexicon: String?

    @Argument(help: "Words, in any form.")
    var words: [String]

    func run() throws {
      let knowledge = try LoadAlignmentKnowledge(lexicon: lexicon)(from: languages.from, to: languages.to)
      var out = StandardOutput()
      var isFound = false
      for word in words {
        let entries = knowledge.translations(of: word, in: languages.from)
        isFound = isFound || !entries.isEmpty
        let list = entries.map { "\($0.stem) \(Int(($0.strength * 100).rounded()))" }.joined(separator: ", ")
        try out.line("\(word): \(list.isEmpty ? "-" : list)")
      }
      try out.flush()
      if !isFound { throw ExitStatus.found.exit }
    }
  }
}
