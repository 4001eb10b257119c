import ArgumentParser
import Foundation
import UraAlignment
import UraFormats
import UraModel
import UraPipeline
import UraReports

/// `ura align`: which sentences of two or more documents say the same.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align the sentences of documents that are translations of each other.",
    discussion: """
      Two documents: ura align --from en --to uk a.en.txt a.uk.txt
      Two or more, jointly: ura align en=a.en.txt uk=a.uk.txt sq=a.sq.txt
      Pairs that are no translations: ura align --from en --to uk --verify memory.tmx
      The same for files with a segment a line: ura align --from en --to uk --verify --segmented a.en a.uk
      """)

  @Option(help: ArgumentHelp("The language of the first document.", valueName: "language"))
  var from: LanguageTag?

  @Option(help: ArgumentHelp("The language of the second document.", valueName: "language"))
  var to: LanguageTag?

  @Flag(help: "The inputs have one segment a line; blank lines are paragraph breaks.")
  var segmented = false

  @Flag(help: "Print the finest beads of every pair of languages instead of units over all languages.")
  var pairs = false

  @Flag(help: "Show what the score of each bead is made of and the words that support it; with text, json and jsonl.")
  var explain = false

  @Flag(
    name: .customLong("allow-reordering"),
    help: "Find neighbours that changed places and passages that moved, and mark them.")
  var allowsReordering = false

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

  @Option(
    help: """
      text: side by side; jsonl: an object a bead; json: one object; tsv: a table to correct; tmx; moses: a file a language, a segment a \
      line; hunalign: its ladder; hunalign-text: its text.
      """)
  var format: AlignmentOutput.Format = isatty(1) == 1 ? .text : .jsonl

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where tmx goes instead of standard output; what moses' files begin with.", valueName: "path"))
  var output: String?

  @Argument(help: "Two files, or LANGUAGE=FILE for each of two or more.", completion: .file())
  var documents: [String]

  private var input: AlignDocuments.Input { segmented ? .segmented : .text }

  private var knowledge: LoadAlignmentKnowledge {
    LoadAlignmentKnowledge(lexicon: lexicon, memory: memory, glossary: glossary, usesBuiltIn: !noBuiltIn)
  }

  /// The documents of the form LANGUAGE=FILE, or nil when some are plain files.
  private var languageDocuments: [ParallelGroup.Member]? {
    let members = documents.compactMap(ParallelGroup.Member.init(argument:))
    return members.count == documents.count ? members : nil
  }

  func validate() throws {
    if from != nil || to != nil {
      let count = verify && !segmented ? 1 : 2
      guard from != nil, to != nil, documents.count == count else {
        throw ValidationError("expected --from, --to and \(count == 1 ? "one file" : "two files")")
      }
    } else {
      guard !verify else {
        throw ValidationError("expected --from, --to and \(segmented ? "two files" : "one file") with --verify")
      }
      guard let files = languageDocuments else {
        throw ValidationError("expected --from, --to and two files, or LANGUAGE=FILE for two or more languages")
      }
      try FileArguments.checkLanguages(files) {
        "align them with --from \($0.language) --to \($0.language) \($0.path) \($1.path)"
      }
      guard lexicon == nil else {
        throw ValidationError("expected --lexicon with --from and --to, found several pairs")
      }
      guard pairs || ![.tsv, .hunalign, .hunalignText].contains(format) else {
        throw ValidationError("expected --pairs with --format \(format.rawValue), or --format jsonl")
      }
    }
    let paths = (from == nil ? languageDocuments?.map(\.path) : documents) ?? []
    try FileArguments.checkStandardInput(paths + [memory, glossary, lexicon])
    try validateOutput(inputs: paths + [memory, glossary, lexicon])
  }

  private func validateOutput(inputs: [String?]) throws {
    if format == .moses, output == nil {
      throw ValidationError("expected --output PREFIX with --format moses: it writes PREFIX.en, PREFIX.uk ...")
    }
    if output != nil, format != .moses, format != .tmx {
      throw ValidationError("expected --output with --format tmx or moses, found \(format.rawValue)")
    }
    if let output {
      let languages = from == nil ? languageDocuments?.map(\.language) ?? [] : [from, to].compactMap(\.self)
      for path in format == .moses ? languages.map({ "\(output).\($0)" }) : [output] {
        try FileArguments.checkOutput(path, isNoneOf: inputs)
      }
    }
    if allowsReordering, format == .hunalign {
      throw ValidationError("expected a format that can say that beads cross, found hunalign's ladder; take jsonl")
    }
    if verify, ![.text, .json, .jsonl, .tsv].contains(format) {
      throw ValidationError("expected --format text, json, jsonl or tsv with --verify, found \(format.rawValue)")
    }
  }

  func run() throws {
    var out = StandardOutput()
    FileArguments.warnOfSameFile(from == nil ? languageDocuments?.map(\.path) ?? [] : documents)
    if let from, let to {
      if verify {
        try runVerify(from, to, &out)
      } else {
        try runPair(from, to, &out)
      }
    } else if let files = languageDocuments {
      try runJoint(files.map { (language: $0.language, path: $0.path) }, &out)
    }
    try out.flush()
  }

  private func runPair(_ from: LanguageTag, _ to: LanguageTag, _ out: inout StandardOutput) throws {
    let align = AlignDocuments(
      from: from, to: to, input: input, knowledge: try knowledge(from: from, to: to), allowsReordering: allowsReordering
    )
    let result = try align.align(source: documents[0], target: documents[1])
    for warning in result.warnings { StandardError.line(warning.description) }
    if format == .tmx || format == .moses {
      return try write(AlignedUnits(result, from: from, to: to), [from, to])
    }
    var output = AlignmentOutput(format: format, "beads")
    try output.write(
      result.beads, result.source, result.target, pair: "\(from)-\(to)",
      explanations: explain ? align.explain(result) : nil, &out)
    try output.finish(&out)
  }

  private func write(_ units: AlignedUnits, _ languages: [LanguageTag]) throws {
    if format == .moses {
      try units.writeParallelLines(prefix: output ?? "aligned", languages: languages)
    } else {
      try units.writeTMX(to: try OutputFile(path: output ?? "-"), sourceLanguage: languages[0])
    }
  }

  private func runVerify(_ from: LanguageTag, _ to: LanguageTag, _ out: inout StandardOutput) throws {
    let talk = PrintedDiagnostics()
    let result = try VerifyAlignment(from: from, to: to, knowledge: try knowledge(from: from, to: to))(
      segmented ? .lines(source: documents[0], target: documents[1]) : .file(documents[0]), diagnostics: talk)
    var objects = JSONObjects("suspects", asLines: format == .jsonl)
    for suspect in result.suspects {
      guard format == .json || format == .jsonl else {
        try out.line("\(suspect.pair)\t\(suspect.source)\t\(suspect.target)")
        continue
      }
      let object = JSONValue.object([
        "pair": .integer(suspect.pair), "confidence": .decimal(suspect.confidence, places: 3),
        "better": suspect.better.map { .integer($0) }, "source": .string(suspect.source),
        "target": .string(suspect.target),
      ])
      try out.write(objects.next(object.line))
    }
    if format == .json { try out.write(objects.end(["pairs": .integer(result.pairs)])) }
    try out.flush()
    StandardError.line("\(result.suspects.count) of \(Counted(result.pairs, "pair")) look like no translations")
    // What could not be read was not checked.
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
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
    let align = AlignDocumentsJointly(input: input, allowsReordering: allowsReordering) {
      table[[$0, $1]] ?? table[[$1, $0]]?.reversed ?? .none
    }
    let result = try align.align(files)
    for warning in result.warnings { StandardError.line(warning.description) }
    if format == .tmx || format == .moses { return try write(AlignedUnits(result), result.languages) }
    var output = AlignmentOutput(format: format, pairs ? "beads" : "units")
    let explanations = explain ? align.explain(result) : nil
    guard pairs else {
      try output.write(result, explanations: explanations, &out)
      return try output.finish(&out)
    }
    for (index, a) in result.languages.enumerated() {
      for b in result.languages[(index + 1)...] {
        let pair = JointAlignment.Pair(source: a, target: b)
        try output.write(
          result.alignment.pairs[pair] ?? [], result.segments[a] ?? [], result.segments[b] ?? [], pair: "\(a)-\(b)",
          namesPair: true, explanations: explanations?[pair], &out)
      }
    }
    try output.finish(&out)
  }
}
