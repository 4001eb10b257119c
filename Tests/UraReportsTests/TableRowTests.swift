import Testing

@testable import UraReports

@Suite struct TableRowTests {
  @Test("a cell stays one cell of one line")
  func line() { #expect(TableRow.line(["a\tb", "c\nd", "e\r\nf", ""]) == "a b\tc d\te f\t") }
}
