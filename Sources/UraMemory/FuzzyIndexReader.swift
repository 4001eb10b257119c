import Foundation
import GRDB
import Synchronization
import UraMatching

/// The blocks of the fuzzy index that a process has read, for as long as the file has not changed.
///
/// A lookup reads the lengths it needs, once; the next one of similar length finds them here. The generation, which every
/// transaction that changes the index counts up, says whether what is kept is still true: it is read in the same snapshot as the data.
final class FuzzyIndexReader: Sendable {
  private struct Contents {
    var generation: Int64 = -1
    var blocks: [FuzzyIndexKey: [FuzzyBlock]] = [:]
    var bytes = 0
  }

  private let contents = Mutex(Contents())
  /// Beyond this the blocks of other lengths are let go.
  private let mostBytes: Int

  init(mostBytes: Int = 1 << 30) { self.mostBytes = mostBytes }

  /// The blocks of all texts of a window of lengths, by length.
  func blocks(
    language: Int64, form: FuzzyIndexKey.Form, lengths: ClosedRange<Int>, _ database: Database
  ) throws -> [Int: [FuzzyBlock]] {
    let generation =
      try Int64.fetchOne(database.cachedStatement(sql: "SELECT generation FROM fuzzy_state")) ?? 0
    func key(_ length: Int) -> FuzzyIndexKey { FuzzyIndexKey(language: language, form: form, length: length) }
    var result: [Int: [FuzzyBlock]] = [:]
    var missing: [Int] = []
    contents.withLock { contents in
      // A reader on an older snapshot must not throw away what newer ones have read: it reads for itself.
      if contents.generation < generation { contents = Contents(generation: generation) }
      for length in lengths {
        if contents.generation == generation, let known = contents.blocks[key(length)] {
          result[length] = known
        } else {
          missing.append(length)
        }
      }
    }
    guard let first = missing.first, let last = missing.last else { return result }
    var read: [Int: [FuzzyBlock]] = [:]
    var bytes = 0
    for length in missing { read[length] = [] }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, data FROM fuzzy_block WHERE id >= ? AND id < ? ORDER BY id",
      arguments: [key(first).firstBlock, key(last).endOfBlocks])
    var pending: (key: FuzzyIndexKey, blocks: [[UInt8]])?
    // All texts of a length in one piece: the scan goes through memory in its order.
    func finish() throws {
      guard let pending else { return }
      guard let block = FuzzyBlock(pending.blocks, length: pending.key.codeLength) else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "the fuzzy index is damaged; 'ura check-memory --repair' makes it anew")
      }
      bytes += block.byteCount
      read[pending.key.length] = [block]
    }
    while let row = try rows.next() {
      guard let key = FuzzyIndexKey(block: row[0]), read[key.length] != nil else { continue }
      if pending?.key != key {
        try finish()
        pending = (key, [])
      }
      pending?.blocks.append(try Self.bytes(row))
    }
    try finish()
    result.merge(read) { known, _ in known }
    contents.withLock { contents in
      guard contents.generation == generation else { return }
      if contents.bytes + bytes > mostBytes { contents = Contents(generation: generation) }
      for (length, blocks) in read { contents.blocks[key(length)] = blocks }
      contents.bytes += bytes
    }
    return result
  }

  /// Searchable variants whose codes are those of a text: the ones with this text, and hardly another.
  ///
  /// - Parameter text: of ``PlainText``.
  func variants(withText text: String, language: Int64, _ database: Database) throws -> [Int64] {
    let codes = SymbolCode.plain(PlainText.scalars(of: text))
    let key = FuzzyIndexKey(language: language, form: .plain, length: codes.count)
    let query = FuzzyQuery(codes: codes, limit: 0)
    return try [FuzzyIndexKey.Form.both, .plain].flatMap { form in
      let blocks = try blocks(language: language, form: form, lengths: key.length...key.length, database)
      return (blocks[key.length] ?? []).flatMap { block in
        key.codeLength == 0
          ? (0..<block.count).map(block.variant)
          : query.candidates(in: [block], length: key.length, limit: 0).map(\.variant)
      }
    }
  }

  /// The block of a row `id, data`; `nil` when it is damaged.
  static func block(_ row: Row, _ key: FuzzyIndexKey) throws -> FuzzyBlock? {
    FuzzyBlock([try bytes(row)], length: key.codeLength)
  }

  private static func bytes(_ row: Row) throws -> [UInt8] {
    try row.withUnsafeData(named: "data") { $0.map { Array($0) } ?? [] }
  }
}
