import UraModel
import Yams

/// A part of a YAML file for libyaml in which no mapping has a key twice.
///
/// YAML forbids that (1.2.2, section 3.2.1.3), and Yams refuses the whole text; but Ruby and the programs that use it take the
/// last value, so that files with such keys are shipped. All keys but the last get other names of the same length here, which
/// leaves every place as it is in the file.
struct YAMLDuplicateKeys {
  /// Where a key stands, as libyaml counts: lines and columns from 1, columns in scalars.
  struct Place: Hashable {
    var line: Int
    var column: Int

    init?(_ node: Node) {
      guard let mark = node.mark else { return nil }
      self.init(mark)
    }

    init(_ mark: Mark) {
      line = mark.line
      column = mark.column
    }
  }

  /// The keys that a later one replaces, with their names in the file.
  private(set) var replaced: [Place: String] = [:]
  private var bytes: [UInt8]
  private let lines: YAMLLines
  /// Where the part begins, and how many bytes of the line in front of it come before.
  private let start: Int
  private let prefix: Range<Int>
  /// libyaml reads everything again for each such key.
  private static let limit = 256

  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(_ file: SkeletonFile, _ piece: Range<Int>, behind prefix: Range<Int>?) {
    bytes = (prefix.map { Array(file.utf8[$0]) } ?? []) + Array(file.utf8[piece])
    lines = YAMLLines(file.utf8, piece, behind: prefix)
    start = piece.lowerBound
    self.prefix = prefix ?? 0..<0
  }

  /// Gives the key that Yams names another name; false where it cannot be done.
  mutating func rename(_ error: any Error) -> Bool {
    guard case .duplicatedKeysInMapping(let names, let context) = error as? YamlError, let name = names.first,
      replaced.count < Self.limit, replaced[Place(context.mark)] == nil,
      let place = lines.offset(line: context.mark.line, column: context.mark.column)
    else { return false }
    var index = place >= start ? place - start + prefix.count : place - prefix.lowerBound
    guard bytes.indices.contains(index) else { return false }
    if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") { index += 1 }
    let range = index..<index + name.utf8.count
    guard !range.isEmpty, range.upperBound <= bytes.count, bytes[range].elementsEqual(name.utf8),
      let other = unused(insteadOf: name)
    else { return false }
    bytes.replaceSubrange(range, with: other)
    replaced[Place(context.mark)] = name
    return true
  }

  /// A key that is nowhere in the text, each scalar as long as that in its place.
  private func unused(insteadOf name: String) -> [UInt8]? {
    let whole = text
    return (0..<64).lazy.compactMap { attempt -> [UInt8]? in
      var number = attempt + replaced.count
      let scalars = name.unicodeScalars.map { scalar -> UInt8 in
        defer { number /= 16 }
        return UInt8(UTF8.width(scalar) << 4 | number % 16)
      }
      let other = scalars.flatMap { Self.letter(width: Int($0 >> 4), $0 & 15) }
      return whole.utf8.firstRange(of: other) == nil ? other : nil
    }.first
  }

  /// One of sixteen letters of a width in UTF-8.
  private static func letter(width: Int, _ index: UInt8) -> [UInt8] {
    switch width {
    case 1: [UInt8(ascii: "a") + index]
    case 2: [0xC4, 0x80 + index]
    case 3: [0xE4, 0xB8, 0x80 + index]
    default: [0xF0, 0xA0, 0x80, 0x80 + index]
    }
  }
}
