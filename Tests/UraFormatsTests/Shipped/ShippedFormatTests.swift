import Testing
import UraFormats
import UraModel

/// What holds for every format that programs ship.
@Suite("Files that programs ship")
struct ShippedFormatTests {
  @Test("give the same bytes back, and differ in the changed text only", arguments: ShippedFixture.all)
  func bytes(_ fixture: ShippedFixture) throws {
    _ = try fixture.document()
    try expectSkeletonHolds(fixture.bytes(), fixture.skeleton(), path: fixture.name)
  }

  @Test("keep every byte outside of the one text that changes", arguments: ShippedFixture.all)
  func outside(_ fixture: ShippedFixture) throws {
    let document = try fixture.document()
    let bytes = try fixture.bytes()
    var end = 0
    for slot in document.slots.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      #expect(slot.range.lowerBound >= end)
      end = slot.range.upperBound
      guard document.file.encoding == "UTF-8" else { continue }
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let changed = try document.rewritten(by: fixture.skeleton()) { one, _ in
        one == slot ? InlineText("x “y” <&>'\\") : nil
      }
      #expect(changed.starts(with: bytes[..<(slot.range.lowerBound + mark)]))
      #expect(changed.reversed().starts(with: bytes[(slot.range.upperBound + mark)...].reversed()))
    }
  }

  @Test("stand being cut off at any byte", arguments: ShippedFixture.all)
  func truncated(_ fixture: ShippedFixture) throws {
    let bytes = try fixture.bytes()
    let whole = try fixture.document().units.count
    let format = try fixture.skeleton()
    for count in 0..<bytes.count {
      do {
        let part = Array(bytes[..<count])
        let document = try format.document(
          of: InputFile(bytes: part, path: fixture.name), diagnostics: DiagnosticList())
        #expect(document.units.count <= whole + 1)
        #expect(try document.rewritten(by: format, units: document.units) == part)
      } catch {
        // "Not this format" is an answer too.
      }
    }
  }

  @Test("stand a wrong byte anywhere", arguments: ShippedFixture.all)
  func damaged(_ fixture: ShippedFixture) throws {
    let bytes = try fixture.bytes()
    let format = try fixture.skeleton()
    for index in bytes.indices {
      for wrong: UInt8 in [0, 0x3C, 0x22, 0x5C, 0xFF] where index % 3 == Int(wrong) % 3 {
        var copy = bytes
        copy[index] = wrong
        do {
          let document = try format.document(
            of: InputFile(bytes: copy, path: fixture.name), diagnostics: DiagnosticList())
          #expect(try document.rewritten(by: format, units: document.units) == copy)
        } catch {}
      }
    }
  }

  @Test(
    "refuse nesting without a bound",
    arguments: [
      (FileFormat.json, "[", "]"), (.json, "{\"a\":", "}"), (.arb, "{\"a\":", "}"), (.xcstrings, "{\"strings\":", "}"),
      (.stringsdict, "<plist><dict><key>a</key>", ""), (.resx, "<root>", ""), (.qt, "<TS>", ""), (.yaml, "[", "]"),
      (.yaml, "{a: ", "}"), (.yaml, "- ", ""), (.android, "<resources>", "</resources>"),
    ])
  func nesting(_ format: FileFormat, _ open: String, _ close: String) throws {
    let text = String(repeating: open, count: 100_000) + String(repeating: close, count: 100_000)
    let diagnostics = DiagnosticList()
    do {
      _ = try format.reader.document(InputFile(text: text, path: "deep"), diagnostics: diagnostics)
      #expect(!diagnostics.diagnostics.isEmpty)
    } catch {}
  }
}
