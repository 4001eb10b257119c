import ArgumentParser
import Foundation
import UraGlossary
import UraModel
import UraPipeline
import UraReports

/// `ura glossary list`: what a glossary holds.
struct GlossaryListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the entries of glossaries, one a line.")

  @Option(help: "text; jsonl: an object an entry; json: one object.")
  var format = LineFormat.text

  @Argument(help: "Glossaries.", completion: .file())
  var files: [String]

  func run() throws {
    let talk = PrintedDiagnostics()
    var output = StandardOutput()
    var objects = JSONObjects("entries", asLines: format == .jsonl)
    for file in files {
      for entry in try ReadGlossary.read(file, reporting: talk).entries {
        if format == .text {
          try output.line(GlossaryEntryText.line(entry))
        } else {
          try output.write(objects.next(GlossaryEntryText.json(entry).line))
        }
      }
    }
    if format != .text { try output.write(objects.end()) }
    try output.flush()
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
  }
}

/// `ura glossary find`: the terms in a text.
struct GlossaryFindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find the terms of a text, in any inflected form, with their translations.",
    discussion: "Without TEXT, or with '-', a text a line is read from standard input. Exit code 1: nothing found.")

  @OptionGroup var languages: LanguagePairOptions

  @Option(help: ArgumentHelp("A glossary; may be given several times.", valueName: "file"), completion: .file())
  var glossary: [String]

  @OptionGroup var hunspell: HunspellOptions

  @Option(help: "text; jsonl: an object a text; json: one object.")
  var format = LineFormat.text

  @Argument(help: "Texts.")
  var texts: [String] = []

  func run() throws {
    let talk = PrintedDiagnostics()
    let glossaries = try glossary.map {
      try ReadGlossary.read($0, from: languages.from, to: languages.to, reporting: talk)
    }
    let journey = FindTerms(
      glossaries, from: languages.from, to: languages.to, lexicons: try hunspell.lexicons())
    var output = StandardOutput()
    var objects = JSONObjects("texts", asLines: format == .jsonl)
    var isFound = false
    func show(_ text: String) throws {
      let terms = journey.terms(in: text)
      if !terms.isEmpty { isFound = true }
      guard format == .text else { return try output.write(objects.next(Self.json(text, terms).line)) }
      for term in terms { try output.line("\(term.text)\t\(term.term)\t\(term.translations.joined(separator: " | "))") }
    }
    for text in texts where text != "-" { try show(text) }
    if texts.isEmpty || texts.contains("-") {
      var lines = try QueryLines(encoding: nil)
      while let text = try lines.line() { try show(text) }
    }
    if format != .text { try output.write(objects.end()) }
    try output.flush()
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
    if !isFound { throw ExitStatus.found.exit }
  }

  private static func json(_ text: String, _ terms: [TermFinder.FoundTerm]) -> JSONValue {
    .object([
      "text": .string(text),
      "terms": .array(
        terms.map { term in
          .object([
            "term": .string(term.term), "text": .string(term.text),
            "range": .array([.integer(term.range.lowerBound), .integer(term.range.upperBound)]),
            "translations": .array(term.translations.map { .string($0) }),
            "forbidden": .array(term.forbidden.map { .string($0) }),
          ])
        }),
    ])
  }
}

/// `ura glossary lint`: what is wrong or doubtful in a glossary.
struct GlossaryLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Show duplicates, conflicts, doubtful inflections and hints that are not understood.",
    discussion: "Exit code 1: something of the severity --fail-on or worse.")

  @Option(
    help: ArgumentHelp("The least severity that makes the exit code 1: error, warning or note.", valueName: "severity"))
  var failOn: Severity = .error

  @Option(help: ArgumentHelp("The least severity to show.", valueName: "severity"))
  var show: Severity = .note

  @Argument(help: "Glossaries.", completion: .file())
  var files: [String]

  func run() throws {
    let talk = PrintedDiagnostics()
    var output = StandardOutput()
    var worst: Severity?
    for file in files {
      for diagnostic in FindTerms.problems(of: try ReadGlossary.read(file, reporting: talk)) {
        worst = max(worst ?? .note, diagnostic.severity)
        if diagnostic.severity >= show { try output.line(diagnostic.description) }
      }
    }
    try output.flush()
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
    if let worst, worst >= failOn { throw ExitStatus.found.exit }
  }
}

