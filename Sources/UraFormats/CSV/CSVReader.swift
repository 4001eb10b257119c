package import UraModel

/// Reads delimited records (CSV, TSV) one at a time, in memory of one record.
///
/// RFC 4180, and what programs make of it: the line may end in CRLF, LF or CR; a field in quotes may hold delimiters, line
/// ends and doubled quotes; a byte order mark is skipped; empty lines are skipped. Text after a closing quote and a quote
/// that is never closed are reported and read as they stand, so that one bad row does not lose the rest.
///
/// ```swift
/// var reader = CSVReader(text, path: "terms.csv")
/// while let record = reader.next(reporting: diagnostics) { print(record.line, record.fields.map(\.text)) }
/// ```
package struct CSVReader {
  /// How the records are written.
  package struct Dialect: Sendable, Hashable {
    /// The byte between two fields: an ASCII character.
    package var delimiter: UInt8
    /// Whether `"` at the start of a field opens a quoted field. Tab-separated pairs of sentences have none.
    package var hasQuotes: Bool

    package init(delimiter: UInt8, hasQuotes: Bool = true) {
      self.delimiter = delimiter
      self.hasQuotes = hasQuotes
    }

    /// Commas and quotes: RFC 4180.
    package static let csv = Dialect(delimiter: UInt8(ascii: ","))
    /// Semicolons and quotes: what spreadsheets write where the comma is the decimal sign.
    package static let semicolons = Dialect(delimiter: UInt8(ascii: ";"))
    /// Tabs and quotes: what spreadsheets write as text.
    package static let quotedTabs = Dialect(delimiter: UInt8(ascii: "\t"))
    /// Tabs alone: a quotation mark is a character like any other.
    package static let tabs = Dialect(delimiter: UInt8(ascii: "\t"), hasQuotes: false)

    /// What a first line `sep=;` says, which Excel understands and writes; `nil` where there is none.
    package init?(namedIn start: some Collection<UInt8>) {
      let line = start.prefix(7).prefix { $0 != 0x0A && $0 != 0x0D }
      guard line.count == 5, let delimiter = line.dropFirst(4).first, delimiter < 0x80, delimiter != UInt8(ascii: "\""),
        String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep="
      else { return nil }
      self.init(delimiter: delimiter)
    }
  }

  package let dialect: Dialect
  private let path: String
  private let refill: () throws -> [UInt8]
  /// A longer field is no text, but a file of another kind.
  private let fieldBytes: Int
  private static let mostFields = 10_000
  private var buffer: [UInt8]
  private var position = 0
  private var isAtEnd = false
  private var line = 1
  private var column = 1
  private var scratch: [UInt8] = []
  /// Whether the input ended within quotes.
  private var endedInQuotes = false

  /// Reads decoded text. `path` is for diagnostics.
  package init(_ text: String, path: String, dialect: Dialect = .csv) {
    self.init(path: path, dialect: dialect, buffer: Array(text.utf8), isAtEnd: true) { [] }
  }

  /// Reads UTF-8 from `chunks`, which gives the next bytes and, at the end, none.
  ///
  /// - Parameter fieldBytes: the most that a field may have, in bytes, give or take a chunk.
  package init(
    path: String, dialect: Dialect = .csv, fieldBytes: Int = 64 << 20, chunks: @escaping () throws -> [UInt8]
  ) {
    self.init(path: path, dialect: dialect, fieldBytes: fieldBytes, buffer: [], isAtEnd: false, refill: chunks)
  }

  private init(
    path: String, dialect: Dialect, fieldBytes: Int = .max, buffer: [UInt8], isAtEnd: Bool,
    refill: @escaping () throws -> [UInt8]
  ) {
    self.fieldBytes = fieldBytes
    self.path = path
    self.dialect = dialect
    self.buffer = buffer
    self.isAtEnd = isAtEnd
    self.refill = refill
  }

  /// The next record, or `nil` at the end. Throws what the source of the bytes throws, and `InputError` with the code
  /// `csv-too-large` for a field or a record beyond all measure.
  ///
  /// Codes of diagnostics: `csv-text-after-quote`, `csv-unclosed-quote`.
  package mutating func next(reporting diagnostics: (any DiagnosticCollector)? = nil) throws -> CSVRecord? {
    if line == 1, column == 1 { try skipByteOrderMark() }
    while let byte = try peek() {
      if byte == Self.lineFeed || byte == Self.carriageReturn {
        try skipLineEnd()
      } else {
        return try record(diagnostics)
      }
    }
    return nil
  }

  private mutating func record(_ diagnostics: (any DiagnosticCollector)?) throws -> CSVRecord {
    var fields: [CSVRecord.Field] = []
    let firstLine = line
    while true {
      guard fields.count < Self.mostFields else { throw tooLarge("\(Self.mostFields) fields in a row") }
      fields.append(try field(diagnostics))
      guard let byte = try peek() else { break }
      if byte == dialect.delimiter {
        advance(byte)
        continue
      }
      try skipLineEnd()
      break
    }
    return CSVRecord(fields: fields, line: firstLine, isCutOff: endedInQuotes)
  }

  private mutating func field(_ diagnostics: (any DiagnosticCollector)?) throws -> CSVRecord.Field {
    scratch.removeAll(keepingCapacity: true)
    let start = (line: line, column: column)
    let isQuoted = dialect.hasQuotes ? try peek() == Self.quote : false
    if isQuoted { try quotedPart(from: start, diagnostics) }
    let hasRest = try plainPart()
    if isQuoted, hasRest {
      // The field is kept as it reads.
      report(
        .warning, diagnostics, at: start, "csv-text-after-quote",
        "expected a delimiter or the end of the line after the closing quote, found more text; double a quote that belongs to the text"
      )
    }
    return CSVRecord.Field(
      text: String(decoding: scratch, as: UTF8.self), line: start.line, column: start.column, isQuoted: isQuoted)
  }

  /// Takes bytes up to the delimiter or the end of the line. Returns whether there were any.
  private mutating func plainPart() throws -> Bool {
    var hasBytes = false
    while let byte = try peek(), byte != dialect.delimiter, byte != Self.lineFeed, byte != Self.carriageReturn {
      scratch.append(byte)
      advance(byte)
      hasBytes = true
    }
    return hasBytes
  }

  private mutating func quotedPart(
    from start: (line: Int, column: Int), _ diagnostics: (any DiagnosticCollector)?
  ) throws {
    advance(Self.quote)
    while let byte = try peek() {
      if byte == Self.quote {
        advance(byte)
        guard try peek() == Self.quote else { return }
        scratch.append(byte)
        advance(byte)
      } else if byte == Self.lineFeed {
        scratch.append(byte)
        nextLine()
      } else {
        scratch.append(byte)
        advance(byte)
      }
    }
    endedInQuotes = true
    report(
      .error, diagnostics, at: start, "csv-unclosed-quote",
      "expected a closing quote, found the end of the input; close the quote that opens here")
  }

  private func report(
    _ severity: Severity, _ diagnostics: (any DiagnosticCollector)?, at place: (line: Int, column: Int), _ code: String,
    _ message: String
  ) {
    let location = SourceLocation(path: path, line: place.line, column: place.column)
    diagnostics?.emit(Diagnostic(severity, at: location, code: code, message))
  }

  private func tooLarge(_ most: String) -> InputError {
    InputError(
      at: SourceLocation(path: path, line: line, column: column), code: "csv-too-large",
      "expected at most \(most), found more; check the delimiter and the quotation marks before this place")
  }

  private mutating func peek() throws -> UInt8? {
    while position >= buffer.count {
      if isAtEnd { return nil }
      guard scratch.count <= fieldBytes else { throw tooLarge("\(fieldBytes) bytes in a field") }
      buffer = try refill()
      position = 0
      isAtEnd = buffer.isEmpty
    }
    return buffer[position]
  }

  private mutating func skipByteOrderMark() throws {
    while buffer.count < 3, !isAtEnd {
      let more = try refill()
      isAtEnd = more.isEmpty
      buffer += more
    }
    if position == 0, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Columns count scalars, so a continuation byte of UTF-8 does not move them.
  private mutating func advance(_ byte: UInt8) {
    position += 1
    if byte & 0xC0 != 0x80 { column += 1 }
  }

  private mutating func nextLine() {
    position += 1
    line += 1
    column = 1
  }

  private mutating func skipLineEnd() throws {
    if try peek() == Self.carriageReturn {
      position += 1
      if try peek() == Self.lineFeed { position += 1 }
      line += 1
      column = 1
    } else if try peek() != nil {
      nextLine()
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}

/// A row of a table.
package struct CSVRecord: Sendable, Hashable {
  package struct Field: Sendable, Hashable {
    package var text: String
    /// Counted from 1.
    package var line: Int
    /// Counted from 1, in scalars.
    package var column: Int
    package var isQuoted: Bool
  }

  package var fields: [Field]
  /// Where the record begins, counted from 1.
  package var line: Int
  /// Whether the last field goes on to the end of the input, because nothing closes its quotes.
  package var isCutOff: Bool

  /// Whether it is Excel's line `sep=;` that names the delimiter, and no row.
  package var namesDelimiter: Bool {
    fields.count == 2 && line == 1 && fields[0].text.lowercased() == "sep=" && fields[1].text.isEmpty
  }

  /// The text of a column, or `nil` when the row is too short.
  package subscript(_ column: Int) -> String? { fields.indices.contains(column) ? fields[column].text : nil }
}
