import Foundation
import Testing
import UraModel
import UraText

@Suite struct TextDecoderTests {
  static let ukrainian = "Міністр Андрій Сибіга прибув до Києва. «Їдьмо», — сказав він."

  /// Bytes of `text` in windows-1251, by hand: the letters the tests need.
  static func windows1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "І": 0xB2
      case "і": 0xB3
      case "ї": 0xBF
      case "Ї": 0xAF
      case "є": 0xBA
      case "«": 0xAB
      case "»": 0xBB
      case "—": 0x97
      case "А"..."я": UInt8(scalar.value - 0x0410 + 0xC0)
      default: UInt8(truncatingIfNeeded: scalar.value)
      }
    }
  }

  static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test("reads UTF-8 with and without a byte order mark")
  func utf8() throws {
    let plain = try TextDecoder.decode(Array(Self.ukrainian.utf8), path: "a")
    #expect(plain.text == Self.ukrainian)
    #expect(plain.encoding == "UTF-8")
    let marked = try TextDecoder.decode([0xEF, 0xBB, 0xBF] + Array(Self.ukrainian.utf8), path: "a")
    #expect(marked.text == Self.ukrainian)
    #expect(marked.inputOffsets(ofUTF8: [4]) == [7])
  }

  @Test("reads UTF-16 of both orders, with a mark or without", arguments: [true, false], [true, false])
  func utf16(bigEndian: Bool, mark: Bool) throws {
    let bytes = Self.utf16("Ура 😀 hurrah, ура", bigEndian: bigEndian, mark: mark)
    let decoded = try TextDecoder.decode(bytes, path: "a")
    #expect(decoded.text == "Ура 😀 hurrah, ура")
    #expect(decoded.encoding == (bigEndian ? "UTF-16BE" : "UTF-16LE"))
    // After "Ура 😀" come 11 UTF-8 bytes, 6 units.
    #expect(decoded.inputOffsets(ofUTF8: [11]) == [12 + (mark ? 2 : 0)])
  }

  @Test("detects windows-1251 and maps offsets to its bytes")
  func cyrillic() throws {
    let bytes = Self.windows1251(Self.ukrainian)
    let decoded = try TextDecoder.decode(bytes, path: "a")
    #expect(decoded.encoding == "windows-1251")
    #expect(decoded.text == Self.ukrainian)
    #expect(decoded.inputOffsets(ofUTF8: [0, 2, Self.ukrainian.utf8.count]) == [0, 1, bytes.count])
  }

  @Test("detects the Latin-1 of Albanian")
  func latin() throws {
    let text = "Çmimi i energjisë është rritur për të gjithë, tha kryeministri në Tiranë."
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let decoded = try TextDecoder.decode(bytes, path: "a")
    #expect(decoded.text == text)
  }

  @Test("says where UTF-8 breaks")
  func invalid() {
    var bytes = Array("Перший рядок\nдругий рядок тут\n".utf8)
    bytes.insert(0xFF, at: 24)
    let error = #expect(throws: InputError.self) { try TextDecoder.decode(bytes, path: "a.txt") }
    #expect(error?.diagnostic.location == UraModel.SourceLocation(path: "a.txt", line: 2, column: 1))
    #expect(error?.diagnostic.code == "invalid-utf8")
    #expect(error?.description.contains("0xFF at offset 24") == true)
  }

  @Test("one bad byte in English with one accent is an error of UTF-8, not another encoding")
  func sparse() {
    let bytes = Array("The café is open. The ".utf8) + [0xFF] + Array(" is not.".utf8)
    let error = #expect(throws: InputError.self) { try TextDecoder.decode(bytes, path: "a.txt") }
    #expect(error?.diagnostic.code == "invalid-utf8")
  }

  @Test(
    "names the files of office programs",
    arguments: [
      ([0x50, 0x4B, 3, 4], "ZIP"), (Array("%PDF-1.4".utf8), "PDF"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "Office"),
    ] as [([UInt8], String)])
  func officeFiles(start: [UInt8], name: String) {
    let error = #expect(throws: InputError.self) {
      try TextDecoder.decode(start + [0, 1, 0xFF], path: "a", declared: "windows-1251")
    }
    #expect(error?.diagnostic.code == "binary-data")
    #expect(error?.diagnostic.message.contains(name) == true)
  }

  @Test("refuses binary data and unknown encodings by name")
  func refusals() {
    let binary = #expect(throws: InputError.self) {
      try TextDecoder.decode([0x53, 0x51, 0x4C, 0, 1, 2, 0xFF], path: "a")
    }
    #expect(binary?.diagnostic.code == "binary-data")
    let unknown = #expect(throws: InputError.self) { try TextDecoder.decode([0x61], path: "a", declared: "utf-9") }
    #expect(unknown?.diagnostic.code == "unknown-encoding")
  }

  @Test("honours a declared encoding")
  func declared() throws {
    let decoded = try TextDecoder.decode([0xD3, 0xF0, 0xE0], path: "a", declared: "cp1251")
    #expect(decoded.text == "Ура")
    #expect(decoded.encoding == "windows-1251")
  }

  @Test("an empty input is an empty text")
  func empty() throws {
    #expect(try TextDecoder.decode([], path: "a").text.isEmpty)
  }
}

@Suite("Bytes of a file")
struct InputBytesTests {
  @Test("are refused where a line has no end, with its number")
  func longLine() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "long-line-\(UInt32.random(in: 0 ... .max))").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = "a\nb\n" + String(repeating: "c", count: 3 << 20)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try InputBytes.read(path, longestLine: 4 << 20).count == text.utf8.count)
    do {
      _ = try InputBytes.read(path, longestLine: 2 << 20)
      Issue.record("read")
    } catch {
      #expect(error.diagnostic.code == "line-too-long")
      #expect(error.diagnostic.location.line == 3)
    }
  }
}
