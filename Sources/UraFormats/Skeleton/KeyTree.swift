import UraModel

/// Keys and texts as they nest, gathered by their paths: `menu.file`, `days[0]`. Texts and paths lie in a temporary file when
/// they are many.
final class KeyTree {
  /// A piece of the tree, in the order of the file that is made of it.
  struct Event {
    enum Kind {
      case open(isArray: Bool)
      case text(String)
      case close(isArray: Bool, isEmpty: Bool)
    }

    var kind: Kind
    /// Nil at the root and in arrays.
    var key: String? = nil
    /// How many nodes are open around it.
    var depth: Int
    /// Whether it is the first in its node.
    var isFirst: Bool
  }

  /// What is known of a path, packed into a number.
  private struct Mark {
    var number: UInt64 = 0
    /// The place of its first appearance among all paths.
    var order: Int { Int(number >> 33) }
    var childCount: Int { Int(number >> 2 & 0x7FFF_FFFF) }
    var isLeaf: Bool { number & 1 != 0 }
    /// Whether its children are `[0]`, `[1]`, `[2]`.
    var isArray: Bool { number & 2 == 0 && childCount > 0 }

    init(_ number: UInt64) { self.number = number }
    init(order: Int, isLeaf: Bool) { number = UInt64(order) << 33 | (isLeaf ? 1 : 0) }

    mutating func add(child key: String) {
      if key != "[\(childCount)]" { number |= 2 }
      number += 4
    }
  }

  private let records = SpilledRecords()
  private var marks = HashedTable()
  private var order = 0
  /// Whether keys stand together as they nest, and no text has others under its key.
  private var isInOrder = true
  private var isNested = true
  private var current: [String] = []

  /// Adds a text.
  func insert(_ text: String, at path: String) throws(InputError) {
    _ = try records.append("[\(JSONText.quoted(path)),\(JSONText.quoted(text))]")
    if isNested { try mark(Self.parts(path)) }
  }

  /// The tree, piece by piece; where the paths contradict one another, the keys as they are.
  func walk(_ body: (Event) throws(InputError) -> Void) throws(InputError) {
    try records.finish()
    if !isNested {
      marks = HashedTable()
      order = 0
      try forEachRecord { path, _ throws(InputError) in try mark([path]) }
    }
    var open: [String] = []
    var isFirst = [true]
    try body(Event(kind: .open(isArray: mark(of: [])?.isArray == true), depth: 0, isFirst: true))
    func close(to depth: Int) throws(InputError) {
      while open.count > depth {
        let isArray = mark(of: open)?.isArray == true
        open.removeLast()
        isFirst.removeLast()
        try body(Event(kind: .close(isArray: isArray, isEmpty: false), depth: open.count + 1, isFirst: false))
      }
    }
    func event(_ kind: Event.Kind, _ key: String) -> Event {
      let isInArray = mark(of: open)?.isArray == true
      defer { isFirst[isFirst.count - 1] = false }
      return Event(
        kind: kind, key: isInArray ? nil : key, depth: open.count + 1, isFirst: isFirst[isFirst.count - 1])
    }
    try forEachRecordInOrder { path, text throws(InputError) in
      let parts = isNested ? Self.parts(path) : [path]
      var common = 0
      while common < min(open.count, parts.count - 1), open[common] == parts[common] { common += 1 }
      try close(to: common)
      for part in parts[common..<parts.count - 1] {
        try body(event(.open(isArray: mark(of: open + [part])?.isArray == true), part))
        open.append(part)
        isFirst.append(true)
      }
      try body(event(.text(text), parts[parts.count - 1]))
    }
    try close(to: 0)
    try body(Event(kind: .close(isArray: mark(of: [])?.isArray == true, isEmpty: isFirst[0]), depth: 0, isFirst: false))
  }

  // MARK: marks

  private func mark(of path: [String]) -> Mark? { marks[Self.name(path)].map { Mark($0) } }

  private static func name(_ path: some Collection<String>) -> String { path.reduce(into: "") { $0 += "\u{0}\($1)" } }

  /// Notes the nodes and the text of a path.
  private func mark(_ parts: [String]) throws(InputError) {
    if parts.count > 1, parts.contains("") { isNested = false }
    for depth in 0...parts.count {
      let name = Self.name(parts[..<depth])
      let isLeaf = depth == parts.count
      if let known = marks[name].map({ Mark($0) }) {
        // A text under a text, or two at one place.
        if known.isLeaf || isLeaf { isNested = false }
        if depth > 0, current.count < depth || current[depth - 1] != parts[depth - 1] { isInOrder = false }
        continue
      }
      order += 1
      try marks.set(name, to: Mark(order: order, isLeaf: isLeaf).number)
      guard depth > 0 else { continue }
      let parent = Self.name(parts[..<(depth - 1)])
      var mark = Mark(marks[parent] ?? 0)
      mark.add(child: parts[depth - 1])
      try marks.set(parent, to: mark.number)
    }
    current = Array(parts.dropLast())
  }

  // MARK: records

  private func forEachRecord(_ body: (String, String) throws(InputError) -> Void) throws(InputError) {
    var place = 0
    while let (record, next) = records.text(at: place) {
      if let (path, text) = Self.record(record) { try body(path, text) }
      place = next
    }
  }

  /// The records as they nest: as they came, unless some key comes again after others.
  private func forEachRecordInOrder(_ body: (String, String) throws(InputError) -> Void) throws(InputError) {
    guard isNested, !isInOrder else { return try forEachRecord(body) }
    var places: [(key: [Int], place: Int)] = []
    var place = 0
    while let (_, next) = records.text(at: place) {
      places.append((key(of: place), place))
      place = next
    }
    places.sort { $0.key.lexicographicallyPrecedes($1.key) }
    for (_, place) in places {
      if let (record, _) = records.text(at: place), let (path, text) = Self.record(record) { try body(path, text) }
    }
  }

  /// When each node on the way to a record appeared first.
  private func key(of place: Int) -> [Int] {
    guard let (record, _) = records.text(at: place), let (path, _) = Self.record(record) else { return [] }
    let parts = Self.parts(path)
    return parts.indices.map { mark(of: Array(parts[...$0]))?.order ?? 0 }
  }

  private static func record(_ text: String) -> (path: String, text: String)? {
    guard let elements = try? JSONScanner.parse(Array(text.utf8)).elements, elements.count == 2,
      let path = elements[0].string, let text = elements[1].string
    else { return nil }
    return (path, text)
  }

  private static func parts(_ path: String) -> [String] {
    // A sentence is a key and no path.
    guard !path.contains(where: \.isWhitespace) else { return [path] }
    return path.split(separator: ".", omittingEmptySubsequences: false).flatMap { part -> [String] in
      var name = part
      var indices: [String] = []
      while name.hasSuffix("]"), let open = name.lastIndex(of: "["),
        Int(name[name.index(after: open)...].dropLast()) != nil
      {
        indices.insert(String(name[open...]), at: 0)
        name = name[..<open]
      }
      return name.isEmpty && !indices.isEmpty ? indices : [String(name)] + indices
    }
  }
}