/// `ura glossary export`: a glossary in another format.
struct GlossaryExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write glossaries in another format.",
    discussion: "Several glossaries are joined, the most important first.")

  @Option(name: .customLong("as"), help: ArgumentHelp("The format to write.", valueName: "format"))
  var format: GlossaryMaintenance.Format = .csv

  @Option(help: ArgumentHelp("The source language of a format of two languages.", valueName: "language"))
  var from: LanguageTag?

  @Option(help: ArgumentHelp("The target language of a format of two languages.", valueName: "language"))
  var to: LanguageTag?

  @Option(name: [.short, .long], help: ArgumentHelp("The file to write; '-' for standard output.", valueName: "file"))
  var output = "-"

  @Argument(help: "Glossaries.", completion: .file())
  var files: [String]

  func run() throws {
    let talk = PrintedDiagnostics()
    try GlossaryMaintenance.export(files, to: output, as: format, from: from, to: to, diagnostics: talk)
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
  }
}

/// `ura glossary import`: entries of other files into a glossary.
struct GlossaryImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add the entries of other files to a glossary.",
    discussion: "Entries whose names the glossary has already are left out, so the same import twice changes nothing.")

  @Option(help: ArgumentHelp("The glossary; made when it is missing.", valueName: "file"), completion: .file())
  var glossary: String

  @Option(
    help: ArgumentHelp("The source language of files that do not name it (OmegaT, Weblate).", valueName: "language"))
  var from: LanguageTag?

  @Option(help: ArgumentHelp("The target language of files that do not name it.", valueName: "language"))
  var to: LanguageTag?

  @Argument(help: "Files of terminology.", completion: .file())
  var files: [String]

  func run() throws {
    let talk = PrintedDiagnostics()
    let counts = try GlossaryMaintenance.importFiles(
      files, into: glossary, exists: FileManager.default.fileExists(atPath: glossary), from: from, to: to,
      diagnostics: talk)
    StandardError.line(
      "\(glossary): \(Counted(counts.added, "entry", plural: "entries")) added, \(counts.known) known before")
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
  }
}

/// `ura glossary add`: one entry into a glossary.
struct GlossaryAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an entry to a glossary.",
    discussion:
      "ura glossary add --glossary terms.csv en=Sybiha 'uk=Сибіга{m,anim}|Андрій Сибіга' forbidden_uk=Сібіга note=person"
  )

  @Option(help: ArgumentHelp("The glossary; made when it is missing.", valueName: "file"), completion: .file())
  var glossary: String

  @Argument(
    help: "COLUMN=TEXT: a language, forbidden_LANGUAGE, deprecated_LANGUAGE, note, domain, definition, id, pos.")
  var cells: [String]

  func validate() throws {
    for cell in cells where !cell.contains("=") {
      throw ValidationError("expected COLUMN=TEXT, found '\(cell)'")
    }
  }

  func run() throws {
    let talk = PrintedDiagnostics()
    let pairs = cells.map { cell in
      let parts = cell.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (column: String(parts[0]), text: String(parts[1]))
    }
    let count = try GlossaryMaintenance.add(
      pairs, to: glossary, exists: FileManager.default.fileExists(atPath: glossary), diagnostics: talk)
    StandardError.line("\(glossary): \(Counted(count, "entry", plural: "entries"))")
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
  }
}

/// `ura glossary remove`: a glossary out of a memory.
struct GlossaryRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a glossary out of a memory ('ura import --glossary' puts it there).")

  @OptionGroup var memory: MemoryOptions

  @Argument(help: "The name it was stored under.")
  var name: String

  func run() throws {
    try StoreGlossaries.remove(name, from: memory.path)
    StandardError.line("\(memory.path): '\(name)' removed")
  }
}

extension GlossaryMaintenance.Format: ExpressibleByArgument {}
