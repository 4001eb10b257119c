import GRDB
import UraMatching
public import UraModel
import UraText

/// A stretch of a query that the memory knows: two words or more.
public struct Subsegment: Sendable, Hashable {
  /// A stored segment that has it.
  public struct Example: Sendable, Hashable {
    /// The number of the unit in its memory.
    public var unit: Int
    /// The document or file that the unit came from.
    public var origin: String
    /// The stored source, without inline codes.
    public var source: String
    /// Where the stretch is: UTF-8 offsets into ``source``.
    public var sourceRange: Range<Int>
    /// The stored translation, without inline codes.
    public var target: String
    /// Where its translation is in ``target``, when the words' alignment says so.
    public var targetRange: Range<Int>?
  }

  /// The query's words, its white space collapsed.
  public var text: String
  /// Of segments in the memory that have it.
  public var count: Int
  /// The shortest segments that have it and a translation.
  public var examples: [Example]

  /// The translations that the examples' ranges show, the most frequent first.
  public var translations: [String] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for example in examples {
      guard let range = example.targetRange else { continue }
      let text = String(decoding: Array(example.target.utf8)[range], as: UTF8.self)
      if counts[text] == nil { order.append(text) }
      counts[text, default: 0] += 1
    }
    return order.enumerated().sorted {
      (-counts[$0.element, default: 0], $0.offset) < (-counts[$1.element, default: 0], $1.offset)
    }
    .map(\.element)
  }
}

extension TranslationMemory {
  /// The longest stretches of a text that stored segments have, where no whole segment may fit it; the longest first.
  ///
  /// Of each word of the text the longest stretch that begins there is known; stretches inside others are left out.
  ///
  /// - Parameters:
  ///   - limit: how many stretches at most.
  ///   - examples: how many segments of each at most.
  /// - Throws: `MemoryError`.
  public func subsegments(
    of query: String, from source: LanguageTag, to target: LanguageTag, filter: LookupFilter = .init(), limit: Int = 5,
    examples: Int = 3
  ) throws(MemoryError) -> [Subsegment] {
    let text = PlainText.string(query)
    // More than asked for, because some may lack the target or be filtered out.
    var scan = SubsegmentScan(text, mostVariants: max(200, examples))
    guard !scan.isEmpty else { return [] }
    return try read { database in
      let languages = try LanguageTable(database)
      let targets = languages.ids(fitting: target)
      guard !targets.isEmpty else { return [] }
      for id in languages.ids(fitting: source) {
        try fuzzyIndex.forEachBlock(language: id, forms: [.both, .plain], database) { _, block in
          scan.scan(block)
          return true
        }
      }
      let reader = try SubsegmentReader(filter, targets: targets, database)
      var result: [Subsegment] = []
      for stretch in scan.stretches where result.count < limit {
        let words = scan.words[stretch.words]
        let utf8 = Array(text.utf8)
        let found = try reader.examples(
          of: words.map { String(decoding: utf8[$0], as: UTF8.self) }, in: stretch.variants, limit: examples)
        guard !found.isEmpty, let first = words.first, let last = words.last else { continue }
        result.append(
          Subsegment(
            text: String(decoding: utf8[first.lowerBound..<last.upperBound], as: UTF8.self), count: stretch.count,
            examples: found))
      }
      return result
    }
  }
}

/// Reads the segments of a stretch as they are written.
private struct SubsegmentReader {
  private let fetch: Statement
  private let arguments: [any DatabaseValueConvertible]

  init(_ filter: LookupFilter, targets: [Int64], _ database: Database) throws {
    let condition = filter.condition
    arguments = condition.arguments
    fetch = try database.cachedStatement(
      sql: """
        SELECT v.text AS source, w.text AS target, v.unit_id AS unit, origin.name AS origin FROM variant v
        JOIN variant w ON w.unit_id = v.unit_id AND w.id <> v.id JOIN unit ON unit.id = v.unit_id
        JOIN document ON document.id = unit.document_id JOIN origin ON origin.id = document.origin_id
        WHERE v.id = ? AND v.is_searchable AND w.language_id IN (\(targets.list)) \(condition.sql) ORDER BY w.id LIMIT 1
        """)
  }

  func examples(of words: [String], in variants: [Int64], limit: Int) throws -> [Subsegment.Example] {
    let pattern = WordPattern(words.map { [$0] })
    var result: [Subsegment.Example] = []
    for variant in variants where result.count < limit {
      guard let row = try Row.fetchOne(fetch, arguments: StatementArguments([variant] + arguments)),
        // The index's alphabet is small: the words themselves decide.
        case let source = row["source"] as String, let range = pattern.phraseRanges(in: source).first
      else { continue }
      result.append(
        Subsegment.Example(
          unit: row["unit"], origin: row["origin"], source: source, sourceRange: range, target: row["target"]))
    }
    return result
  }
}
