import Testing
import UraModel
import UraText

@Suite struct LineEndTests {
  @Test(
    "a line ends at LF, CRLF and CR alone",
    arguments: [
      ("", [0]), ("a", [0]), ("a\n", [0, 2]), ("a\r\nb", [0, 3]), ("a\rb\r", [0, 2, 4]), ("\r\r\n\n", [0, 1, 3, 4]),
      ("\n\r", [0, 1, 2]),
    ])
  func starts(text: String, starts: [Int]) {
    #expect(LineEnd.starts(in: text.utf8) == starts)
  }

  @Test("a wrong byte is told with its line", arguments: ["\n", "\r\n", "\r"])
  func wrongByte(end: String) {
    let bytes = Array("перше\(end)друге\(end)трет".utf8) + [0xFF] + Array("є".utf8)
    let error = #expect(throws: InputError.self) { try TextDecoder.decode(bytes, path: "a.txt") }
    #expect(error?.diagnostic.location.line == 3)
    #expect(error?.diagnostic.location.column == 5)
  }
}
