import Foundation
import GRDB
import UraMatching
import UraModel
import UraText

/// Adds variants to the fuzzy index inside the transaction that stores them.
///
/// For each language, form and length one block is open, in memory; a full one is written at once, the others by ``finish()``, or
/// sooner, those first that nothing was added to for the longest time, when all together are more than ``mostBytes``. So an import needs
/// the same memory whatever its size.
struct FuzzyIndexWriter {
  /// A class, so that appending does not copy what a dictionary holds.
  private final class OpenBlock {
    var number: Int64
    var variants: [Int64] = []
    var codes: [UInt8] = []
    var isChanged = false
    /// The number of the last addition.
    var lastAddition = 0
    /// Of what it holds.
    var byteCount: Int { codes.count + variants.count * Self.bytesOfVariant }
    static let bytesOfVariant = MemoryLayout<Int64>.size

    init(number: Int64, _ key: FuzzyIndexKey) {
      self.number = number
      // Growing took a twentieth of an import. Rare lengths get no room that they will not use.
      if key.length < 256 { codes.reserveCapacity(FuzzyBlock.capacity(length: key.codeLength) / 8 * key.codeLength) }
    }
  }

  private let database: Database
  private let insert: DirectStatement
  private let last: Statement
  private var open: [FuzzyIndexKey: OpenBlock] = [:]
  private var hasChanged = false
  /// Of what is open.
  private var bytes = 0
  private let mostBytes: Int
  private static let usualBytes = 48 << 20
  private var additions = 0

  init(_ database: Database, mostBytes: Int = Self.usualBytes) throws {
    self.database = database
    self.mostBytes = mostBytes
    insert = try DirectStatement(database, "INSERT OR REPLACE INTO fuzzy_block (id, data) VALUES (?, ?)")
    last = try database.makeStatement(
      sql: "SELECT id, data FROM fuzzy_block WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1")
  }

  /// - Parameter normalized: the text of `PlainText`.
  mutating func add(variant: Int64, language: Int64, normalized: String, finder: PlaceableFinder) throws {
    let text = IndexedText(normalized: normalized, finder: finder)
    let keys = Self.keys(text, language: language)
    try add(variant, text.plain, keys[0])
    if let skeleton = text.skeleton { try add(variant, skeleton, keys[1]) }
  }

  private mutating func add(_ variant: Int64, _ codes: [UInt8], _ key: FuzzyIndexKey) throws {
    let block: OpenBlock
    if let known = open[key] {
      block = known
    } else {
      block = try lastBlock(key)
      open[key] = block
      bytes += block.byteCount
    }
    hasChanged = true
    block.variants.append(variant)
    if key.codeLength > 0 { block.codes.append(contentsOf: codes) }
    block.isChanged = true
    additions += 1
    block.lastAddition = additions
    bytes += key.codeLength + OpenBlock.bytesOfVariant
    guard block.variants.count >= FuzzyBlock.capacity(length: key.codeLength) else {
      if bytes > mostBytes { try closeResting() }
      return
    }
    try write(block, key)
    bytes -= block.byteCount
    block.number += 1
    block.variants.removeAll(keepingCapacity: true)
    block.codes.removeAll(keepingCapacity: true)
    block.isChanged = false
  }

  /// Writes and closes blocks until a quarter of the room is free.
  private mutating func closeResting() throws {
    for (key, block) in open.sorted(by: { $0.value.lastAddition < $1.value.lastAddition }) {
      guard bytes > mostBytes / 4 * 3 else { return }
      if block.isChanged, !block.variants.isEmpty { try write(block, key) }
      bytes -= block.byteCount
      open[key] = nil
    }
  }

  /// Writes what is still open. Without it the transaction must not be committed.
  mutating func finish() throws {
    for (key, block) in open where block.isChanged && !block.variants.isEmpty { try write(block, key) }
    open.removeAll()
    bytes = 0
    if hasChanged { try Self.countChange(database) }
  }

  /// Tells readers, of this and of other processes, that what they keep in memory is out of date.
  static func countChange(_ database: Database) throws {
    try database.execute(sql: "UPDATE fuzzy_state SET generation = generation + 1")
  }

  private func write(_ block: OpenBlock, _ key: FuzzyIndexKey) throws {
    let data = FuzzyBlock.encode(codes: block.codes, variants: block.variants)
    insert.bind(1, block.number)
    insert.bind(2, data)
    try insert.run()
  }

