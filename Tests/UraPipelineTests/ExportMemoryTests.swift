import Testing
import UraFormats
import UraMemory
import UraModel
import UraPipeline

@Suite("ExportMemory")
struct ExportMemoryTests {
  private static func exported(_ units: [[Variant]], as format: FileFormat, _ languages: [LanguageTag] = []) throws
    -> String
  {
    let memory = try TranslationMemory()
    let session = memory.makeSession(description: "test", author: nil)
    let description = DocumentDescription(origin: "test", name: "test", contentHash: ContentHash())
    _ = try memory.store(description, in: session) { store in
      for variants in units { try store.add(TranslationUnit(variants: variants), isInSequence: false) }
    }
    var selection = ExportMemory.Selection()
    selection.languages = languages
    let output = OutputFile()
    _ = try ExportMemory(from: memory)(selection, as: format, to: output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private static let two = [[Variant(.english, "one"), Variant(.ukrainian, "один")]]
  private static let three = two + [[Variant(.english, "two"), Variant(.albanian, "dy")]]

  @Test("a table has a column for every language of the memory, or for those that are named in their order")
  func table() throws {
    #expect(
      try Self.exported(Self.three, as: .csv) == "id,en,sq,uk,context,note\n,one,,один,,\n,two,dy,,,\n")
    #expect(
      try Self.exported(Self.three, as: .csv, [.ukrainian, .english]) == "id,uk,en,context,note\n,один,one,,\n")
  }

  @Test("says which languages and origins there are when one that is chosen is not among them")
  func warnings() throws {
    let memory = try TranslationMemory()
    let session = memory.makeSession(description: "test", author: nil)
    let description = DocumentDescription(origin: "test", name: "test", contentHash: ContentHash())
    _ = try memory.store(description, in: session) { store in
      for variants in Self.two { try store.add(TranslationUnit(variants: variants), isInSequence: false) }
    }
    var selection = ExportMemory.Selection()
    selection.languages = [.english, try #require(LanguageTag("de"))]
    selection.origins = ["test", "tset"]
    let warnings = try ExportMemory(from: memory).warnings(selection)
    #expect(warnings.map(\.code) == ["no-such-language", "no-such-origin"])
    #expect(warnings[0].message.hasPrefix("expected units in de, found en, uk;"))
    #expect(warnings[1].message.hasPrefix("expected units of the origin 'tset', found test;"))
  }

  @Test("counts the units that are no translations, and leaves them out")
  func tooFewLanguages() throws {
    let memory = try TranslationMemory()
    let session = memory.makeSession(description: "test", author: nil)
    let description = DocumentDescription(origin: "test", name: "test", contentHash: ContentHash())
    _ = try memory.store(description, in: session) { store in
      for variants in Self.two + [[Variant(.english, "alone")]] {
        try store.add(TranslationUnit(variants: variants), isInSequence: false)
      }
    }
    let counts = try ExportMemory(from: memory)(.init(), as: .tmx, to: OutputFile())
    #expect(counts.written == 1 && counts.tooFewLanguages == 1)
  }

  @Test("a format of two languages gets the two of the memory, and asks which where there are more")
  func pair() throws {
    let po = try Self.exported(Self.two, as: .po)
    #expect(po.contains("\"Language: uk\\n\""))
    #expect(po.contains("msgid \"one\"\nmsgstr \"один\""))
    #expect {
      try Self.exported(Self.three, as: .po)
    } throws: {
      ($0 as? InputError)?.diagnostic.code == "too-many-languages"
    }
    #expect(try Self.exported(Self.three, as: .po, [.english, .albanian]).contains("msgid \"two\"\nmsgstr \"dy\""))
  }
}
