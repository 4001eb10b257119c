import ArgumentParser
import Foundation
import UraAlignment
import UraModel
import UraPipeline
import UraReports

/// `ura align`: which sentences of two or more documents say the same.
struct AlignCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, tsv, hunalign }

  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align the sentences of documents that are translations of each other.",
    discussion: """
      Two documents: ura align --from en --to uk a.en.txt a.uk.txt
      Two or more, jointly: ura align en=a.en.txt uk=a.uk.txt sq=a.sq.txt
      Pairs that are no translations: ura align --from en --to uk --verify memory.tmx
      """)

  @Option(help: ArgumentHelp("The language of the first document.", valueName: "language"))
  var from: LanguageTag?

  @Option(help: ArgumentHelp("The language of the second document.", valueName: "language"))
  var to: LanguageTag?

  @Flag(help: "The inputs have one segment a line; blank lines are paragraph breaks.")
  var segmented = false

  @Flag(help: "Print the finest beads of every pair of languages instead of units over all languages.")
  var pairs = false

  @Flag(help: "With two documents: name the words that support each bead.")
  var explain = false

  @Flag(help: "Check pairs that are aligned already (TMX, XLIFF, PO, a memory, a table); exit 1 when some are suspect.")
  var verify = false

  @Option(help: ArgumentHelp("Let a memory or a file of translations lend its words.", valueName: "file"))
  var memory: String?

  @Option(help: ArgumentHelp("Let a glossary lend its terms.", valueName: "file"))
  var glossary: String?

  @Option(help: ArgumentHelp("A lexicon made by 'ura lexicon train', beside the built-in one.", valueName: "file"))
  var lexicon: String?

  @Flag(name: .customLong("no-built-in"), help: "Do without the built-in lexicons and names.")
  var noBuiltIn = false

  @Option(help: "text: side by side; jsonl: an object a bead; tsv: a table; hunalign: its ladder.")
  var format: Format = isatty(1) == 1 ? .text : .jsonl

  @Argument(help: "Two files, or LANGUAGE=FILE for each of two or more.", completion: .file())
  var documents: [String]

  private var input: AlignDocuments.Input { segmented ? .segmented : .text }

  private var knowledge: LoadAlignmentKnowledge {
    LoadAlignmentKnowledge(lexicon: lexicon, memory: memory, glossary: glossary, usesBuiltIn: !noBuiltIn)
  }

  /// The documents of the form LANGUAGE=FILE, or nil when they are plain files.
  private var languageDocuments: [(language: LanguageTag, path: String)]? {
    var result: [(language: LanguageTag, path: String)] = []
    for document in documents {
      guard let equals = document.firstIndex(of: "="), let language = LanguageTag(String(document[..<equals])) else {
        return nil
      }
      result.append((language, String(document[document.index(after: equals)...])))
    }
    return result
  }

  func validate() throws {
    if from != nil || to != nil {
      guard from != nil, to != nil, documents.count == (verify ? 1 : 2) else {
        throw ValidationError("expected --from, --to and \(verify ? "one file" : "two files")")
      }
    } else {
      guard !verify, let files = languageDocuments, files.count >= 2, Set(files.map(\.language)).count == files.count
      else { throw ValidationError("expected --from, --to and two files, or LANGUAGE=FILE for two or more languages") }
      guard lexicon == nil else {
        throw ValidationError("expected --lexicon with --from and --to, found several pairs")
      }
      guard pairs || format == .jsonl || format == .text else {
        throw ValidationError("expected --pairs with --format \(format.rawValue), or --format jsonl")
      }
    }
  }

  func run() throws {
    var out = StandardOutput()
    if let from, let to {
      if verify {
        try runVerify(from, to, &out)
      } else {
        let align = AlignDocuments(from: from, to: to, input: input, knowledge: try knowledge(from: from, to: to))
        let result = try align.align(source: documents[0], target: documents[1])
        try print(
          result.beads, result.source, result.target, support: explain ? align.support(of: result) : nil, pair: nil,
          &out)
      }
    } else if let files = languageDocuments {
      try runJoint(files, &out)
    }
    try out.flush()
  }

  private func runVerify(_ from: LanguageTag, _ to: LanguageTag, _ out: inout StandardOutput) throws {
    let diagnostics = DiagnosticList()
    let result = try VerifyAlignment(from: from, to: to, knowledge: try knowledge(from: from, to: to))(
      documents[0], diagnostics: diagnostics)
    for diagnostic in diagnostics.diagnostics { StandardError.line(diagnostic.description) }
    for suspect in result.suspects {
      if format == .text {
        try out.line("\(suspect.pair)\t\(suspect.source)\t\(suspect.target)")
      } else {
        try out.line(
          JSONText.object([
            "pair": .integer(suspect.pair), "confidence": .decimal(suspect.confidence, places: 3),
            "source": .string(suspect.source), "target": .string(suspect.target),
          ]).line)
      }
    }
    try out.flush()
    StandardError.line("\(result.suspects.count) of \(result.pairs) pairs look like no translations")
    if !result.suspects.isEmpty { throw ExitStatus.found.exit }
  }

  private func runJoint(_ files: [(language: LanguageTag, path: String)], _ out: inout StandardOutput) throws {
    var known: [[LanguageTag]: AlignmentKnowledge] = [:]
    for (index, a) in files.enumerated() {
      for b in files[(index + 1)...] {
        known[[a.language, b.language]] = try knowledge(from: a.language, to: b.language)
      }
    }
    let table = known
    let result = try AlignDocumentsJointly(input: input) { table[[$0, $1]] ?? .none }.align(files)
    if pairs {
      for (index, a) in result.languages.enumerated() {
        for b in result.languages[(index + 1)...] {
          try print(
            result.alignment.pairs[.init(source: a, target: b)] ?? [], result.segments[a] ?? [],
            result.segments[b] ?? [], support: nil, pair: "\(a)-\(b)", &out)
        }
      }
      return
    }
    for unit in result.alignment.units {
      if format == .text {
        for language in result.languages {
          let text = (unit.segments[language] ?? []).map { result.segments[language]?[$0].text ?? "" }
          try out.line("\(language)\t\(text.joined(separator: " "))")
        }
        try out.line("")
        continue
      }
      var members = result.languages.map { language in
        JSONText.Member(language.description, .array((unit.segments[language] ?? []).map { .integer($0) }))
      }
      members.append(.init("confidence", .decimal(unit.confidence, places: 3)))
      try out.line(JSONText.object(members).line)
    }
  }

  private func print(
    _ beads: [Bead], _ source: [AlignmentSegment], _ target: [AlignmentSegment], support: [[WordSupport]]?,
    pair: String?, _ out: inout StandardOutput
  ) throws {
    let columns = Int(ProcessInfo.processInfo.environment["COLUMNS"] ?? "") ?? 120
    let text = AlignmentText(style: .terminal(), width: columns)
    if format == .hunalign {
      for line in text.ladder(beads, sourceCount: source.count, targetCount: target.count) { try out.line(line) }
      return
    }
    if format == .tsv { try out.line(AlignmentText.rowTitle) }
    for (index, bead) in beads.enumerated() {
      let one = bead.source.map { source[$0].text }.joined(separator: " ")
      let other = bead.target.map { target[$0].text }.joined(separator: " ")
      let words = support.map { $0[index].map { "\($0.source)=\($0.target)" } }
      switch format {
      case .jsonl: try out.line(text.json(bead, source: one, target: other, pair: pair, words: words).line)
      case .tsv: try out.line(text.row(bead, source: one, target: other))
      case .hunalign: break
      case .text:
        for line in text.lines(bead, source: one, target: other) { try out.line(line) }
        if let words, !words.isEmpty { try out.line("      " + words.joined(separator: " ")) }
      }
    }
  }
}
