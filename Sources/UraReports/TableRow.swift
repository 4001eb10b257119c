/// Cells as a line of tab-separated values (IANA text/tab-separated-values, which has no quoting).
enum TableRow {
  /// Tabs and line ends inside a cell become spaces.
  static func line(_ cells: [String]) -> String {
    cells.map { cell in cell.map { $0 == "\t" || $0.isNewline ? " " : String($0) }.joined() }.joined(separator: "\t")
  }
}
