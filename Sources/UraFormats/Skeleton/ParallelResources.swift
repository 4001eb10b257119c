package import UraModel

/// The same keys in several languages, one file each: `en.json` and `uk.json`, `values/strings.xml` and
/// `values-uk/strings.xml`, `en.lproj/…` and `uk.lproj/…`.
package enum ParallelResources {
  /// One file.
  package struct Member {
    package var format: FileFormat
    package var input: InputFile
    /// The language, where the user says it; else the file's own.
    package var language: LanguageTag?

    package init(_ input: InputFile, as format: FileFormat, language: LanguageTag? = nil) {
      self.format = format
      self.input = input
      self.language = language
    }
  }

  /// Whether a format has the texts of one language, found by their identifiers.
  package static func isPaired(_ format: FileFormat) -> Bool {
    switch format {
    case .android, .json, .arb, .properties, .yaml, .strings, .stringsdict, .resx, .fluent, .srt, .vtt: true
    default: false
    }
  }

  /// The units of the first file with the texts that the others have for the same identifiers.
  ///
  /// Notes and properties are the first file's. What only one file has is handed over all the same, and counted.
  ///
  /// - Throws: `InputError` for a file that cannot be read, or when two files are of the same language.
  package static func units(
    of members: [Member], options: ReadingOptions = .init(), diagnostics: any DiagnosticCollector
  ) throws -> (units: [TranslationUnit], report: ReadingReport, alone: Int) {
    var units: [TranslationUnit] = []
    var places: [Key: Int] = [:]
    var report = ReadingReport()
    var languages: Set<LanguageTag> = []
    for member in members {
      var reading = options
      reading.sourceLanguage = member.language ?? options.sourceLanguage
      let (header, found) = try read(member, reading, diagnostics, &report)
      let language = member.language ?? header?.sourceLanguage ?? .undetermined
      guard languages.insert(language).inserted else {
        throw InputError(
          at: SourceLocation(path: member.input.path), code: "resources-same-language",
          "expected one file a language, found \(language) again, say LANG=FILE for each")
      }
      var occurrences: [Key: Int] = [:]
      for unit in found {
        guard var variant = unit.variants.first, !isUnused(variant) else { continue }
        variant.language = language
        var key = Key(id: unit.id ?? "", context: unit.context, occurrence: 0)
        key.occurrence = occurrences[key, default: 0]
        occurrences[Key(id: key.id, context: key.context, occurrence: 0), default: 0] += 1
        if let place = places[key] {
          units[place].variants.append(variant)
        } else {
          var unit = unit
          unit.variants = [variant]
          unit.sourceLanguage = members[0].language ?? units.first?.sourceLanguage ?? language
          places[key] = units.count
          units.append(unit)
        }
      }
    }
    report.units = units.count
    return (units, report, units.count { $0.variants.count < 2 })
  }

  private struct Key: Hashable {
    var id: String
    var context: String?
    var occurrence: Int
  }

  /// A text that nobody wrote is no translation.
  private static func isUnused(_ variant: Variant) -> Bool { variant.content.isEmpty && variant.forms.isEmpty }

  private static func read(
    _ member: Member, _ options: ReadingOptions, _ diagnostics: any DiagnosticCollector, _ report: inout ReadingReport
  ) throws -> (DocumentHeader?, [TranslationUnit]) {
    var header: DocumentHeader?
    var units: [TranslationUnit] = []
    let one = try member.format.reader.read(
      member.input, options: options, diagnostics: diagnostics, header: { header = $0 },
      unit: { unit, _ in units.append(unit) })
    report.skipped += one.skipped
    return (header, units)
  }
}
