import SeededRandom
import TestArchives
import Testing
import UraModel

@testable import UraFormats

@Suite("ZIPArchive")
struct ZIPArchiveTests {
  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    GzipCompressor(isBare: true)?.compress(bytes, isLast: true) ?? []
  }

  private static let entries = [
    TestArchive.Entry("mimetype", "text"), .init("a/words.xml", String(repeating: "many words ", count: 4000)),
    .init("streamed.xml", "<x>sizes behind</x>", hasDescriptor: true), .init("empty", ""),
    .init("folder\\old.xml", "<x/>"),
  ]

  private static let archives: [(name: String, bytes: [UInt8])] = [
    ("stored", TestArchive(entries).bytes), ("deflated", TestArchive(entries, deflate: deflated).bytes),
  ]

  private func open(_ bytes: [UInt8]) throws -> ZIPArchive { try ZIPArchive(MappedBytes(bytes), path: "a.zip") }

  private func text(_ name: String, in archive: ZIPArchive) throws -> String {
    let index = try #require(try archive.entry(named: name))
    return String(decoding: try archive.text(of: archive.entries[index]), as: UTF8.self)
  }

  @Test("unpacks its entries, stored or deflated, with sizes in front or behind", arguments: archives.indices)
  func reading(_ kind: Int) throws {
    let archive = try open(Self.archives[kind].bytes)
    for entry in Self.entries {
      let name = entry.name.replacing("\\", with: "/").uppercased()
      #expect(try text(name, in: archive) == String(decoding: entry.content, as: UTF8.self))
    }
    #expect(try archive.entry(named: "other") == nil)
  }

  @Test("comes back byte for byte when nothing changes, with bytes between the entries and a comment")
  func identity() throws {
    for (name, bytes) in Self.archives {
      let output = OutputFile()
      var writer = ZIPWriter(try open(bytes), into: output)
      try writer.write([:])
      #expect(output.bytes == bytes, "\(name)")
    }
    var commented = TestArchive(Self.entries)
    commented.comment = "PK\u{5}\u{6} is no end"
    let output = OutputFile()
    var writer = ZIPWriter(try open(commented.bytes), into: output)
    try writer.write([:])
    #expect(output.bytes == commented.bytes)
  }

  @Test("gets new contents for some entries, and every other entry keeps its bytes", arguments: archives.indices)
  func writing(_ kind: Int) throws {
    let before = try open(Self.archives[kind].bytes)
    let output = OutputFile()
    var writer = ZIPWriter(before, into: output)
    let changed = try ["a/words.xml", "streamed.xml"].map { try #require(try before.entry(named: $0)) }
    try writer.write([changed[0]: Array("few words".utf8), changed[1]: Array("<x>new</x>".utf8)])
    let after = try open(output.bytes)
    #expect(after.entries.map(\.name) == before.entries.map(\.name))
    #expect(try text("a/words.xml", in: after) == "few words")
    #expect(try text("streamed.xml", in: after) == "<x>new</x>")
    for index in before.entries.indices where !changed.contains(index) {
      let (old, new) = (before.entries[index], after.entries[index])
      #expect(before.bytes[try before.data(of: old)].elementsEqual(after.bytes[try after.data(of: new)]))
      #expect(old.checksum == new.checksum)
    }
  }

  /// The error of an archive when everything in it is unpacked; nil when all is well.
  private func failure(_ bytes: [UInt8]) -> String? {
    do {
      let archive = try open(bytes)
      for entry in archive.entries { _ = try archive.text(of: entry, limit: 1 << 20) }
      return nil
    } catch let error as InputError {
      return error.diagnostic.code
    } catch {
      return "\(error)"
    }
  }

  @Test("cut off at any byte it gives an error", arguments: archives.indices)
  func cutOff(_ kind: Int) {
    let bytes = Self.archives[kind].bytes
    for count in [0, 1, 4, 30, 100] + Array(bytes.count - 500..<bytes.count) {
      #expect(["zip-not", "zip-damaged"].contains(failure(Array(bytes[..<count])) ?? ""), "\(count)")
    }
  }

  @Test("with wrong bytes anywhere it gives an error or what it gave before, and never takes more than it says")
  func wrongBytes() {
    var generator = SeededGenerator(seed: 7)
    let small = TestArchive(
      [.init("a.xml", "<a>some words</a>"), .init("b.xml", "<b/>", hasDescriptor: true)], deflate: Self.deflated
    ).bytes
    var errors = 0
    for _ in 0..<3000 {
      var bytes = small
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if failure(bytes) != nil { errors += 1 }
    }
    #expect(errors > 1500)
  }

  /// The archive with bytes of the first record of the directory changed; offsets are those of APPNOTE 4.3.12.
  private func changing(_ offset: Int, to values: [UInt8], inEnd: Bool = false) throws -> [UInt8] {
    var bytes = TestArchive([.init("a.xml", "<a>some words</a>")], deflate: Self.deflated).bytes
    let archive = try open(bytes)
    let start = (inEnd ? archive.end : archive.directory.lowerBound) + offset
    bytes.replaceSubrange(start..<start + values.count, with: values)
    return bytes
  }

  @Test(
    "says what it does not read",
    arguments: [
      (8, [UInt8(1), 8], false, "zip-encrypted"), (10, [14, 0], false, "zip-method"),
      (16, [1, 2, 3, 4], false, "zip-damaged"), (24, [0xFF, 0xFF, 0xFF, 0x7F], false, "zip-too-large"),
      (24, [3, 0, 0, 0], false, "zip-damaged"), (42, [9, 0, 0, 0], false, "zip-damaged"),
      (4, [1, 0], true, "zip-several-files"), (16, [0xFF, 0xFF, 0xFF, 0xFF], true, "zip-zip64"),
      (10, [2, 0], true, "zip-several-files"),
    ])
  func refusals(offset: Int, values: [UInt8], inEnd: Bool, code: String) throws {
    #expect(failure(try changing(offset, to: values, inEnd: inEnd)) == code)
  }

  @Test("an entry that unpacks to more than it says ends there, however much it is")
  func bomb() throws {
    var bytes = TestArchive([.init("a.xml", String(repeating: " ", count: 8 << 20))], deflate: Self.deflated).bytes
    #expect(bytes.count < 20_000)
    let archive = try open(bytes)
    let size = archive.directory.lowerBound + 24
    bytes.replaceSubrange(size..<size + 4, with: [0, 16, 0, 0])
    let entry = try open(bytes).entries[0]
    let source = ZIPEntrySource(MappedBytes(bytes).part(try open(bytes).data(of: entry)), entry, path: "a.zip")
    #expect(throws: InputError.self) { while try !source.prefix(1 << 10).isEmpty {} }
  }

  @Test("refuses two entries of one name, of which programs would take one or the other")
  func twins() throws {
    let archive = try open(TestArchive([.init("a.xml", "1"), .init("A.XML", "2")]).bytes)
    #expect(throws: InputError.self) { try archive.entry(named: "a.xml") }
  }
}