  /// The block that a text of this length goes into: the last one while it has room.
  private func lastBlock(_ key: FuzzyIndexKey) throws -> OpenBlock {
    guard let row = try Row.fetchOne(last, arguments: [key.firstBlock, key.endOfBlocks]) else {
      return OpenBlock(number: key.firstBlock, key)
    }
    let number: Int64 = row["id"]
    let block = try FuzzyIndexReader.block(row, key)
    // A damaged block is left to check-memory; a new one does not make it worse.
    guard let block, block.count < FuzzyBlock.capacity(length: key.codeLength) else {
      return OpenBlock(number: number + 1, key)
    }
    let result = OpenBlock(number: number, key)
    for index in 0..<block.count {
      result.variants.append(block.variant(index))
      result.codes.append(contentsOf: block.codes(index))
    }
    return result
  }

  // MARK: taking back

  /// Takes the variants of units out of the index; to be called before they are deleted.
  ///
  /// - Parameter condition: SQL over `unit`.
  static func removeUnits(where condition: String, _ database: Database) throws {
    let finders = try Self.finders(database)
    var gone: Set<Int64> = []
    var keys: Set<FuzzyIndexKey> = []
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, language_id, coalesce(normalized, text) AS normalized FROM variant
        WHERE is_searchable AND unit_id IN (SELECT id FROM unit WHERE \(condition))
        """)
    while let row = try rows.next() {
      gone.insert(row["id"])
      let language: Int64 = row["language_id"]
      let finder = finders[language] ?? PlaceableFinder(language: .undetermined)
      keys.formUnion(Self.keys(IndexedText(normalized: row["normalized"], finder: finder), language: language))
    }
    if !gone.isEmpty { try remove(keys, where: gone.contains, database) }
  }

  /// Where the codes of a text are.
  static func keys(_ text: IndexedText, language: Int64) -> [FuzzyIndexKey] {
    guard let skeleton = text.skeleton else {
      return [FuzzyIndexKey(language: language, form: .both, length: text.plain.count)]
    }
    return [
      FuzzyIndexKey(language: language, form: .plain, length: text.plain.count),
      FuzzyIndexKey(language: language, form: text.showsWords ? .skeleton : .loose, length: skeleton.count),
    ]
  }

  /// For each language of the memory, by number.
  static func finders(_ database: Database) throws -> [Int64: PlaceableFinder] {
    var finders: [Int64: PlaceableFinder] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, tag FROM language") {
      finders[row["id"]] = PlaceableFinder(language: LanguageTag(row["tag"] as String) ?? .undetermined)
    }
    return finders
  }

  /// Removes variants from the blocks that hold them. `isGone` is asked for every number in the blocks of `keys`.
  static func remove(_ keys: Set<FuzzyIndexKey>, where isGone: (Int64) -> Bool, _ database: Database) throws {
    let writer = try FuzzyIndexWriter(database)
    for key in keys.sorted() {
      let rows = try Row.fetchAll(
        database, sql: "SELECT id, data FROM fuzzy_block WHERE id >= ? AND id < ? ORDER BY id",
        arguments: [key.firstBlock, key.endOfBlocks])
      var kept = OpenBlock(number: key.firstBlock, key)
      for row in rows {
        guard let block = try FuzzyIndexReader.block(row, key) else { continue }
        for index in 0..<block.count where !isGone(block.variant(index)) {
          kept.variants.append(block.variant(index))
          kept.codes.append(contentsOf: block.codes(index))
          if kept.variants.count >= FuzzyBlock.capacity(length: key.codeLength) {
            try writer.write(kept, key)
            kept = OpenBlock(number: kept.number + 1, key)
          }
        }
      }
      if !kept.variants.isEmpty {
        try writer.write(kept, key)
        kept.number += 1
      }
      try database.execute(
        sql: "DELETE FROM fuzzy_block WHERE id >= ? AND id < ?", arguments: [kept.number, key.endOfBlocks])
    }
    try countChange(database)
  }

  /// Makes the whole index anew from the variants.
  static func rebuild(_ database: Database, mostBytes: Int = Self.usualBytes) throws {
    try database.execute(sql: "DELETE FROM fuzzy_block")
    let finders = try finders(database)
    var writer = try FuzzyIndexWriter(database, mostBytes: mostBytes)
    let rows = try Row.fetchCursor(
      database,
      sql:
        "SELECT id, language_id, coalesce(normalized, text) AS normalized FROM variant WHERE is_searchable ORDER BY id")
    while let row = try rows.next() {
      let language: Int64 = row["language_id"]
      try writer.add(
        variant: row["id"], language: language, normalized: row["normalized"],
        finder: finders[language] ?? PlaceableFinder(language: .undetermined))
    }
    try writer.finish()
    try countChange(database)
  }
}
