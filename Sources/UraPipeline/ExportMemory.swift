package import UraFormats
package import UraMemory
package import UraModel

/// Where units come from: a memory, or what can be read of a damaged one.
package protocol StoredUnits {
  var path: String { get }
  func languages() throws -> [LanguageTag]
  func originNames() throws -> [String]
  func forEachUnit(_ body: (StoredUnit) throws -> Void) throws
}

extension TranslationMemory: StoredUnits {
  package func originNames() throws -> [String] { try statistics().origins.map(\.name) }
}

extension MemoryRecovery: StoredUnits {}

/// The journey out of the memory: units, filtered, into a file of any format that can be written.
package struct ExportMemory {
  /// Which units and languages.
  package struct Selection: Sendable {
    /// Only these languages, in this order; empty for all. A language covers its regional variants.
    package var languages: [LanguageTag] = []
    package var origins: Set<String> = []
    /// Units of fewer languages are left out.
    package var minimumLanguages = 2
    package init() {}
  }

  let memory: any StoredUnits

  package init(from memory: any StoredUnits) { self.memory = memory }

  package struct Counts: Sendable {
    package var written = 0
    /// Units of the selected origins that have too few of the selected languages.
    package var tooFewLanguages = 0
    /// Units that are in the file already: in the languages that are written they differ in nothing.
    package var repeated = 0
    /// Units without a text in the languages that are written.
    package var empty = 0
    /// Units that the format cannot hold, and what is wrong with the first of them.
    package var unwritable = 0
    package var firstUnwritable: Diagnostic?
  }

  /// What is likely a mistake of the caller: a language or an origin that the memory does not have.
  package func warnings(_ selection: Selection) throws -> [Diagnostic] {
    let languages = try memory.languages()
    let unknown = selection.languages.filter { wanted in !languages.contains(where: wanted.covers) }.map {
      ("no-such-language", "units in \($0)", languages.map(\.description), "--lang")
    }
    let origins = selection.origins.isEmpty ? [] : try memory.originNames()
    let foreign = selection.origins.subtracting(origins).sorted().map {
      ("no-such-origin", "units of the origin '\($0)'", origins, "--origin")
    }
    return (unknown + foreign).map { code, wanted, held, option in
      let names =
        held.isEmpty ? "nothing yet" : held.prefix(10).joined(separator: ", ") + (held.count > 10 ? " ..." : "")
      return Diagnostic(
        .warning, at: SourceLocation(path: memory.path), code: code,
        "expected \(wanted), found \(names); correct \(option)")
    }
  }

  /// Writes the selected units.
  ///
  /// - Throws: `InputError` when the format holds two languages and the selection leaves open which.
  package func callAsFunction(_ selection: Selection, as format: FileFormat, to output: OutputFile) throws -> Counts {
    let languages = selection.languages.isEmpty ? try memory.languages() : selection.languages
    guard format.capabilities.contains(.languages) || languages.count <= 2 else {
      throw InputError(
        at: SourceLocation(path: output.path), code: "too-many-languages",
        "expected two languages for \(format.title), found \(languages.map(\.description).joined(separator: ", ")); "
          + "name the two with --lang, the source first")
    }
    // A memory has no source language; a format that needs one gets the first.
    let isPair = languages.count == 2
    let source = selection.languages.first
    var writer = format.writer(
      to: output,
      options: isPair
        ? WritingOptions(sourceLanguage: languages[0], targetLanguage: languages[1])
        : WritingOptions(sourceLanguage: source))
    try writer.begin(
      DocumentHeader(format: format, sourceLanguage: source, targetLanguages: languages.filter { $0 != source }))
    var counts = Counts()
    var read = 0
    try memory.forEachUnit { stored in
      read += 1
      if read.isMultiple(of: 256) { try Task.checkCancellation() }
      guard selection.origins.isEmpty || selection.origins.contains(stored.origin) else { return }
      guard let unit = Self.selected(stored, selection) else {
        counts.tooFewLanguages += 1
        return
      }
      switch try writer.write(unit) {
      case .written: counts.written += 1
      case .repeated: counts.repeated += 1
      case .empty: counts.empty += 1
      case .unwritable(let code, let message):
        counts.unwritable += 1
        counts.firstUnwritable =
          counts.firstUnwritable ?? Diagnostic(.error, at: SourceLocation(path: output.path), code: code, message)
      }
    }
    try writer.finish()
    try output.finish()
    return counts
  }

  private static func selected(_ stored: StoredUnit, _ selection: Selection) -> TranslationUnit? {
    var unit = stored.unit
    if !selection.languages.isEmpty {
      unit.variants = selection.languages.flatMap { language in
        unit.variants.filter { language.covers($0.language) }
      }
    }
    guard Set(unit.variants.map(\.language)).count >= selection.minimumLanguages else { return nil }
    // Where it came from and how sure the alignment was, so that another program can show it.
    if !unit.properties.contains(where: { $0.name == "x-origin" }) {
      unit.properties.append(Property("x-origin", stored.origin))
    }
    if let confidence = stored.confidence, !unit.properties.contains(where: { $0.name == "x-confidence" }) {
      unit.properties.append(Property("x-confidence", String((confidence * 1000).rounded() / 1000)))
    }
    return unit
  }
}
