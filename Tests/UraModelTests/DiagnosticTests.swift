import Testing
import UraModel

// Swift Testing has a type of this name too.
private typealias SourceLocation = UraModel.SourceLocation

@Suite struct DiagnosticTests {
  @Test(
    "prints as compilers do, as far as the place is known",
    arguments: [
      (SourceLocation(path: "a.tmx", line: 3, column: 7), "a.tmx:3:7: error: expected x [code]"),
      (SourceLocation(path: "a.tmx", line: 3), "a.tmx:3: error: expected x [code]"),
      (SourceLocation(path: "a.tmx"), "a.tmx: error: expected x [code]"),
      (SourceLocation(path: "a.tmx", column: 7), "a.tmx: error: expected x [code]"),
    ])
  fileprivate func printing(location: SourceLocation, expected: String) {
    #expect(Diagnostic(.error, at: location, code: "code", "expected x").description == expected)
  }

  @Test("orders severities")
  func severities() {
    #expect(Severity.note < .warning)
    #expect(Severity.warning < .error)
  }
}
