import ArgumentParser
import Foundation
import UraAlignment
import UraFormats
import UraMemory
import UraModel
import UraPipeline
import UraReports

/// `ura import`: parallel texts and translation files into the memory.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Store parallel texts or translation files in a memory.",
    discussion: """
      ura import en=a.en.txt uk=a.uk.txt sq=a.sq.txt
          one article in several languages: segmented, aligned, stored
      ura import FILE ...
          translation files (TMX, XLIFF, PO ...) as they are
      ura import DIR
          groups NAME.LANG.txt and translation files in a folder
      ura import en=DIR uk=DIR sq=DIR
          a folder a language: matched by name, else by what they say
      ura import --reviewed TABLE.tsv
          what 'ura align --format tsv' wrote and a person corrected
      ura import --glossary FILE ...
          glossaries, kept in the memory beside its units

      Each document is one transaction. The same import twice changes nothing; 'ura undo' takes one back. Exit code 1: units \
      that were wrong, or cut off, were left out; 2: a document failed as a whole.
      """)

  @OptionGroup var memory: MemoryOptions

  @Flag(help: "The inputs are glossaries: CSV, TSV, TBX. One of the same name is replaced.")
  var glossary = false

  @Flag(help: "Do everything but store it.")
  var dryRun = false

  @Option(help: ArgumentHelp("The origin to store under, instead of the document's name.", valueName: "name"))
  var origin: String?

  @Option(help: ArgumentHelp("Who imports; kept with the session and its units.", valueName: "name"))
  var author: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The format of translation files, when their names do not say it.", valueName: "format"))
  var fileFormat: FileFormat?

  @Option(help: ArgumentHelp("The encoding of the inputs, when it cannot be seen.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("The source language of files that do not name it.", valueName: "language"))
  var from: LanguageTag?

  @Option(help: ArgumentHelp("The target language of files that do not name it.", valueName: "language"))
  var to: LanguageTag?

  @Option(help: ArgumentHelp("How many documents are aligned at a time.", valueName: "count"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    name: .customLong("allow-reordering"),
    help: "Find sentences and passages of parallel texts that stand in another order in some language.")
  var allowsReordering = false

  @Flag(
    help: """
      The inputs are tables of 'ura align --format tsv' that a person corrected. Their texts are stored; with LANG=FILE \
      beside them the texts come from the documents, by the segments' numbers.
      """)
  var reviewed = false

  @Option(help: "text or json: the report.")
  var format = ReportFormat.text

  @Argument(help: "LANG=FILE ..., or files and folders.", completion: .file())
  var inputs: [String]

  func validate() throws {
    try checkCount(jobs, of: "--jobs")
    let members = inputs.compactMap(ParallelGroup.Member.init(argument:))
    try FileArguments.checkStandardInput(inputs.map { ParallelGroup.Member(argument: $0)?.path ?? $0 })
    if glossary {
      guard origin == nil || inputs.count == 1 else {
        throw ValidationError("expected one glossary beside --origin, found \(inputs.count)")
      }
    } else if reviewed {
      let tables = inputs.count - members.count
      guard tables > 0 else {
        throw ValidationError("expected a table of 'ura align --format tsv' with --reviewed, found only documents")
      }
      guard tables == 1 || members.isEmpty else {
        throw ValidationError("expected one table with the documents it is about, found \(tables)")
      }
    } else if !members.isEmpty {
      guard members.count == inputs.count else {
        throw ValidationError("expected either LANG=FILE for all inputs, or files and folders only")
      }
      try FileArguments.checkLanguages(members) { _, _ in "import each with its translations by a call of its own" }
    }
  }

  func run() async throws {
    if glossary { return try importGlossaries() }
    FileArguments.warnOfSameFile(inputs.compactMap { ParallelGroup.Member(argument: $0)?.path })
    var matches: ImportReport.Matches?
    var isWhole = true
    let items = try importItems(&matches, &isWhole)
    var options = ImportOptions()
    options.isDryRun = dryRun
    options.author = author
    options.origin = origin
    options.description = (["import"] + inputs).joined(separator: " ")
    var reading = ReadingOptions(sourceLanguage: from, targetLanguage: to)
    reading.encoding = encoding

    let journey = ImportAll(
      into: try openMemory(), options: options, reading: reading,
      align: AlignGroup(aligner: JointAligner(allowsReordering: allowsReordering)))
    let jobs = self.jobs
    var report = try await Interruption.cancels(
      saying: "stopping, nothing of the current document is stored; once more ends at once"
    ) {
      let progress = ProgressLine()
      let time = RemainingTime()
      defer { progress.clear() }
      return try await journey(items, concurrency: jobs, diagnostics: PrintedDiagnostics()) { state in
        let units = state.units > 0 ? ", \(Counted(state.units, "unit"))" : ""
        let left = time.text(done: state.documentsDone, of: state.documents)
        progress.show("importing \(state.documentsDone + 1) of \(state.documents)\(left): \(state.current)\(units)")
      }
    }

    report.matches = matches
    var output = StandardOutput()
    let text = ImportReportText(style: format == .text ? .terminal() : .plain)
    switch format {
    case .text: for line in text.lines(report) { try output.line(line) }
    case .json: try output.line(text.json(report).indented)
    }
    try output.flush()
    if report.wasInterrupted { throw ExitStatus.interrupted.exit }
    if report.failures > 0 { throw ExitStatus.failed.exit }
    if !report.isComplete || !isWhole { throw ExitStatus.found.exit }
  }

  private func openMemory() throws -> TranslationMemory {
    // A dry run must not make a file.
    if dryRun, !FileManager.default.fileExists(atPath: memory.path) { return try TranslationMemory() }
    return try TranslationMemory(path: memory.path, mode: .create)
  }

  /// - Parameters:
  ///   - matches: set when texts of folders were put together.
  ///   - isWhole: cleared when a folder within one could not be read.
  private func importItems(_ matches: inout ImportReport.Matches?, _ isWhole: inout Bool) throws -> [ImportAll.Item] {
    let members = inputs.compactMap(ParallelGroup.Member.init(argument:))
    if reviewed {
      return inputs.filter { ParallelGroup.Member(argument: $0) == nil }.map { .reviewed($0, documents: members) }
    }
    if !members.isEmpty {
      if members.allSatisfy({ Self.isFolder($0.path) }) { return try matchedItems(members, &matches, &isWhole) }
      if let folder = members.first(where: { Self.isFolder($0.path) }),
        let other = members.first(where: { !FileManager.default.fileExists(atPath: $0.path) })
      {
        throw InputError(
          at: .init(path: other.path), code: "no-such-file",
          "expected a folder, as \(folder.path) is, found nothing at this path; check the spelling")
      }
      let group = ParallelGroup(members: members)
      return [ImportResourceGroup.takes(group) ? .resources(group) : .group(group)]
    }
    return try inputs.flatMap { try items($0, &isWhole) }
  }

  /// Folders, one a language: their texts are put together by name, or by content, and what was found is said.
  private func matchedItems(
    _ members: [ParallelGroup.Member], _ matches: inout ImportReport.Matches?, _ isWhole: inout Bool
  ) throws -> [ImportAll.Item] {
    let folders = try members.map {
      MatchDocuments.Folder($0.language, try MatchDocuments.texts(inFolder: $0.path))
    }
    for member in members { Self.tellUnread(try FolderContents(of: member.path) { _ in false }, &isWhole) }
    let result = MatchDocuments()(folders, diagnostics: PrintedDiagnostics())
    matches = .init(
      byContent: result.found.map { .init(source: $0.source, target: $0.target, confidence: $0.confidence) },
      alone: result.alone)
    for match in result.found {
      let percent = Int((match.confidence * 100).rounded())
      StandardError.line("\(match.source): note: matched with \(match.target) by what they say (\(percent) %)")
    }
    for alone in result.alone {
      StandardError.line("\(alone): note: no counterpart in another language; left out")
    }
    guard !result.groups.isEmpty else {
      throw InputError(
        at: .init(path: members[0].path), code: "nothing-to-import",
        "expected texts (.txt, .html, .md, .docx, .odt) that are translations of those in the other folders, found none"
      )
    }
    return result.groups.map { .group($0) }
  }

  private static func tellUnread(_ contents: FolderContents, _ isWhole: inout Bool) {
    for path in contents.unreadable {
      isWhole = false
      StandardError.line(
        "\(path): error: this folder may not be read, what is in it is left out; check its permissions [not-readable]")
    }
    for path in contents.unread {
      StandardError.line(
        "\(path): note: files of this kind are not read; left out, save it as .docx, .odt, HTML or text")
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  /// Formats that hold translations and nothing else.
  private static let foundInFolders: Set<FileFormat> = [.tmx, .xliff1, .xliff2, .po, .xcstrings, .qt]

  /// By the name, but for `.ts`: so end Qt Linguist's files, TypeScript and videos.
  private static func isTranslationFile(_ path: String) -> Bool {
    guard let format = FileFormat(path: path) else { return false }
    return format != .qt || (try? FileFormat.seen(in: InputFile(path: path))) == .qt
  }

  private func items(_ path: String, _ isWhole: inout Bool) throws -> [ImportAll.Item] {
    if Self.isFolder(path) {
      let contents = try FolderContents(of: path, isTranslationFile: Self.isTranslationFile)
      Self.tellUnread(contents, &isWhole)
      for alone in contents.alone {
        StandardError.line("\(alone): note: no counterpart in another language; left out")
      }
      for doubled in contents.doubled {
        StandardError.line(
          "\(doubled): note: another text of this name is in the same language; left out, rename the one that is another text"
        )
      }
      let resources = ResourceFolder(contents.translationFiles, source: from)
      for path in contents.unnamed + resources.rest {
        if let advice = FolderContents.advice(aboutNameOf: path) {
          StandardError.line("\(path): note: \(advice); rename the file")
        }
      }
      // Tables, JSON and the like may be anything; who names them means them.
      let files = resources.rest.filter { FileFormat(path: $0).map(Self.foundInFolders.contains) == true }
      let leftOut = [
        (resources.rest.count - files.count, "that may be translations"),
        (
          contents.unnamed.count,
          contents.unnamed.count == 1 ? "whose name does not say its language" : "whose names do not say their language"
        ),
      ].filter { $0.0 > 0 }.map { "\(Counted($0.0, "file")) \($0.1)" }
      if !leftOut.isEmpty {
        StandardError.line(
          "\(path): note: left out: \(leftOut.joined(separator: ", ")); name those that are to be imported")
      }
      let items: [ImportAll.Item] =
        contents.groups.map { .group($0) } + resources.groups.map { .resources($0) }
        + files.compactMap { path in FileFormat(path: path).map { .file(path, $0) } }
      guard !items.isEmpty else {
        throw InputError(
          at: .init(path: path), code: "nothing-to-import",
          "expected files NAME.LANG.txt in two languages, or translation files, found none; "
            + "name a folder for each language: en=DIR uk=DIR")
      }
      return items
    }
    guard let format = fileFormat ?? FileFormat(path: path) else {
      // What is not there is told first, and what an office program wrote that is not read.
      let isArchive = FileFormat.candidates(path: path, withDocuments: true).contains { $0.isArchive }
      _ = isArchive ? try InputFile(path: path).open() : try InputFile(path: path).openText()
      throw InputError(
        at: .init(path: path), code: "unknown-format",
        "expected a translation file, found a name that ends in none of their extensions; name its format with --as, "
          + "or say LANG=FILE for each text of a parallel group")
    }
    return [.file(path, format)]
  }
}
