import Foundation
import Testing
import UraAlignment
import UraMemory
import UraModel
import UraPipeline
import UraReports

@Suite struct ReviewedTableTests {
  private func withTable<T>(_ text: String, _ body: (String) async throws -> T) async throws -> T {
    let file = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try await body(file.path)
  }

  private static let table = """
    source\ttarget\tconfidence\tsourceText\ttargetText\tpair
    0\t0,1\t0.9\tIt rained.\tДощило. Весь день.\ten-uk
    1\t\t0.4\tThey went home.\t\ten-uk

    2\t2\t0.8\t\"\"\"Go,\"\" he said.\"\t«Іди», — сказав він.\ten-uk

    """

  @Test("rows are read as the editor left them, quotes of spreadsheets and all")
  func rows() async throws {
    try await withTable(Self.table) { path in
      let diagnostics = DiagnosticList()
      let table = try ReviewedTable(contentsOf: path, languages: nil, diagnostics: diagnostics)
      #expect(table.rows.map(\.sourceText) == ["It rained.", "They went home.", "\"Go,\" he said."])
      #expect(table.rows.map(\.targetText) == ["Дощило. Весь день.", "", "«Іди», — сказав він."])
      #expect(table.rows.map(\.line) == [2, 3, 5])
      #expect(diagnostics.diagnostics.isEmpty)
    }
  }

  @Test("columns may stand in another order when the first line says so, with others between them")
  func order() async throws {
    let text = """
      remark\ttargetText\tsourceText\tpair\tsource\ttarget\tconfidence
      right\tДощило. Весь день.\tIt rained.\ten-uk\t0\t0,1\t0.9
      \t\tThey went home.\ten-uk\t1\t\t0.4
      """
    try await withTable(text) { path in
      let diagnostics = DiagnosticList()
      let table = try ReviewedTable(contentsOf: path, languages: nil, diagnostics: diagnostics)
      #expect(table.rows.map(\.sourceText) == ["It rained.", "They went home."])
      #expect(table.rows.map(\.targetText) == ["Дощило. Весь день.", ""])
      #expect(table.rows.map(\.targetSegments) == [[0, 1], []])
      #expect(diagnostics.diagnostics.isEmpty)
    }
  }

  @Test("with the documents the numbers count, not the texts")
  func numbers() async throws {
    try await withTable("0,1\t0\t1\told\told\n") { path in
      let table = try ReviewedTable(
        contentsOf: path, languages: (.english, .ukrainian),
        segments: [
          .english: ["It rained.", "They went."].map { AlignmentSegment(text: $0) },
          .ukrainian: [AlignmentSegment(text: "Дощило, і вони пішли.")],
        ], diagnostics: DiagnosticList())
      #expect(table.rows.map(\.sourceText) == ["It rained. They went."])
      #expect(table.rows.map(\.targetText) == ["Дощило, і вони пішли."])
    }
  }

  @Test(
    "documents whose segments are not the texts of most rows, or that no row is about, are a warning",
    arguments: [
      (["en", "uk"], []), (["uk", "en"], ["reviewed-other-documents"]), (["en", "sq"], ["reviewed-unused-document"]),
    ])
  func otherDocuments(languages: [String], codes: [String]) async throws {
    let rows = """
      0\t0\t1\tIt rained.\tДощило.\ten-uk
      1\t1\t1\tThey went.\tВони пішли.\ten-uk
      2\t2\t1\ta text that an editor\tleft as it was\ten-uk
      """
    try await withTable(rows) { path in
      let documents = [["It rained.", "They went.", "Home."], ["Дощило.", "Вони пішли.", "Додому."]]
      let segments = zip(languages, documents).map { language, texts in
        (LanguageTag(language) ?? .undetermined, texts.map { AlignmentSegment(text: $0) })
      }
      let diagnostics = DiagnosticList()
      _ = try ReviewedTable(
        contentsOf: path, languages: nil, segments: Dictionary(uniqueKeysWithValues: segments), diagnostics: diagnostics
      )
      #expect(diagnostics.diagnostics.map(\.code) == codes)
      #expect(diagnostics.diagnostics.allSatisfy { $0.severity == .warning })
    }
  }

  @Test(
    "what is wrong is reported with its line, and the rest is read",
    arguments: [
      ("0\t0\t1\tone", "reviewed-too-few-columns"), ("x\t0\t1\tOne.\tОдин.\ten-uk", "reviewed-bad-index"),
      ("0\t0\t1\tOne.\tОдин.\t", "reviewed-no-languages"), ("0\t0\t1\tOne.\tОдин.\tenglish", "reviewed-no-languages"),
    ])
  func problems(row: String, code: String) async throws {
    try await withTable("\(row)\n5\t5\t1\tTwo.\tДва.\ten-uk\n") { path in
      let diagnostics = DiagnosticList()
      let table = try ReviewedTable(contentsOf: path, languages: nil, diagnostics: diagnostics)
      #expect(diagnostics.diagnostics.map(\.code) == [code])
      #expect(diagnostics.diagnostics.first?.location.line == 1)
      #expect(table.skipped == 1)
      #expect(table.rows.map(\.sourceText) == ["Two."])
    }
  }

  @Test(
    "a file without a right row is one error, and nothing is read of it",
    arguments: [
      ("# Notes\n\nNot a table.\nNothing here.\n", "reviewed-too-few-columns"), ("", "reviewed-no-rows"),
      ("source\ttarget\tconfidence\tsourceText\ttargetText\tpair\n", "reviewed-no-rows"),
    ])
  func noTable(text: String, code: String) async throws {
    try await withTable(text) { path in
      let diagnostics = DiagnosticList()
      let error = #expect(throws: InputError.self) {
        try ReviewedTable(contentsOf: path, languages: nil, diagnostics: diagnostics)
      }
      #expect(error?.diagnostic.code == code)
      #expect(diagnostics.diagnostics.isEmpty)
    }
  }

  @Test("a segment that stands in two rows is a warning")
  func twice() async throws {
    try await withTable("0\t0\t1\tOne.\tОдин.\ten-uk\n0\t1\t1\tOne.\tДва.\ten-uk\n") { path in
      let diagnostics = DiagnosticList()
      let table = try ReviewedTable(contentsOf: path, languages: nil, diagnostics: diagnostics)
      #expect(table.rows.count == 2)
      #expect(diagnostics.diagnostics.map(\.description).first?.contains("stands in line 1 already") == true)
    }
  }

  @Test("a reviewed table is stored once, without doubt")
  func importing() async throws {
    try await withTable(Self.table) { path in
      let memory = try TranslationMemory()
      for (index, new) in [3, 0].enumerated() {
        let report = try await ImportAll(into: memory)(
          [.reviewed(path, documents: [])], concurrency: 1, diagnostics: DiagnosticList(), progress: { _ in })
        #expect(report.newUnits == new)
        #expect(report.documents[0].outcome == (index == 0 ? .stored(new: 3, counted: 0) : .alreadyThere))
      }
      let found = try memory.matches(for: "It rained.", from: .english, to: .ukrainian)
      #expect(found.first?.target == "Дощило. Весь день.")
    }
  }
}
