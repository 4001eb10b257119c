import GRDB
import UraMatching
public import UraModel

/// What a concordance looks for.
public struct ConcordanceQuery: Sendable, Hashable {
  /// What is looked for in a text.
  public enum Kind: Sendable, Hashable {
    /// All words, in any order; each by any of its forms. A form that ends in `*` is the beginning of a word.
    case words([[String]])
    /// The words one after the other.
    case phrase([[String]])
    /// An ICU regular expression over the text.
    case regularExpression(String)
  }

  /// What is looked for in a text.
  public var kind: Kind
  /// How many hits at most.
  public var limit = 20
  /// Which units take part.
  public var filter = LookupFilter()

  public init(_ kind: Kind, limit: Int = 20) {
    self.kind = kind
    self.limit = limit
  }
}

/// A stored segment that a concordance found.
public struct ConcordanceHit: Sendable, Hashable {
  /// The number of the unit in its memory.
  public var unit: Int
  /// The document or file that the unit came from.
  public var origin: String
  /// The text that was searched.
  public var text: String
  /// The language of ``text`` as stored.
  public var language: LanguageTag
  /// Where the words are: UTF-8 offsets into ``text``, ascending.
  public var ranges: [Range<Int>]
  /// In the other language; empty when none was asked for.
  public var translations: [String]
}

extension TranslationMemory {
  /// The segments of a language in which words occur, the shortest first: there the words are the most of it.
  ///
  /// Candidates come from the fuzzy index's codes (case and the form of apostrophes aside), so there is no second index to
  /// keep; they are then read as they are written. A regular expression goes through all texts that have what every match of
  /// it has, or through all texts.
  public func concordance(
    _ query: ConcordanceQuery, in language: LanguageTag, translations target: LanguageTag? = nil
  ) throws(MemoryError) -> [ConcordanceHit] {
    try read { database in
      let languages = try LanguageTable(database)
      let targets = target.map { languages.ids(fitting: $0) }
      var reader = try ConcordanceReader(query, targets: targets, languages, database)
      for id in languages.ids(fitting: language) where !reader.isFull {
        guard let needles = reader.needles else {
          guard case .regularExpression = query.kind else { continue }
          let ids = try Int64.fetchCursor(
            database, sql: "SELECT id FROM variant WHERE language_id = ? AND is_searchable", arguments: [id])
          while !reader.isFull, let id = try ids.next() { try reader.consider(id) }
          continue
        }
        try fuzzyIndex.forEachBlock(language: id, forms: [.both, .plain], database) { length, block in
          let found = length > FuzzyIndexKey.longest ? Array(0..<block.count) : needles.texts(in: block)
          for index in found where !reader.isFull { try reader.consider(block.variant(index)) }
          return !reader.isFull
        }
      }
      return reader.hits
    }
  }
}

extension FuzzyIndexReader {
  /// All blocks of a language, the shortest texts first, until `body` returns false. What is not in memory is read and
  /// not kept.
  func forEachBlock(
    language: Int64, forms: [FuzzyIndexKey.Form], _ database: Database,
    _ body: (Int, FuzzyBlock) throws -> Bool
  ) throws {
    let step = 8
    var length = 1
    while length <= FuzzyIndexKey.longest + 1 {
      let window = length...min(length + step - 1, FuzzyIndexKey.longest + 1)
      for form in forms {
        var goesOn = true
        try forEachLength(window, language: language, form: form, keeps: false, database) { length, block in
          if goesOn { goesOn = try body(length, block) }
        }
        guard goesOn else { return }
      }
      length = window.upperBound + 1
      // Skips lengths that no text has.
      let next = try forms.compactMap { form -> Int? in
        let from = FuzzyIndexKey(language: language, form: form, length: length).firstBlock
        let end = FuzzyIndexKey(language: language, form: form, length: FuzzyIndexKey.longest + 1).endOfBlocks
        return try Int64.fetchOne(
          database, sql: "SELECT min(id) FROM fuzzy_block WHERE id >= ? AND id < ?", arguments: [from, end]
        ).flatMap { FuzzyIndexKey(block: $0)?.length }
      }.min()
      guard let next else { return }
      length = max(length, next)
    }
  }
}
