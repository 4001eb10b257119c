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

  /// The units of the first file with the texts that the others have for the same identifiers, then what the others have
  /// in common beyond it.
  ///
  /// Notes and properties are the first file's that has the unit. What only one file has is handed over all the same, and
  /// counted. Of all files but the first the units lie in a temporary file.
  ///
  /// - Returns: what was read, and how many units are in one file only.
  /// - Throws: `InputError` for a file that cannot be read, or when two files are of the same language.
  package static func read(
    _ members: [Member], options: ReadingOptions = .init(), diagnostics: any DiagnosticCollector,
    unit body: (TranslationUnit) throws -> Void
  ) throws -> (report: ReadingReport, alone: Int) {
    var report = ReadingReport()
    var alone = 0
    var languages: Set<LanguageTag> = []
    var others: [ResourceUnits] = []
    for member in members.dropFirst() {
      let other = ResourceUnits()
      let skipped = try read(member, options, diagnostics, &languages) { try other.add($0, $1) }
      report.skipped += skipped
      try other.finish()
      others.append(other)
    }
    var source = members.first?.language
    func handOver(_ unit: TranslationUnit, _ key: String, _ rest: ArraySlice<ResourceUnits>) throws {
      var unit = unit
      source = source ?? unit.sourceLanguage
      unit.sourceLanguage = source
      for other in rest {
        if let variant = try other.take(key)?.variants.first { unit.variants.append(variant) }
      }
      if unit.variants.count < 2 { alone += 1 }
      report.units += 1
      try body(unit)
    }
    if let first = members.first {
      let skipped = try read(first, options, diagnostics, &languages) { try handOver($1, $0, others[...]) }
      report.skipped += skipped
    }
    for (index, other) in others.enumerated() {
      try other.forEachUnused { try handOver($1, $0, others[(index + 1)...]) }
    }
    return (report, alone)
  }

  /// Hands over each unit of a file that has a text, with a key that tells it from the others.
  private static func read(
    _ member: Member, _ options: ReadingOptions, _ diagnostics: any DiagnosticCollector,
    _ languages: inout Set<LanguageTag>, _ body: (String, TranslationUnit) throws -> Void
  ) throws -> Int {
    var options = options
    options.sourceLanguage = member.language ?? options.sourceLanguage
    var language = member.language ?? .undetermined
    let occurrences = HashedTable()
    var seen = languages
    let report = try member.format.reader.read(
      member.input, options: options, diagnostics: diagnostics,
      header: { header in
        language = member.language ?? header.sourceLanguage ?? .undetermined
        guard seen.insert(language).inserted else {
          throw InputError(
            at: SourceLocation(path: member.input.path), code: "resources-same-language",
            "expected one file a language, found \(language) again, say LANG=FILE for each")
        }
      },
      unit: { unit, _ in
        // A text that nobody wrote is no translation.
        guard var variant = unit.variants.first, !variant.content.isEmpty || !variant.forms.isEmpty else { return }
        variant.language = language
        var unit = unit
        unit.variants = [variant]
        unit.sourceLanguage = language
        let key = (unit.context.map { $0 + "\u{4}" } ?? "") + (unit.id ?? "")
        let count = (occurrences[key] ?? 0) + 1
        try occurrences.set(key, to: count)
        try body(count > 1 ? "\(key)\u{4}\(count)" : key, unit)
      })
    languages = seen
    return report.skipped
  }
}

/// The units of one file by their keys.
private final class ResourceUnits {
  private let records = SpilledRecords()
  /// Twice the place of a unit's record, and 1 more once it is taken.
  private let places = HashedTable()

  func add(_ key: String, _ unit: TranslationUnit) throws(InputError) {
    var unit = unit
    unit.properties.append(Property(Self.key, key))
    try places.set(key, to: UInt64(try records.append(unit.asJSON)) << 1)
  }

  func finish() throws(InputError) { try records.finish() }

  /// The unit of a key, once.
  func take(_ key: String) throws(InputError) -> TranslationUnit? {
    guard let place = places[key], place & 1 == 0, let (record, _) = records.text(at: Int(place >> 1)),
      let (found, unit) = Self.unit(record), found == key
    else { return nil }
    try places.set(key, to: place | 1)
    return unit
  }

  /// The units that were not taken, in the order of the file.
  func forEachUnused(_ body: (String, TranslationUnit) throws -> Void) throws {
    var place = 0
    while let (record, next) = records.text(at: place) {
      if let (key, unit) = Self.unit(record), places[key] == UInt64(place) << 1 { try body(key, unit) }
      place = next
    }
  }

  private static let key = "x-resource-key"

  private static func unit(_ record: String) -> (key: String, unit: TranslationUnit)? {
    guard var unit = TranslationUnit(json: record), let last = unit.properties.popLast() else { return nil }
    return (last.value, unit)
  }
}
