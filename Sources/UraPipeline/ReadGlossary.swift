package import UraGlossary
package import UraModel
import UraFormats
import UraText

/// Opens a file of terminology, whatever its format.
package enum ReadGlossary {
  /// Reads CSV and TSV (by their first line) in any encoding.
  ///
  /// - Throws: `InputError` when the file cannot be read or has no column of a language.
  package static func read(_ path: String, reporting diagnostics: (any DiagnosticCollector)? = nil) throws -> Glossary {
    let decoded = try TextDecoder.decode(try InputBytes.read(path), path: path)
    return try GlossaryTable.read(decoded.text, path: path, reporting: diagnostics)
  }
}
