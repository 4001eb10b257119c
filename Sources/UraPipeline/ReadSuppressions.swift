package import UraChecks
package import UraModel
import UraText

/// Opens files of suppressions.
package enum ReadSuppressions {
  /// The rules of all files together. Lines that are wrong are reported and left out.
  package static func read(_ paths: [String], reporting diagnostics: any DiagnosticCollector) throws -> Suppressions {
    var result = Suppressions()
    for path in paths {
      let decoded = try TextDecoder.decode(try InputBytes.read(path), path: path)
      result.add(decoded.text, path: path, reporting: diagnostics)
    }
    return result
  }
}
