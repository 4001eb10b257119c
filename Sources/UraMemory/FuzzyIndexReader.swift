import Foundation
import GRDB
import Synchronization
import UraMatching

/// The blocks of the fuzzy index that a process has read, for as long as the file has not changed.
///
/// A lookup reads the lengths it needs, once; the next one of similar length finds them here. The generation, which every
/// transaction that changes the index counts up, says whether what is kept is still true: it is read in the same snapshot as the data.
///
/// A length is read, searched and let go before the next one, and what is kept is bounded, so the bytes that a process takes are, too.
final class FuzzyIndexReader: Sendable {
  private struct Contents {
    var generation: Int64 = -1
    var blocks: [FuzzyIndexKey: Kept] = [:]
    var bytes = 0
    var scans = 0
    /// Of the blocks that are kept.
    var mostBytes = 0
  }

  private struct Kept {
    /// All texts of a length; `nil` when there are none.
    var block: FuzzyBlock?
    /// The number of the scan that asked for it last.
    var scan: Int
  }

  private let contents = Mutex(Contents())
  private let mostBytes: Int?
  /// What that many scans have not asked for makes room for others. What was in use just now stays: a scan that is larger than the room
  /// would otherwise push out what it needs next.
  private static let restingScans = 64

  /// - Parameter mostBytes: of the blocks that are kept. By default room for all of a memory, within a GiB and a quarter of the machine's
  ///   memory, and at least what a million units in two languages need: with those a process stays under 300 MB.
  init(mostBytes: Int? = nil) { self.mostBytes = mostBytes }

  private func room(_ database: Database) throws -> Int {
    if let mostBytes { return mostBytes }
    let variants = try Int.fetchOne(database.cachedStatement(sql: "SELECT max(id) FROM variant")) ?? 0
    let most = min(1 << 30, Int(clamping: ProcessInfo.processInfo.physicalMemory / 4))
    return max(180 << 20, min(most, variants * 90))
  }

  /// Of the blocks that are kept.
  var byteCount: Int { contents.withLock { $0.bytes } }

  /// Goes through all texts of a window of lengths, the shortest first.
  ///
  /// - Parameters:
  ///   - keeps: whether what is read is kept for the next one.
  ///   - body: takes a length and all its texts. Lengths without texts are left out.
  func forEachLength(
    _ lengths: ClosedRange<Int>, language: Int64, form: FuzzyIndexKey.Form, keeps: Bool = true, _ database: Database,
    _ body: (Int, FuzzyBlock) throws -> Void
  ) throws {
    let generation =
      try Int64.fetchOne(database.cachedStatement(sql: "SELECT generation FROM fuzzy_state")) ?? 0
    if contents.withLock({ $0.generation < generation }) {
      let room = try room(database)
      contents.withLock { contents in
        // A reader on an older snapshot must not throw away what newer ones have read: it reads for itself.
        guard contents.generation < generation else { return }
        contents = Contents(generation: generation, scans: contents.scans, mostBytes: room)
      }
    }
    let scan = contents.withLock { contents in
      contents.scans += 1
      return contents.scans
    }
    func key(_ length: Int) -> FuzzyIndexKey { FuzzyIndexKey(language: language, form: form, length: length) }
    func kept(_ length: Int) -> Kept? {
      contents.withLock { contents in
        guard contents.generation == generation else { return nil }
        contents.blocks[key(length)]?.scan = scan
        return contents.blocks[key(length)]
      }
    }
    var length = lengths.lowerBound
    while length <= lengths.upperBound {
      if let kept = kept(length) {
        if let block = kept.block { try body(length, block) }
        length += 1
        continue
      }
      // One statement for all that are missing up to the next one that is there.
      let next = (length...lengths.upperBound).dropFirst().first { kept($0) != nil } ?? lengths.upperBound + 1
      var missing = length
      func add(_ block: FuzzyBlock?, _ length: Int) throws {
        if keeps {
          for empty in missing..<length { keep(nil, key(empty), scan, generation) }
          keep(block, key(length), scan, generation)
        }
        missing = length + 1
        if let block { try body(length, block) }
      }
      try read(from: key(length), to: key(next - 1), database) { key, block in try add(block, key.length) }
      if missing < next { try add(nil, next - 1) }
      length = next
    }
  }

  /// Reads the blocks between two lengths, those of one length in one piece: the scan goes through memory in its order.
  private func read(
    from first: FuzzyIndexKey, to last: FuzzyIndexKey, _ database: Database,
    _ body: (FuzzyIndexKey, FuzzyBlock) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, data FROM fuzzy_block WHERE id >= ? AND id < ? ORDER BY id",
      arguments: [first.firstBlock, last.endOfBlocks])
    var pending: (key: FuzzyIndexKey, blocks: [[UInt8]])?
    func finish() throws {
      guard let pending else { return }
      guard let block = FuzzyBlock(pending.blocks, length: pending.key.codeLength) else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "the fuzzy index is damaged; 'ura check-memory --repair' makes it anew")
      }
      try body(pending.key, block)
    }
    while let row = try rows.next() {
      guard let key = FuzzyIndexKey(block: row[0]) else { continue }
      if pending?.key != key {
        try finish()
        pending = (key, [])
      }
      pending?.blocks.append(try Self.bytes(row))
    }
    try finish()
  }

  private func keep(_ block: FuzzyBlock?, _ key: FuzzyIndexKey, _ scan: Int, _ generation: Int64) {
    let bytes = block?.byteCount ?? 0
    contents.withLock { contents in
      guard contents.generation == generation, contents.blocks[key] == nil else { return }
      if contents.bytes + bytes > contents.mostBytes {
        for (key, kept) in contents.blocks where kept.scan < scan - Self.restingScans {
          contents.bytes -= kept.block?.byteCount ?? 0
          contents.blocks[key] = nil
        }
        guard contents.bytes + bytes <= contents.mostBytes else { return }
      }
      contents.blocks[key] = Kept(block: block, scan: scan)
      contents.bytes += bytes
    }
  }

  /// Searchable variants whose codes are those of a text: the ones with this text, and hardly another.
  ///
  /// - Parameter text: of ``PlainText``.
  func variants(withText text: String, language: Int64, _ database: Database) throws -> [Int64] {
    let codes = SymbolCode.plain(PlainText.scalars(of: text))
    let key = FuzzyIndexKey(language: language, form: .plain, length: codes.count)
    let query = FuzzyQuery(codes: codes, limit: 0)
    var result: [Int64] = []
    for form in [FuzzyIndexKey.Form.both, .plain] {
      try forEachLength(key.length...key.length, language: language, form: form, database) { length, block in
        result +=
          key.codeLength == 0
          ? (0..<block.count).map(block.variant)
          : query.candidates(in: block, length: length, limit: 0).map(\.variant)
      }
    }
    return result
  }

  /// The block of a row `id, data`; `nil` when it is damaged.
  static func block(_ row: Row, _ key: FuzzyIndexKey) throws -> FuzzyBlock? {
    FuzzyBlock([try bytes(row)], length: key.codeLength)
  }

  private static func bytes(_ row: Row) throws -> [UInt8] {
    try row.withUnsafeData(named: "data") { $0.map { Array($0) } ?? [] }
  }
}
