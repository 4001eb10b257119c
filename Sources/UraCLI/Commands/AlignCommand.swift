import ArgumentParser
import UraAlignment
import UraModel
import UraPipeline
import UraReports

/// `ura align`: which sentences of two or more documents say the same.
struct AlignCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align the sentences of documents that are translations of each other.",
    discussion: """
      Two documents: ura align --from en --to uk a.en.txt a.uk.txt
      Two or more, jointly: ura align en=a.en.txt uk=a.uk.txt sq=a.sq.txt
      """)

  @Option(help: ArgumentHelp("The language of the first document.", valueName: "language"))
  var from: LanguageTag?

  @Option(help: ArgumentHelp("The language of the second document.", valueName: "language"))
  var to: LanguageTag?

  @Flag(help: "The inputs have one segment a line; blank lines are paragraph breaks.")
  var segmented = false

  @Flag(help: "Print the finest beads of every pair of languages instead of units over all languages.")
  var pairs = false

  @Option(help: "text: side by side; jsonl: an object a bead.")
  var format: Format = .jsonl

  @Argument(help: "Two files, or LANGUAGE=FILE for each of two or more.", completion: .file())
  var documents: [String]

  private var input: AlignDocuments.Input { segmented ? .segmented : .text }

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
      guard from != nil, to != nil, documents.count == 2 else {
        throw ValidationError("expected --from, --to and two files")
      }
    } else {
      guard let files = languageDocuments, files.count >= 2, Set(files.map(\.language)).count == files.count else {
        throw ValidationError("expected --from, --to and two files, or LANGUAGE=FILE for two or more languages")
      }
    }
  }

  func run() throws {
    var out = StandardOutput()
    if let from, let to {
      let result = try AlignDocuments(from: from, to: to, input: input).align(
        source: documents[0], target: documents[1])
      for bead in result.beads { try out.line(Self.json(bead, result.source, result.target, pair: nil).line) }
    } else if let files = languageDocuments {
      let result = try AlignDocumentsJointly(input: input).align(files)
      if pairs {
        for (index, a) in result.languages.enumerated() {
          for b in result.languages[(index + 1)...] {
            for bead in result.alignment.pairs[.init(source: a, target: b)] ?? [] {
              try out.line(
                Self.json(bead, result.segments[a] ?? [], result.segments[b] ?? [], pair: "\(a)-\(b)").line)
            }
          }
        }
      } else {
        for unit in result.alignment.units {
          var members = result.languages.map { language in
            JSONText.Member(language.description, .array((unit.segments[language] ?? []).map { .integer($0) }))
          }
          members.append(.init("confidence", .decimal(unit.confidence, places: 3)))
          try out.line(JSONText.object(members).line)
        }
      }
    }
    try out.flush()
  }

  private static func json(
    _ bead: Bead, _ source: [AlignmentSegment], _ target: [AlignmentSegment], pair: String?
  ) -> JSONText {
    .object([
      "pair": pair.map { .string($0) },
      "source": .array(bead.source.map { .integer($0) }),
      "target": .array(bead.target.map { .integer($0) }),
      "confidence": .decimal(bead.confidence, places: 3),
      "sourceText": .string(bead.source.map { source[$0].text }.joined(separator: " ")),
      "targetText": .string(bead.target.map { target[$0].text }.joined(separator: " ")),
    ])
  }
}
