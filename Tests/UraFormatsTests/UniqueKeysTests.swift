import Testing
import UraFormats
import UraModel

/// Formats in which a key stands once, written from units that share theirs.
@Suite("Unique keys")
struct UniqueKeysTests {
  private static func unit(_ source: String, _ target: String) -> TranslationUnit {
    TranslationUnit(variants: [Variant(.english, source), Variant(.ukrainian, target)])
  }

  private static func written(_ units: [TranslationUnit], as format: FileFormat) throws -> (String, [WritingOutcome]) {
    let output = OutputFile()
    var writer = format.writer(
      to: output, options: WritingOptions(sourceLanguage: .english, targetLanguage: .ukrainian))
    try writer.begin(DocumentHeader(format: format, sourceLanguage: .english, targetLanguages: [.ukrainian]))
    let outcomes = try units.map { try writer.write($0) }
    try writer.finish()
    return (String(decoding: output.bytes, as: UTF8.self), outcomes)
  }

  @Test(
    "two translations of a source are both there and read back, and a third that is like the first is not",
    arguments: [
      FileFormat.po, .android, .strings, .xcstrings, .properties, .json, .arb, .yaml, .resx, .qt, .fluent,
    ])
  func twoTranslations(_ format: FileFormat) throws {
    let units = [
      Self.unit("Save", "Зберегти"), Self.unit("Save", "Заощадити"), Self.unit("Save", "Зберегти"),
      Self.unit("Save_2", "Порятунок"), Self.unit("Save", "Урятувати"),
    ]
    let (text, outcomes) = try Self.written(units, as: format)
    #expect(outcomes == [.written, .written, .repeated, .written, .written])
    let diagnostics = DiagnosticList()
    var keys: Set<[String?]> = []
    var texts: [String] = []
    _ = try format.reader.readUnits(
      InputFile(bytes: Array(text.utf8), path: "a.uk.x"), options: ReadingOptions(), diagnostics: diagnostics,
      header: { _ in },
      unit: { unit, _ in
        keys.insert([unit.id, unit.context, unit.id == nil ? unit.variants.first?.text : nil])
        texts.append(unit.variant(.ukrainian)?.text ?? "")
      })
    #expect(diagnostics.diagnostics.isEmpty)
    #expect(texts.sorted() == ["Зберегти", "Заощадити", "Порятунок", "Урятувати"].sorted())
    #expect(keys.count == 4, "\(text)")
  }

  @Test("keys that a format writes alike are told apart", arguments: [FileFormat.android, .fluent])
  func alike(_ format: FileFormat) throws {
    let (text, _) = try Self.written([Self.unit("Save it", "а"), Self.unit("Save,it", "б")], as: format)
    let names = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" })
      .filter { $0.hasPrefix("Save") }
    #expect(Set(names).count == 2 && names.count == 2, "\(text)")
  }

  @Test("a unit without a source is none for PO: a message without text is the header")
  func emptyMessage() throws {
    let (text, outcomes) = try Self.written([Self.unit("", "щось")], as: .po)
    #expect(outcomes == [.empty])
    #expect(text.ranges(of: "msgid").count == 1)
  }

  @Test("messages of PO keep their contexts, and a second one gets a number")
  func contexts() throws {
    var menu = Self.unit("Save", "Зберегти")
    menu.context = "menu"
    var second = Self.unit("Save", "Записати")
    second.context = "menu"
    let (text, _) = try Self.written([menu, second, Self.unit("Save", "Зберегти")], as: .po)
    #expect(text.contains("msgctxt \"menu\"\nmsgid \"Save\"\nmsgstr \"Зберегти\""))
    #expect(text.contains("msgctxt \"menu 2\"\nmsgid \"Save\"\nmsgstr \"Записати\""))
    #expect(text.hasSuffix("\n\nmsgid \"Save\"\nmsgstr \"Зберегти\"\n"))
  }
}
