import GRDB

/// The tables of the fuzzy index, which the concordance uses too: derived from the variants, changed in the same transactions.
enum FuzzyIndexSchema {
  static func create(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE fuzzy_block (
          id INTEGER PRIMARY KEY,        -- FuzzyIndexKey: language, form, length and a running number
          data BLOB NOT NULL             -- FuzzyBlock: signatures, codes and variants of up to 256 texts
        ) STRICT;
        CREATE TABLE fuzzy_state (generation INTEGER NOT NULL) STRICT;
        INSERT INTO fuzzy_state VALUES (1);
        """)
    try FuzzyIndexWriter.rebuild(database)
  }
}
