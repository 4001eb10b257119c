import Testing
import UraFormats
import UraModel

/// What holds for every format, on every fixture.
@Suite("Every format")
struct RoundTripTests {
  static let fixtures: [(String, FileFormat)] = [
    ("inline.tmx", .tmx), ("codes.xlf", .xliff1), ("modules.xlf", .xliff2), ("messages.po", .po), ("table.csv", .csv),
    ("plain.en-sq.tsv", .tsv),
    ("units.jsonl", .jsonl), ("terms.tbx", .tbx), ("martif.tbx", .tbx2),
  ]

  @Test("gives the same units after writing and reading", arguments: fixtures)
  func sameUnits(_ name: String, _ format: FileFormat) throws {
    let first = try parse(Fixture.bytes(name), as: format)
    #expect(first.diagnostics.isEmpty)
    #expect(!first.units.isEmpty)
    let second = try parse(try render(first.units, header: first.header, as: format), as: format)
    #expect(second.diagnostics.isEmpty)
    #expect(second.units == first.units)
    #expect(second.header == first.header)
  }

  @Test("loses nothing on the way through JSON Lines", arguments: fixtures)
  func throughJSONLines(_ name: String, _ format: FileFormat) throws {
    let units = try parse(Fixture.bytes(name), as: format).units
    let again = try parse(try render(units, header: nil, as: .jsonl), as: .jsonl)
    #expect(again.diagnostics.isEmpty)
    #expect(again.units == units)
  }

  @Test("stands a file cut off at any byte", arguments: fixtures)
  func truncated(_ name: String, _ format: FileFormat) throws {
    let bytes = try Fixture.bytes(name)
    let whole = try parse(bytes, as: format).units
    for count in 0..<bytes.count {
      do {
        let part = try parse(Array(bytes[..<count]), as: format)
        #expect(part.units.count <= whole.count + 1)
      } catch is InputError {
        // "Not this format" is an answer too.
      }
    }
  }

  @Test("stands UTF-16 cut off at any byte, inside a character, too")
  func truncatedUTF16() throws {
    let text = String(decoding: try Fixture.bytes("inline.tmx"), as: UTF8.self)
    var bytes: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    let whole = try parse(bytes, as: .tmx).units
    #expect(!whole.isEmpty)
    for count in 0..<bytes.count {
      do { #expect(try parse(Array(bytes[..<count]), as: .tmx).units.count <= whole.count + 1) } catch is InputError {}
    }
  }

  @Test("stands a wrong byte anywhere", arguments: fixtures)
  func damaged(_ name: String, _ format: FileFormat) throws {
    let bytes = try Fixture.bytes(name)
    for index in stride(from: 0, to: bytes.count, by: 13) {
      for wrong: UInt8 in [0, 0x3C, 0x22, 0xFF] {
        var copy = bytes
        copy[index] = wrong
        do { _ = try parse(copy, as: format) } catch is InputError {}
      }
    }
  }
}

/// What holds for the formats that are written back by changing the texts only.
@Suite("Skeleton formats")
struct SkeletonTests {
  static let fixtures: [(String, any SkeletonFormat)] = [("messages.po", POFormat())]

  @Test("give the same bytes back where nothing changed", arguments: fixtures)
  func unchanged(_ name: String, _ format: any SkeletonFormat) throws {
    try expectSkeletonHolds(Fixture.bytes(name), format)
  }
}

/// An unchanged file is the same, and a changed one differs in the changed values only.
func expectSkeletonHolds(_ bytes: [UInt8], _ format: some SkeletonFormat, path: String = "test") throws {
  let diagnostics = DiagnosticList()
  let document = try format.document(of: InputFile(bytes: bytes, path: path), diagnostics: diagnostics)
  #expect(!document.slots.isEmpty)
  #expect(try document.rewritten(by: format, units: document.units) == bytes)
  // Every value written anew reads as the same units, and what lies between the slots is untouched.
  for slot in document.slots {
    let content = try #require(document.content(of: slot))
    let changed = InlineText(content.plainText + " new")
    let written = try document.rewritten(by: format) { one, _ in one == slot ? changed : nil }
    let again = try format.document(of: InputFile(bytes: written, path: path), diagnostics: diagnostics)
    #expect(again.content(of: slot)?.plainText == changed.plainText)
    #expect(document.slots.count == again.slots.count)
    let restored = try again.rewritten(by: format) { one, _ in
      one.unit == slot.unit && one.variant == slot.variant && one.form == slot.form ? content : nil
    }
    let before = try format.document(of: InputFile(bytes: restored, path: path), diagnostics: diagnostics)
    for (index, unit) in document.units.enumerated() {
      if index == slot.unit {
        #expect(before.units[index].variants.map(\.content) == unit.variants.map(\.content))
        #expect(before.units[index].variants.map(\.forms) == unit.variants.map(\.forms))
      } else {
        #expect(before.units[index] == unit)
      }
    }
  }
}
