import Foundation
import Testing
import UraFormats
import UraModel

@Suite("Hostile input")
struct HostileInputTests {
  @Test("gives a diagnostic where entities would grow without bound")
  func billionLaughs() throws {
    var entities = "<!ENTITY a0 \"ha\">"
    for level in 1...40 { entities += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">" }
    let text = """
      <!DOCTYPE tmx [\(entities)]><tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>&a40;</seg></tuv></tu>\
      <tu><tuv xml:lang="en"><seg>fine</seg></tuv></tu></body></tmx>
      """
    let (_, units, diagnostics) = try parse(text, as: .tmx)
    #expect(diagnostics.map(\.code) == ["xml-entity-expansion"])
    #expect(units.map { $0.variants[0].text } == ["fine"])
  }

  @Test("fetches no external entity")
  func externalEntity() throws {
    let text = """
      <!DOCTYPE tmx SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx version="1.4">\
      <header srclang="en"/><body><tu><tuv xml:lang="en"><seg>&x;</seg></tuv></tu></body></tmx>
      """
    let (_, units, diagnostics) = try parse(text, as: .tmx)
    #expect(diagnostics.map(\.code) == ["xml-unknown-entity"])
    #expect(units.isEmpty)
  }

  @Test("stands elements in elements without end", arguments: [FileFormat.tmx, .xliff1, .xliff2, .tbx])
  func deepNesting(_ format: FileFormat) throws {
    let start: [FileFormat: String] = [
      .tmx: "<tmx><body><tu><tuv xml:lang=\"en\"><seg>",
      .xliff1: "<xliff version=\"1.2\"><file source-language=\"en\"><body><trans-unit id=\"1\"><source>",
      .xliff2: "<xliff version=\"2.0\" srcLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment><source>",
      .tbx: "<tbx><text><body><conceptEntry><langSec xml:lang=\"en\"><termSec><term>",
    ]
    let element = [FileFormat.tmx: "hi", .xliff1: "g", .xliff2: "pc", .tbx: "hi"][format] ?? "g"
    let text = (start[format] ?? "") + String(repeating: "<\(element)>", count: 20_000)
    let (_, units, diagnostics) = try parse(text, as: format)
    #expect(units.isEmpty)
    #expect(diagnostics.first?.code == "xml-too-deep")
    #expect(diagnostics.count < 5)
  }

  @Test("stops at a line that has no end", arguments: [FileFormat.tmx, .jsonl])
  func endlessLine(_ format: FileFormat) throws {
    var options = ReadingOptions()
    options.limits.tokenBytes = 1 << 20
    let text = format == .tmx ? "<tmx><body><tu><tuv xml:lang=\"en\"><seg>" : "{\"en\":\""
    let bytes = Array(text.utf8) + [UInt8](repeating: 0x61, count: 3 << 20)
    do {
      let (_, units, diagnostics) = try parse(bytes, as: format, options: options)
      #expect(units.isEmpty)
      #expect(diagnostics.map(\.code).contains("xml-token-too-long"))
    } catch let error as InputError {
      #expect(["line-too-long", "xml-token-too-long"].contains(error.diagnostic.code))
    }
  }

  @Test("reports bytes that are no UTF-8, and NUL", arguments: [UInt8(0xFF), 0xC0, 0])
  func badBytes(_ byte: UInt8) throws {
    let start = "<tmx><body><tu><tuv xml:lang=\"en\"><seg>a"
    let end = "</seg></tuv></tu><tu><tuv xml:lang=\"en\"><seg>fine</seg></tuv></tu></body></tmx>"
    let (_, units, diagnostics) = try parse(Array(start.utf8) + [byte] + Array(end.utf8), as: .tmx)
    #expect(units.map { $0.variants[0].text } == ["fine"])
    #expect(diagnostics.map(\.code) == [byte == 0 ? "xml-bad-character" : "invalid-utf8"])
    #expect(diagnostics.first?.location.column == start.count + 1)
  }

  @Test("leaves no half-written file behind, and what was there before as it was", arguments: [true, false])
  func halfWritten(isThere: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "half-written-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.tmx"
    if isThere { try "before".write(toFile: path, atomically: true, encoding: .utf8) }
    do {
      let output = try OutputFile(path: path)
      output.write(String(repeating: "half", count: 1 << 18))
      try output.flushIfFull()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == (isThere ? 2 : 1))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == (isThere ? ["a.tmx"] : []))
    if isThere { #expect(try String(contentsOfFile: path, encoding: .utf8) == "before") }
  }
}
