import GRDB

/// The tables of a memory, as named migrations that are only ever appended to.
///
/// A *unit* is a set of *variants*, one or more per language. It belongs to the *document* that brought it first; when another
/// document of the same origin brings the same variants, an *occurrence* is counted instead of a second unit. Documents belong to
/// *sessions* (one run of an import), which can be undone. *Segments* keep a document's order, so that context is known.
///
/// *Parts*: where two sentences were translated as one, each of them is also stored with the whole translation, in a unit whose
/// `part_language_id` names the language of the part. Lookup finds it by the part only (`is_searchable`) and says what it is.
enum MemorySchema {
  /// "ura1": in the file's header, so that `file` and ura itself know whose it is (sqlite.org/fileformat2.html, 1.3.17).
  static let applicationID: Int32 = 0x7572_6131
  /// The number of migrations; also `PRAGMA user_version`.
  static let version = 5

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: units, documents, sessions") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: units)
      try database.execute(sql: documents)
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2: fuzzy index") { database in
      try database.execute(sql: fuzzyIndex)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3: packed fuzzy index", foreignKeyChecks: .immediate) { database in
      // Asked for one language of a unit, SQLite went through all texts of the language in the index by hash. The fuzzy index
      // finds equal texts, too.
      try database.execute(
        sql: """
          DROP INDEX variant_by_hash;
          ALTER TABLE variant DROP COLUMN hash;
          DROP INDEX variant_by_unit;
          CREATE INDEX variant_by_unit ON variant(unit_id, language_id);
          """)
      try FuzzyIndexWriter.rebuild(database)
      try database.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4: glossaries") { database in
      try database.execute(sql: glossaries)
      try database.execute(sql: "PRAGMA user_version = 4")
    }
    migrator.registerMigration("5: texts whose codes do not show their words") { database in
      try FuzzyIndexWriter.rebuild(database)
      try database.execute(sql: "PRAGMA user_version = 5")
    }
    return migrator
  }

  private static let units = """
    CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE unit (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document(id),
      key INTEGER NOT NULL,          -- hash of origin and variants: equal for a unit that is only counted
      occurrences INTEGER NOT NULL DEFAULT 1,
      confidence REAL,               -- of the alignment, 0...1; NULL when people paired it
      part_language_id INTEGER REFERENCES language(id),   -- see "parts" below
      external_id TEXT,              -- the identifier in the file it came from
      source_language_id INTEGER REFERENCES language(id),
      created_at TEXT, created_by TEXT, changed_at TEXT, changed_by TEXT, last_used_at TEXT, usage_count INTEGER,
      extra TEXT                     -- JSON of what has no column
    ) STRICT;
    CREATE INDEX unit_by_key ON unit(key);
    CREATE INDEX unit_by_document ON unit(document_id);

    CREATE TABLE variant (
      id INTEGER PRIMARY KEY,
      unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
      language_id INTEGER NOT NULL REFERENCES language(id),
      text TEXT NOT NULL,            -- without inline codes
      normalized TEXT,               -- the form that is compared; NULL when it equals text
      hash INTEGER NOT NULL,         -- of the normalised form
      is_searchable INTEGER NOT NULL DEFAULT 1,
      extra TEXT                     -- JSON of inline codes and whatever has no column
    ) STRICT;
    CREATE INDEX variant_by_unit ON variant(unit_id);
    CREATE INDEX variant_by_hash ON variant(language_id, hash);

    CREATE TABLE property (
      unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
      variant_id INTEGER REFERENCES variant(id) ON DELETE CASCADE,
      name TEXT NOT NULL, value TEXT NOT NULL, language TEXT
    ) STRICT;
    CREATE INDEX property_by_unit ON property(unit_id);
    CREATE INDEX property_by_variant ON property(variant_id) WHERE variant_id IS NOT NULL;

    CREATE TABLE note (
      unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
      variant_id INTEGER REFERENCES variant(id) ON DELETE CASCADE,
      text TEXT NOT NULL, category TEXT, language TEXT
    ) STRICT;
    CREATE INDEX note_by_unit ON note(unit_id);
    CREATE INDEX note_by_variant ON note(variant_id) WHERE variant_id IS NOT NULL;
    """

  private static let documents = """
    CREATE TABLE session (
      id INTEGER PRIMARY KEY AUTOINCREMENT,   -- a number is never given twice, even after an undo
      started_at TEXT NOT NULL, author TEXT, description TEXT NOT NULL
    ) STRICT;

    CREATE TABLE origin (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      session_id INTEGER NOT NULL REFERENCES session(id),
      origin_id INTEGER NOT NULL REFERENCES origin(id),
      name TEXT NOT NULL,
      content_hash INTEGER NOT NULL  -- of the input's bytes: the same content of the same origin is imported once
    ) STRICT;
    CREATE UNIQUE INDEX document_by_content ON document(origin_id, content_hash);
    CREATE INDEX document_by_session ON document(session_id);

    CREATE TABLE occurrence (        -- of a unit in a document beyond the one that brought it first
      document_id INTEGER NOT NULL REFERENCES document(id),
      unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
      count INTEGER NOT NULL,
      PRIMARY KEY (document_id, unit_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX occurrence_by_unit ON occurrence(unit_id);

    CREATE TABLE segment (           -- the order of a document in one language
      document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      language_id INTEGER NOT NULL REFERENCES language(id),
      position INTEGER NOT NULL,
      variant_id INTEGER NOT NULL REFERENCES variant(id) ON DELETE CASCADE,
      PRIMARY KEY (document_id, language_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX segment_by_variant ON segment(variant_id);
    """

  private static let glossaries = """
    CREATE TABLE glossary (
      id INTEGER PRIMARY KEY,        -- the order of priority
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE glossary_entry (
      id INTEGER PRIMARY KEY,
      glossary_id INTEGER NOT NULL REFERENCES glossary(id) ON DELETE CASCADE,
      content TEXT NOT NULL          -- JSON of a ConceptEntry
    ) STRICT;
    CREATE INDEX glossary_entry_by_glossary ON glossary_entry(glossary_id);
    """

  /// Derived from the variants and changed in the same transactions; the concordance uses it too.
  private static let fuzzyIndex = """
    CREATE TABLE fuzzy_block (
      id INTEGER PRIMARY KEY,        -- FuzzyIndexKey: language, form, length and a running number
      data BLOB NOT NULL             -- FuzzyBlock
    ) STRICT;
    CREATE TABLE fuzzy_state (generation INTEGER NOT NULL) STRICT;
    INSERT INTO fuzzy_state VALUES (1);
    """
}
