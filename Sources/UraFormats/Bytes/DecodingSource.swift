package import UraModel
import UraText

/// A stream in UTF-16 or in an 8-bit encoding as a stream of UTF-8, in constant memory.
final class DecodingSource: ByteSource {
  enum Encoding {
    case utf16(isBigEndian: Bool)
    /// The UTF-8 of each byte; empty where the encoding defines none.
    case table([[UInt8]], name: String)
  }

  private let source: any ByteSource
  private let encoding: Encoding
  private let path: String
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var inputPosition = 0
  private var inputEnd = 0
  /// Decoded bytes that did not fit into the reader's buffer.
  private var pending: [UInt8] = []
  private var pendingPosition = 0
  /// Bytes of the source behind which the next character begins.
  private(set) var consumed = 0
  /// The line of the next character, counted from 1.
  private var line = 1
  private var isAfterReturn = false

  init(_ source: any ByteSource, encoding: Encoding, path: String) {
    self.source = source
    self.encoding = encoding
    self.path = path
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if pendingPosition == pending.count {
      pending.removeAll(keepingCapacity: true)
      pendingPosition = 0
      while pending.isEmpty {
        guard try fill() else { break }
        switch encoding {
        case .utf16(let isBigEndian): try decodeUTF16(isBigEndian: isBigEndian)
        case .table(let table, let name): try decodeBytes(table, name)
        }
      }
    }
    let count = min(buffer.count, pending.count - pendingPosition)
    buffer.copyBytes(from: pending[pendingPosition..<pendingPosition + count])
    pendingPosition += count
    return count
  }

  /// Moves what is left to the front and reads more behind it; false at the end.
  private func fill() throws(InputError) -> Bool {
    let left = inputEnd - inputPosition
    consumed += inputPosition
    for index in 0..<left { input[index] = input[inputPosition + index] }
    inputPosition = 0
    inputEnd = left
    var failure: InputError?
    let count = input.withUnsafeMutableBytes { bytes -> Int in
      do throws(InputError) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[left...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    inputEnd += count
    if count == 0, left > 0 { throw bad("an incomplete character at the end", "UTF-16") }
    return count > 0
  }

  private func decodeBytes(_ table: [[UInt8]], _ name: String) throws(InputError) {
    for index in inputPosition..<inputEnd {
      let bytes = table[Int(input[index])]
      guard !bytes.isEmpty else {
        consumed += index
        throw bad("the byte 0x\(String(input[index], radix: 16, uppercase: true))", name)
      }
      countLine(UInt32(input[index]))
      pending.append(contentsOf: bytes)
    }
    inputPosition = inputEnd
  }

  private func decodeUTF16(isBigEndian: Bool) throws(InputError) {
    func unit(_ index: Int) -> UInt32 {
      let first = UInt32(input[index])
      let second = UInt32(input[index + 1])
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    while inputPosition + 1 < inputEnd {
      var scalar = unit(inputPosition)
      if scalar & 0xFC00 == 0xD800 {
        guard inputPosition + 3 < inputEnd else { return }
        let low = unit(inputPosition + 2)
        guard low & 0xFC00 == 0xDC00 else {
          consumed += inputPosition
          throw bad("half a surrogate pair", "UTF-16")
        }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
        inputPosition += 2
      }
      guard let valid = Unicode.Scalar(scalar) else {
        consumed += inputPosition
        throw bad("half a surrogate pair", "UTF-16")
      }
      countLine(scalar)
      pending.append(contentsOf: UTF8.encode(valid) ?? .init())
      inputPosition += 2
    }
  }

  /// LF, CRLF and CR end a line.
  private func countLine(_ scalar: UInt32) {
    if scalar == 0x0D || scalar == 0x0A && !isAfterReturn { line += 1 }
    isAfterReturn = scalar == 0x0D
  }

  private func bad(_ found: String, _ name: String) -> InputError {
    InputError(
      at: SourceLocation(path: path, line: line), code: "invalid-\(name.lowercased())",
      "expected \(name), found \(found), correct the file or the encoding it names")
  }
}

extension InputFile {
  /// An XML document as a stream of UTF-8 without a byte order mark, whatever its encoding: by mark, by the pattern of
  /// its first bytes, by its declaration (XML 1.0, appendix F).
  package func openXML() throws(InputError) -> (source: any ByteSource, encoding: String) {
    let source = try open()
    var start = try source.prefix(1024)
    if let (encoding, count) = TextDecoder.byteOrderMark(start) {
      start.removeFirst(count)
      let rest = PrefixedSource(prefix: start, rest: source)
      switch encoding {
      case "UTF-8": return (rest, encoding)
      case "UTF-16LE", "UTF-16BE":
        return (
          DecodingSource(rest, encoding: .utf16(isBigEndian: encoding == "UTF-16BE"), path: path), encoding
        )
      default: return (try decodeWhole(rest, encoding), encoding)
      }
    }
    let rest = PrefixedSource(prefix: start, rest: source)
    if start.starts(with: [0x3C, 0]) {
      return (DecodingSource(rest, encoding: .utf16(isBigEndian: false), path: path), "UTF-16LE")
    }
    if start.starts(with: [0, 0x3C]) {
      return (DecodingSource(rest, encoding: .utf16(isBigEndian: true), path: path), "UTF-16BE")
    }
    guard let declared = Self.declaredEncoding(start) else { return (rest, "UTF-8") }
    guard let name = TextDecoder.canonicalName(declared) else {
      throw InputError(
        at: SourceLocation(path: path, line: 1, column: 1), code: "unknown-encoding",
        "expected the name of an encoding such as UTF-8 or windows-1251, found '\(declared)', correct the declaration")
    }
    if name == "UTF-8" || name == "US-ASCII" || name.hasPrefix("UTF-16") { return (rest, "UTF-8") }
    guard let table = Self.table(name) else { return (try decodeWhole(rest, name), name) }
    return (DecodingSource(rest, encoding: .table(table, name: name), path: path), name)
  }

  /// A stream in an encoding whose characters have several bytes, decoded at once: of up to 1 GiB.
  func decodeWhole(_ source: any ByteSource, _ encoding: String) throws(InputError) -> any ByteSource {
    let bytes = try source.prefix(1 << 30)
    return BytesInMemory(Array(try TextDecoder.decode(bytes, path: path, declared: encoding).text.utf8))
  }

  /// The UTF-8 of each byte of an 8-bit encoding; nil when the encoding has longer characters.
  static func table(_ name: String) -> [[UInt8]]? {
    let isSingleByte = ["windows-125", "ISO-8859-", "KOI8", "IBM8", "macintosh", "windows-874", "TIS-620"]
      .contains { name.hasPrefix($0) }
    guard isSingleByte else { return nil }
    return (UInt8.min...UInt8.max).map { byte in
      guard byte >= 0x80 else { return [byte] }
      return (try? TextDecoder.decode([byte], path: "", declared: name)).map { Array($0.text.utf8) } ?? []
    }
  }

  /// The encoding that an XML declaration names.
  static func declaredEncoding(_ start: [UInt8]) -> String? {
    guard start.starts(with: Array("<?xml".utf8)), let end = start.firstIndex(of: 0x3E) else { return nil }
    let declaration = String(decoding: start[..<end], as: UTF8.self)
    guard let name = declaration.firstRange(of: "encoding") else { return nil }
    let rest = declaration[name.upperBound...]
    guard let quote = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) else { return nil }
    let value = rest[rest.index(after: quote)...]
    return value.firstIndex(of: rest[quote]).map { String(value[..<$0]) }
  }
}
