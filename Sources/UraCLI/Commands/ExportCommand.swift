import ArgumentParser
import UraFormats
import UraMemory
import UraModel
import UraPipeline
import UraReports

/// `ura export`: the memory as a file of another format.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the units of a memory as TMX or another format.",
    discussion: """
      The file appears when it is complete and not before. Units that have a text in one of the languages only are no \
      translations; they are left out and counted. Exit code 1: nothing of what --lang and --origin choose is there.
      """)

  @OptionGroup var memory: MemoryOptions

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The format, when the file's name does not say it.", valueName: "format"))
  var format: FileFormat?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Only these languages, the source first; may be repeated.", valueName: "language"))
  var lang: [LanguageTag] = []

  @Option(name: .long, help: ArgumentHelp("Only units of this origin; may be repeated.", valueName: "name"))
  var origin: [String] = []

  @Flag(
    help:
      "Read what can still be read of a damaged memory; FILE.sqlite is a new memory with its imports and glossaries.")
  var recover = false

  @Argument(help: "The file to write; '-' is standard output.", completion: .file())
  var file: String

  /// Whether a new memory is to be made of a damaged one.
  private var makesMemory: Bool { recover && format == nil && file.hasSuffix(".sqlite") }

  func validate() throws {
    if makesMemory {
      guard lang.isEmpty, origin.isEmpty else {
        throw ValidationError(
          "expected no --lang and --origin where a memory is recovered: all of it goes into the new one")
      }
      return
    }
    guard format != nil || FileFormat(path: file) != nil else {
      throw ValidationError("expected a file name that ends in a known extension, or --as, found '\(file)'")
    }
    guard lang.count != 1 else {
      throw ValidationError("expected --lang for two languages or more, found one; name the other, too")
    }
    try FileArguments.checkOutput(file, isNoneOf: [memory.path])
  }

  func run() async throws {
    if makesMemory { return try makeMemory() }
    guard let format = format ?? FileFormat(path: file) else { return }
    var selection = ExportMemory.Selection()
    selection.languages = lang
    selection.origins = Set(origin)
    let (path, file, recover) = (memory.path, self.file, self.recover)
    // Ended by its own hand, it closes the memory: SQLite leaves nothing beside it.
    let (counts, lost) = try await Interruption.cancels(saying: nil) { [selection] in
      let output = try OutputFile(path: file)
      let recovery = recover ? try MemoryRecovery(path: path) : nil
      let export = ExportMemory(from: try recovery ?? TranslationMemory(path: path, mode: .read))
      for warning in try export.warnings(selection) { StandardError.line(warning.description) }
      let counts = try export(selection, as: format, to: output)
      return (counts, recovery.map { (texts: $0.lostTexts, isCutOff: $0.isCutOff) })
    }
    StandardError.line("\(Counted(counts.written, "unit")) written to \(file)")
    if counts.tooFewLanguages > 0 {
      StandardError.line("  left out: \(Counted(counts.tooFewLanguages, "unit")) with a text in one language only")
    }
    let others = [
      (counts.repeated, "that the file has already"),
      (counts.empty, "without a text in the languages that are written"),
      (counts.unwritable, "that \(format.title) cannot hold"),
    ]
    for (count, what) in others where count > 0 {
      StandardError.line("  left out: \(Counted(count, "unit")) \(what)")
    }
    if let lost { try tellLost(texts: lost.texts, isCutOff: lost.isCutOff) }
    if let error = counts.firstUnwritable {
      StandardError.line(error.description)
      throw ExitStatus.found.exit
    }
    if counts.written == 0, !lang.isEmpty || !origin.isEmpty {
      throw ExitStatus.found.exit
    }
  }

  private func makeMemory() throws {
    let copy = try RecoverMemory()(memory.path, into: file)
    let parts = [
      Counted(copy.units, "unit"), Counted(copy.documents, "document"), Counted(copy.sessions, "session"),
      Counted(copy.glossaries, "glossary", plural: "glossaries"),
    ]
    StandardError.line("\(file): recovered \(parts.map(\.description).joined(separator: ", "))")
    if copy.incompleteDocuments > 0 {
      let documents = Counted(copy.incompleteDocuments, "document")
      StandardError.line("  not whole any more: \(documents); import the files again, they bring what is missing")
    }
    if copy.unitsOfUnknownOrigin > 0 {
      let units = Counted(copy.unitsOfUnknownOrigin, "unit")
      StandardError.line("  of unknown import: \(units); whoever imports the same files again gets these a second time")
    }
    try tellLost(texts: copy.lostTexts, others: copy.lostRows, isCutOff: copy.isCutOff)
    if copy.incompleteDocuments > 0 { throw ExitStatus.found.exit }
  }

  private func tellLost(texts: Int, others: Int = 0, isCutOff: Bool) throws {
    guard texts > 0 || others > 0 || isCutOff else { return }
    let names = [
      texts > 0 ? "about \(Counted(texts, "text"))" : nil,
      others > 0 ? "about \(Counted(others, "row")) of other things" : nil,
      isCutOff ? "whatever came after the last of them" : nil,
    ]
    StandardError.line("  could not be read: \(names.compactMap(\.self).joined(separator: " and "))")
    throw ExitStatus.found.exit
  }
}
