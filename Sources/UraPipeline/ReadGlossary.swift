import UraFormats
package import UraGlossary
import UraMemory
package import UraModel
import UraText

/// Opens a file of terminology, whatever its format.
package enum ReadGlossary {
  /// Reads TBX of any version; a memory with glossaries in it; CSV and TSV in any encoding: a column per language by its first line, or, for a pair of languages, Weblate's and
  /// OmegaT's tables.
  ///
  /// - Parameters:
  ///   - source, target: the languages of a table that does not name them.
  /// - Throws: `InputError` when the file cannot be read or names no language and none are given.
  package static func read(
    _ path: String, from source: LanguageTag? = nil, to target: LanguageTag? = nil,
    reporting diagnostics: (any DiagnosticCollector)? = nil
  ) throws -> Glossary {
    if let format = FileFormat(path: path), format == .tbx || format == .tbx2 {
      var glossary = Glossary(name: path)
      try format.reader.read(InputFile(path: path), diagnostics: diagnostics ?? DiagnosticList()) { unit, location in
        glossary.append(.init(ConceptEntry(unit), location: location))
      }
      return glossary
    }
    if TranslationMemory.isDatabase(path) { return try StoreGlossaries.read(path) }
    let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
    do {
      let glossary = try GlossaryTable.read(text, path: path, reporting: diagnostics)
      for language in glossary.languages {
        // Where the columns are named.
        let place = SourceLocation(path: path, line: 1)
        UnknownLanguages.warning(of: language, at: place).map { diagnostics?.emit($0) }
      }
      return glossary
    } catch let error as InputError where error.diagnostic.code == "glossary-no-language" {
      guard let source, let target else { throw error }
      return try BilingualTable.read(text, path: path, from: source, to: target, reporting: diagnostics)
    }
  }
}
