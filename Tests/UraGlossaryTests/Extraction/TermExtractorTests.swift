import Testing
import UraModel

@testable import UraGlossary

@Suite("TermExtractor")
struct TermExtractorTests {
  private static let pairs = [
    ("The seed bank opened in Velyka.", "Банк насіння відкрили у Великій."),
    ("Nobody visited the seed bank yesterday.", "Учора банк насіння ніхто не відвідав."),
    ("She works for the seed bank's archive.", "Вона працює в архіві банку насіння."),
    ("Two seed banks burned down.", "Згоріли два банки насіння."),
    ("Yesterday the archive was closed.", "Учора архів був зачинений."),
    ("They opened the archive again.", "Архів знову відкрили."),
    ("The guests went home early.", "Гості рано пішли додому."),
    ("At home they read of https://seed.example/lid.", "Удома вони читали на https://seed.example/lid."),
    ("See https://seed.example/lid.", "Див. https://seed.example/lid."),
    ("Her home is far away.", "Її оселя далеко звідси."),
  ]

  private func proposals(_ options: TermExtractor.Options = .init()) throws -> [TermExtractor.Proposal] {
    var extractor = TermExtractor(
      from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")), options: options)
    for pair in Self.pairs { extractor.add(source: pair.0, target: pair.1) }
    return extractor.proposals()
  }

  @Test("proposes phrases in their base form, with the base form of their translation and sentences that have both")
  func phrases() throws {
    let first = try #require(try proposals().first)
    #expect(first.term == "seed bank")
    #expect(first.frequency == 4)
    #expect(first.translations.first?.text == "банк насіння")
    #expect(first.evidence.count == 2)
    #expect(first.evidence.allSatisfy { $0.source.contains("seed bank") && $0.target.lowercased().contains("банк") })
  }

  @Test("counts the forms of a word together")
  func forms() throws {
    let archive = try #require(try proposals().first { $0.term == "archive" })
    #expect(archive.frequency == 3)
    #expect(archive.translations.first?.text == "архів")
  }

  @Test("leaves out words of grammar, what longer terms explain, and what has no translation of its own")
  func leftOut() throws {
    let terms = try proposals().map(\.term)
    for word in ["they", "the", "yesterday", "bank", "seed", "home", "lid", "example"] {
      #expect(!terms.contains(word), "\(word)")
    }
  }

  @Test("ranks by a background: what is frequent elsewhere falls behind")
  func background() throws {
    var extractor = TermExtractor(from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    for pair in Self.pairs { extractor.add(source: pair.0, target: pair.1) }
    extractor.addBackground(String(repeating: "The archive of the archive. ", count: 200))
    #expect(extractor.proposals().map(\.term).first == "seed bank")
    #expect(!extractor.proposals().map(\.term).contains("archive"))
  }

  @Test("proposes nothing without pairs")
  func empty() throws {
    let extractor = TermExtractor(from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    #expect(extractor.proposals().isEmpty)
  }
}
