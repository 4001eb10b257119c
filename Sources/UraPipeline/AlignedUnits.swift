import UraAlignment
package import UraFormats
package import UraModel

/// Aligned documents as translation units, for other programs.
package struct AlignedUnits: Sendable {
  package private(set) var units: [TranslationUnit] = []

  /// The beads of two documents that have both sides.
  package init(_ result: AlignDocuments.Result, from source: LanguageTag, to target: LanguageTag) {
    units = result.beads.compactMap { bead in
      guard !bead.source.isEmpty, !bead.target.isEmpty else { return nil }
      return Self.unit(
        [
          (source, bead.source.map { result.source[$0].text }), (target, bead.target.map { result.target[$0].text }),
        ], bead.confidence)
    }
  }

  /// The units of several documents that have two languages or more.
  package init(_ result: AlignDocumentsJointly.Result) {
    units = result.alignment.units.compactMap { unit in
      let texts = result.languages.compactMap { language in
        unit.segments[language].map { indices in (language, indices.compactMap { result.segments[language]?[$0].text })
        }
      }
      return texts.count >= 2 ? Self.unit(texts, unit.confidence) : nil
    }
  }

  private static func unit(_ texts: [(LanguageTag, [String])], _ confidence: Double) -> TranslationUnit {
    var unit = TranslationUnit(variants: texts.map { Variant($0.0, line($0.1)) })
    unit.properties.append(Property("x-confidence", String((confidence * 1000).rounded() / 1000)))
    return unit
  }

  private static func line(_ texts: [String]) -> String {
    texts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: " ")
  }

  /// Writes a TMX file.
  ///
  /// - Throws: `InputError` when the file cannot be written; what was there before stays.
  package func writeTMX(to output: OutputFile, sourceLanguage: LanguageTag) throws(InputError) {
    let options = WritingOptions(sourceLanguage: sourceLanguage)
    var writer = FileFormat.tmx.writer(to: output, options: options)
    try writer.begin(DocumentHeader(format: .tmx, sourceLanguage: sourceLanguage))
    for unit in units { try writer.write(unit) }
    try writer.finish()
    try output.finish()
  }

  /// Writes what Moses and most trainers read: `PREFIX.en`, `PREFIX.uk` ..., a segment a line, the same line for the same unit.
  ///
  /// Units that miss one of the languages are left out.
  /// - Throws: `InputError` when a file cannot be written.
  package func writeParallelLines(prefix: String, languages: [LanguageTag]) throws(InputError) {
    let whole = units.filter { unit in languages.allSatisfy { unit.variant($0) != nil } }
    for language in languages {
      let output = try OutputFile(path: "\(prefix).\(language)")
      for unit in whole { output.write((unit.variant(language)?.text ?? "") + "\n") }
      try output.finish()
    }
  }
}
