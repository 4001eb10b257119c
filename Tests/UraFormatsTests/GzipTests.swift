import Foundation
import Testing
import UraFormats
import UraModel

@Suite("Compressed files")
struct GzipTests {
  private static func path() -> String {
    FileManager.default.temporaryDirectory.appending(path: "gzip-\(UInt32.random(in: 0 ... .max)).tmx.gz").path
  }

  private static func written(_ text: String) throws -> [UInt8] {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let output = try OutputFile(path: path)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      output.write(line + "\n")
      try output.flushIfFull()
    }
    try output.finish()
    return try Array(Data(contentsOf: URL(filePath: path)))
  }

  /// Much that repeats and much that does not, over several pieces of output.
  private static let text = (0..<60_000).map { "line \($0 &* 2_654_435_761 % 1_000_003) of the same words" }
    .joined(separator: "\n")

  @Test("come back as they went in, and are smaller")
  func roundTrip() throws {
    let packed = try Self.written(Self.text)
    #expect(packed.starts(with: [0x1F, 0x8B]))
    #expect(packed.count < Self.text.utf8.count / 2)
    let again = try InputFile(bytes: packed, path: "x.gz").bytes()
    #expect(String(decoding: again, as: UTF8.self) == Self.text + "\n")
  }

  @Test("may be several members one behind another, with padding at the end")
  func members() throws {
    let packed = try Self.written("one") + Self.written("two")
    for padding in [[], [UInt8](repeating: 0, count: 512)] {
      let bytes = try InputFile(bytes: packed + padding, path: "x.gz").bytes()
      #expect(String(decoding: bytes, as: UTF8.self) == "one\ntwo\n")
    }
  }

  @Test("are refused when they are cut off anywhere, or a byte is wrong")
  func damaged() throws {
    let packed = try Self.written("the same words, the same words, the same words")
    for count in 2..<packed.count {
      #expect(throws: InputError.self) { try InputFile(bytes: Array(packed[..<count]), path: "x.gz").bytes() }
    }
    for index in packed.indices.dropFirst(10) {
      var copy = packed
      copy[index] ^= 0x55
      #expect(throws: InputError.self) { try InputFile(bytes: copy, path: "x.gz").bytes() }
    }
  }

  @Test("leave nothing behind when they are not finished")
  func unfinished() throws {
    let path = Self.path()
    do {
      let output = try OutputFile(path: path)
      output.write(Self.text)
      try output.flushIfFull()
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
