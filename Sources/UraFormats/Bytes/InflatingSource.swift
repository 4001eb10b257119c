import UraModel

/// A gzip stream (RFC 1952), unpacked (RFC 1951) as it is read; several members one after another are one stream.
final class InflatingSource: ByteSource {
  private enum Stage {
    case header, block, stored(Int), codes, trailer, finished
  }

  private let source: any ByteSource
  private let path: String
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var inputPosition = 0
  private var inputEnd = 0
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var stage = Stage.header
  private var isFirstMember = true
  private var isLastBlock = false
  private var literals = HuffmanCode.fixedLiterals
  private var distances = HuffmanCode.fixedDistances
  private var window = [UInt8](repeating: 0, count: 1 << 15)
  private var written = 0
  private var matchLength = 0
  private var matchDistance = 0

  init(_ source: any ByteSource, path: String) {
    self.source = source
    self.path = path
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var count = 0
    while count < buffer.count {
      switch stage {
      case .header: try readHeader()
      case .block: try readBlockHeader()
      case .stored(let left):
        if left == 0 {
          stage = isLastBlock ? .trailer : .block
        } else {
          put(try byte(), buffer, &count)
          stage = .stored(left - 1)
        }
      case .codes: try readCodes(buffer, &count)
      case .trailer:
        bits = 0
        bitCount = 0
        for _ in 0..<8 { _ = try byte() }
        stage = .header
      case .finished: return count
      }
    }
    return count
  }

  @inline(__always)
  private func put(_ byte: UInt8, _ buffer: UnsafeMutableRawBufferPointer, _ count: inout Int) {
    buffer[count] = byte
    count += 1
    window[written & 0x7FFF] = byte
    written += 1
  }

  private func readCodes(_ buffer: UnsafeMutableRawBufferPointer, _ count: inout Int) throws(InputError) {
    while count < buffer.count {
      if matchLength > 0 {
        put(window[(written - matchDistance) & 0x7FFF], buffer, &count)
        matchLength -= 1
        continue
      }
      let symbol = try decode(literals)
      if symbol < 256 {
        put(UInt8(symbol), buffer, &count)
      } else if symbol == 256 {
        stage = isLastBlock ? .trailer : .block
        return
      } else {
        let length = symbol - 257
        guard length < Self.lengthBases.count else { throw damaged("a length symbol of \(symbol)") }
        matchLength = Self.lengthBases[length] + (try take(Self.lengthBits[length]))
        let distance = try decode(distances)
        guard distance < Self.distanceBases.count else { throw damaged("a distance symbol of \(distance)") }
        matchDistance = Self.distanceBases[distance] + (try take(Self.distanceBits[distance]))
        guard matchDistance <= written else { throw damaged("a distance before the start") }
      }
    }
  }

  private func readHeader() throws(InputError) {
    if !isFirstMember, try !hasMore() {
      stage = .finished
      return
    }
    guard try byte() == 0x1F, try byte() == 0x8B, try byte() == 8 else {
      // Padding after the last member is allowed to be anything that is not a member.
      guard isFirstMember else {
        stage = .finished
        return
      }
      throw damaged("no gzip header")
    }
    isFirstMember = false
    let flags = try byte()
    for _ in 0..<6 { _ = try byte() }
    if flags & 4 != 0 {
      let count = Int(try byte()) | Int(try byte()) << 8
      for _ in 0..<count { _ = try byte() }
    }
    if flags & 8 != 0 { while try byte() != 0 {} }
    if flags & 16 != 0 { while try byte() != 0 {} }
    if flags & 2 != 0 {
      _ = try byte()
      _ = try byte()
    }
    written = 0
    stage = .block
  }

  private func readBlockHeader() throws(InputError) {
    isLastBlock = try take(1) == 1
    switch try take(2) {
    case 0:
      bits = 0
      bitCount = 0
      let length = Int(try byte()) | Int(try byte()) << 8
      let complement = Int(try byte()) | Int(try byte()) << 8
      guard length ^ complement == 0xFFFF else { throw damaged("a stored block whose lengths disagree") }
      stage = .stored(length)
    case 1:
      literals = HuffmanCode.fixedLiterals
      distances = HuffmanCode.fixedDistances
      stage = .codes
    case 2:
      try readCodeLengths()
      stage = .codes
    default: throw damaged("a block of an unknown kind")
    }
  }

  private func readCodeLengths() throws(InputError) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let lengthCount = try take(4) + 4
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<lengthCount { codeLengths[Self.codeLengthOrder[index]] = UInt8(try take(3)) }
    let code = HuffmanCode(lengths: codeLengths)
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try decode(code)
      switch symbol {
      case 0..<16: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw damaged("a repeated length without a first") }
        lengths += [UInt8](repeating: last, count: try take(2) + 3)
      case 17: lengths += [UInt8](repeating: 0, count: try take(3) + 3)
      default: lengths += [UInt8](repeating: 0, count: try take(7) + 11)
      }
    }
    guard lengths.count == literalCount + distanceCount else { throw damaged("too many code lengths") }
    literals = HuffmanCode(lengths: Array(lengths[..<literalCount]))
    distances = HuffmanCode(lengths: Array(lengths[literalCount...]))
  }

  private func decode(_ code: HuffmanCode) throws(InputError) -> Int {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      value |= try take(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + (value - first)] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw damaged("bits that are no code")
  }

  private func take(_ count: Int) throws(InputError) -> Int {
    while bitCount < count {
      bits |= UInt32(try byte()) << UInt32(bitCount)
      bitCount += 8
    }
    let value = bits & ((1 << UInt32(count)) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private func hasMore() throws(InputError) -> Bool {
    if inputPosition < inputEnd { return true }
    var failure: InputError?
    inputEnd = input.withUnsafeMutableBytes { buffer -> Int in
      do throws(InputError) { return try source.read(into: buffer) } catch {
        failure = error
        return 0
      }
    }
    inputPosition = 0
    if let failure { throw failure }
    return inputEnd > 0
  }

  private func byte() throws(InputError) -> UInt8 {
    guard try hasMore() else { throw damaged("the end of the file") }
    defer { inputPosition += 1 }
    return input[inputPosition]
  }

  private func damaged(_ found: String) -> InputError {
    InputError(
      at: SourceLocation(path: path), code: "gzip-damaged",
      "expected gzip data, found \(found), unpack the file with another program or fetch it again")
  }

  private static let codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let lengthBases: [Int] = {
    var base = 3
    var result = lengthBits.map { bits in
      defer { base += 1 << bits }
      return base
    }
    result[28] = 258
    return result
  }()
  private static let distanceBits = (0..<30).map { max(0, $0 / 2 - 1) }
  private static let distanceBases: [Int] = {
    var base = 1
    return distanceBits.map { bits in
      defer { base += 1 << bits }
      return base
    }
  }()
}

/// A canonical Huffman code (RFC 1951, section 3.2.2), decoded length by length.
private struct HuffmanCode {
  /// How many codes have each length.
  var counts = [Int](repeating: 0, count: 16)
  /// The symbols, by length and then by value.
  var symbols: [Int] = []

  init(lengths: [UInt8]) {
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
  }

  static let fixedLiterals = HuffmanCode(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = HuffmanCode(lengths: [UInt8](repeating: 5, count: 30))
}
