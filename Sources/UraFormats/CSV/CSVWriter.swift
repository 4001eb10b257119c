/// Writes delimited records so that `CSVReader` reads back the same fields (RFC 4180; the line ends in LF).
package struct CSVWriter {
  package let dialect: CSVReader.Dialect

  package init(dialect: CSVReader.Dialect = .csv) { self.dialect = dialect }

  /// One record with its line end. A field is quoted when it must be, or when the whole record is one empty field.
  ///
  /// Without quotes in the dialect, tabs and line ends inside a field become spaces: there is no other way to write them.
  package func line(_ fields: [String]) -> String {
    var result = ""
    for (index, field) in fields.enumerated() {
      if index > 0 { result.unicodeScalars.append(Unicode.Scalar(dialect.delimiter)) }
      result += fields.count == 1 && field.isEmpty && dialect.hasQuotes ? "\"\"" : written(field)
    }
    return result + "\n"
  }

  private func written(_ field: String) -> String {
    let delimiter = dialect.delimiter
    let breaks = field.utf8.contains { $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
    if !dialect.hasQuotes {
      guard breaks else { return field }
      var result = String.UnicodeScalarView()
      for scalar in field.unicodeScalars {
        let isBreak = scalar.value == UInt32(delimiter) || scalar.value == 0x0A || scalar.value == 0x0D
        result.append(isBreak ? " " : scalar)
      }
      return String(result)
    }
    guard breaks || field.utf8.contains(UInt8(ascii: "\"")) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
