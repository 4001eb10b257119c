import Testing
import UraFormats
import UraModel

@Suite("CSVReader")
struct CSVReaderTests {
  private func rows(_ text: String, _ dialect: CSVReader.Dialect = .csv) throws -> [[String]] {
    var reader = CSVReader(text, path: "t.csv", dialect: dialect)
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.fields.map(\.text)) }
    return rows
  }

  @Test(
    "reads what RFC 4180 allows",
    arguments: [
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a,", [["a", ""]]),
      ("\"a,1\",\"say \"\"x\"\"\"\n", [["a,1", "say \"x\""]]),
      ("\"two\r\nlines\",b\n\n\nc", [["two\r\nlines", "b"], ["c"]]),
      ("\"\"\n", [[""]]),
      (",\n", [["", ""]]),
      ("", []),
    ] as [(String, [[String]])])
  func grammar(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test("takes a quotation mark for a character where the dialect has no quotes")
  func tabsWithoutQuotes() throws {
    #expect(try rows("\"Yes,\" she said.\t«Так»\n", .tabs) == [["\"Yes,\" she said.", "«Так»"]])
  }

  @Test("tells line and column in scalars, also after a field of several lines")
  func places() throws {
    var reader = CSVReader("її,\"a\nb\",c\nd\n", path: "t.csv")
    let first = try #require(try reader.next())
    #expect(first.fields.map(\.line) == [1, 1, 2])
    #expect(first.fields.map(\.column) == [1, 4, 4])
    #expect(try reader.next()?.line == 3)
  }

  @Test("reports damaged quotes and reads on")
  func damagedQuotes() throws {
    let list = DiagnosticList()
    var reader = CSVReader("\"a\"b,c\nd,\"e\n", path: "t.csv")
    #expect(try reader.next(reporting: list)?.fields.map(\.text) == ["ab", "c"])
    #expect(try reader.next(reporting: list)?.fields.map(\.text) == ["d", "e\n"])
    #expect(list.diagnostics.map(\.code) == ["csv-text-after-quote", "csv-unclosed-quote"])
    #expect(list.diagnostics.map(\.severity) == [.warning, .error])
    #expect(list.diagnostics.last?.location.description == "t.csv:2:3")
  }

  @Test("gives the same rows however the bytes are cut", arguments: 1...7)
  func chunks(size: Int) throws {
    let text = "\u{FEFF}id,\"ї \"\"x\"\"\"\r\n2,\"a\r\nb\"\r\n"
    var rest = Array(text.utf8)[...]
    var reader = CSVReader(path: "t.csv") {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    var found: [[String]] = []
    while let record = try reader.next() { found.append(record.fields.map(\.text)) }
    #expect(try found == rows(text))
  }

  @Test("reads back what the writer wrote")
  func roundTrip() throws {
    let records = [["a,b", "c\"d", "e\r\nf", ""], [""], ["plain", "«ї»"]]
    let text = records.map { CSVWriter().line($0) }.joined()
    #expect(try rows(text) == records)
  }

  @Test(
    "a field or a row beyond all measure ends the table with its place",
    arguments: [("a,b\n", "x"), ("a,b\n\"", "x"), ("a,b\n", ",")])
  func endless(start: String, piece: String) throws {
    var chunks = [Array(start.utf8)] + Array(repeating: Array(String(repeating: piece, count: 4096).utf8), count: 8)
    chunks.reverse()
    var reader = CSVReader(path: "t.csv", fieldBytes: 10_000) { chunks.popLast() ?? [] }
    #expect(try reader.next()?.fields.count == 2)
    let error = #expect(throws: InputError.self) { try reader.next() }
    #expect(error?.diagnostic.code == "csv-too-large")
    #expect(error?.diagnostic.location.line == 2)
  }
}
