import Testing
import UraFormats
import UraModel

@Suite("Bytes in a temporary file")
struct MappedBytesTests {
  @Test("are those of the stream, in memory or mapped", arguments: [1 << 20, 10_000, 0])
  func same(_ inMemory: Int) throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let mapped = try MappedBytes(BytesInMemory(bytes), path: "x", inMemory: inMemory)
    mapped.release(0..<mapped.count)
    #expect(mapped.elementsEqual(bytes))
    #expect(mapped.dropping(first: 5).first == bytes[5])
  }

  @Test("are counted in lines and columns far from the start")
  func places() throws {
    let text = String(repeating: "рядок\n", count: 100_000) + "ab"
    let file = try SkeletonFile(Array(text.utf8), path: "x")
    #expect(file.location(of: text.utf8.count) == SourceLocation(path: "x", line: 100_001, column: 3))
    #expect(file.location(of: 11 * 50_000 + 4) == SourceLocation(path: "x", line: 50_001, column: 3))
    let long = String(repeating: "я", count: 100_000)
    let one = try SkeletonFile(Array(long.utf8), path: "x")
    #expect(one.location(of: 2 * 60_000) == SourceLocation(path: "x", line: 1, column: 60_001))
  }

  @Test("name the place of a byte that is wrong", arguments: ["UTF-8", "UTF-16LE", "windows-1252"])
  func wrong(_ encoding: String) throws {
    let good = Array(repeating: UInt8(0x61), count: 200_000)
    let bytes: [UInt8] =
      switch encoding {
      case "UTF-8": good + [0xFF] + good
      case "UTF-16LE": [0xFF, 0xFE] + good.flatMap { [$0, 0] } + [0x00, 0xDC, 0x61, 0]
      default: good + [0x81] + good
      }
    do {
      _ = try SkeletonFile(bytes, path: "x", encoding: encoding == "UTF-16LE" ? nil : encoding)
      // ICU gives windows-1252 a control character there.
      #expect(encoding == "windows-1252")
    } catch {
      #expect(error.diagnostic.message.contains("offset \(encoding == "UTF-8" ? 200_000 : 400_002)"))
    }
  }

  @Test("a table finds each text again, in memory and mapped")
  func table() throws {
    let table = HashedTable()
    for number in 0..<40_000 { try table.set("key \(number)", to: UInt64(number)) }
    try table.set("key 7", to: 8)
    #expect((0..<40_000).allSatisfy { table["key \($0)"] == UInt64($0 == 7 ? 8 : $0) })
    #expect(table["key"] == nil)
  }

  @Test("records are read by their places")
  func records() throws {
    let records = SpilledRecords()
    let places = try (0..<50_000).map { try records.append("record \($0) " + String(repeating: "x", count: 40)) }
    try records.finish()
    #expect(records.text(at: places[49_999])?.text.hasPrefix("record 49999 ") == true)
    #expect(records.text(at: places[3])?.next == places[4])
    #expect(records.text(at: (records.text(at: places[49_999])?.next ?? 0)) == nil)
  }
}
