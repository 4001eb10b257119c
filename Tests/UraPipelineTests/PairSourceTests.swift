import Foundation
import Testing
import UraChecks
import UraModel

@testable import UraPipeline

@Suite("PairSource")
struct PairSourceTests {
  /// The pairs of a table that holds these bytes.
  private func pairs(_ bytes: some Sequence<UInt8>, _ diagnostics: DiagnosticList = .init()) throws -> [CheckedPair] {
    let path = NSTemporaryDirectory() + UUID().uuidString
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var found: [CheckedPair] = []
    try PairSource.table(path: path).forEach(from: .english, to: .ukrainian, diagnostics: diagnostics) {
      found.append($0)
    }
    return found
  }

  @Test(
    "a table is read in any encoding, however long it is",
    arguments: [String.Encoding.utf8, .utf16, .utf16LittleEndian, .windowsCP1251])
  func encodings(encoding: String.Encoding) throws {
    let line = "Rain in Pristina\tДощ у Приштіні\tnote\r\n"
    let text = String(repeating: line, count: 3_000)
    let found = try pairs(try #require(text.data(using: encoding)))
    #expect(found.count == 3_000)
    #expect(found.map(\.index) == Array(0..<3_000))
    let last = try #require(found.last)
    #expect(last.source == "Rain in Pristina" && last.target == "Дощ у Приштіні" && last.notes.map(\.text) == ["note"])
    #expect(last.location?.line == 3_000)
  }

  @Test("a line with bytes that are no text is reported with its number, and the rest is read")
  func badBytes() throws {
    let line = Array("Rain in Pristina\tДощ у Приштіні\n".utf8)
    let bytes = Array(repeating: line, count: 2_000).joined() + [0x61, 0x09, 0xFF, 0x0A] + line
    let diagnostics = DiagnosticList()
    #expect(try pairs(bytes, diagnostics).count == 2_002)
    #expect(diagnostics.diagnostics.map(\.code) == ["pairs-bad-character"])
    #expect(diagnostics.diagnostics.first?.location.line == 2_001)
  }

  @Test("half a character of UTF-16 is an error with its line")
  func halfCharacter() throws {
    let text = String(repeating: "Rain\tДощ у Приштіні\n", count: 9)
    #expect {
      try pairs([0xFF, 0xFE] + (try #require(text.data(using: .utf16LittleEndian))) + [0x00, 0xD8, 0x0A, 0x00])
    } throws: {
      let diagnostic = ($0 as? InputError)?.diagnostic
      return diagnostic?.code == "invalid-utf-16" && diagnostic?.location.line == 10
    }
  }
}
