import Testing
import UraMatching
import UraMemory
import UraModel

@Suite struct LookUpTests {
  private func memory() throws -> TranslationMemory {
    let memory = try TranslationMemory()
    try DocumentImportTests.store(
      [
        DocumentImportTests.unit(
          "The minister arrived in Pristina.", "Міністр прибув до Приштини.", "Ministri arriti në Prishtinë."),
        DocumentImportTests.unit("The minister arrived in Tirana.", "Міністр прибув до Тирани."),
        DocumentImportTests.unit("Nobody came.", nil, "Askush nuk erdhi."),
      ], as: "visit", in: memory)
    return memory
  }

  @Test("finds the exact sentence first, then the nearest, in every direction")
  func order() throws {
    let memory = try memory()
    let matches = try memory.matches(for: "The minister arrived in Tirana.", from: .english, to: .ukrainian)
    #expect(matches.map(\.kind) == [.exact, .fuzzy])
    #expect(matches.map(\.target) == ["Міністр прибув до Тирани.", "Міністр прибув до Приштини."])
    #expect(matches[0].score == 100)
    #expect(matches[0].origin == "visit")
    let back = try memory.matches(for: "Ministri arriti në Prishtinë.", from: .albanian, to: .ukrainian)
    #expect(back.map(\.target) == ["Міністр прибув до Приштини."])
  }

  @Test("ignores differences of composition and white space")
  func normalForm() throws {
    let matches = try memory().matches(
      for: " Ministri  arriti ne\u{0308} Prishtine\u{0308}.", from: .albanian, to: .english)
    #expect(matches.first?.kind == .exact)
  }

  @Test("offers only units that have the target language, and only what reaches the threshold")
  func threshold() throws {
    let memory = try memory()
    #expect(try memory.matches(for: "Nobody came.", from: .english, to: .ukrainian).isEmpty)
    #expect(try memory.matches(for: "Nobody came.", from: .english, to: .albanian).count == 1)
    #expect(try memory.matches(for: "Something else entirely", from: .english, to: .ukrainian).isEmpty)
    #expect(try memory.matches(for: "", from: .english, to: .ukrainian).isEmpty)
  }

  @Test("keeps the best when more fit than asked for")
  func limit() throws {
    let matches = try memory().matches(
      for: "The minister arrived in Tirana.", from: .english, to: .ukrainian,
      options: LookupOptions(minimumScore: 50, limit: 1))
    #expect(matches.map(\.score) == [100])
  }

  @Test("a region finds the general language and the other way round")
  func regions() throws {
    let memory = try memory()
    let british = try #require(LanguageTag("en-GB"))
    #expect(try memory.matches(for: "Nobody came.", from: british, to: .albanian).count == 1)
  }

  @Test(
    "a language fits what it covers and its variants in the same script",
    arguments: [
      ("en", "en-GB", true), ("en-US", "en-GB", true), ("en", "uk", false), ("zh-TW", "zh-CN", false),
      ("sr-Latn", "sr-RS", false), ("sr-Latn", "sr", true), ("pt-BR", "pt-PT", true),
    ])
  func fits(one: String, other: String, expected: Bool) throws {
    let (one, other) = (try #require(LanguageTag(one)), try #require(LanguageTag(other)))
    #expect(one.fits(other) == expected)
    #expect(other.fits(one) == expected)
  }

  @Test("a sentence that was translated together with its neighbour is found, marked, and only from its own side")
  func parts() throws {
    let memory = try TranslationMemory()
    let whole = DocumentImportTests.unit("It rained. They went home.", "Через дощ вони пішли додому.")
    let part = DocumentImportTests.unit("They went home.", "Через дощ вони пішли додому.")
    let outcome = try memory.store(
      DocumentImportTests.document("a", [whole]), in: memory.makeSession(description: "test", author: nil)
    ) { store in
      try store.add(whole, isInSequence: true)
      try store.add(part, part: .english, isInSequence: false)
    }
    #expect(outcome == .stored(new: 1, counted: 0))
    let forward = try memory.matches(for: "They went home.", from: .english, to: .ukrainian)
    #expect(forward.map(\.source) == ["They went home."])
    #expect(forward.map(\.isPart) == [true])
    let backward = try memory.matches(for: "Через дощ вони пішли додому.", from: .ukrainian, to: .english)
    #expect(backward.map(\.target) == ["It rained. They went home."])
    #expect(backward.map(\.isPart) == [false])
    #expect(try memory.statistics().units == 1)
    var exported = 0
    try memory.forEachUnit { _ in exported += 1 }
    #expect(exported == 1)
  }
}
