import SeededRandom
import Testing
import UraModel

@testable import UraMatching
@testable import UraMemory

/// Lookup against scoring every stored text, on texts made of what the index and the score might see differently.
@Suite struct FullScanTests {
  private struct Stored {
    var tag: LanguageTag
    var text: String
    var target: LanguageTag
    var translation: String
  }

  private static func tag(_ name: String) throws -> LanguageTag { try #require(LanguageTag(name)) }

  /// Numbers, dates and times as different regions write them.
  private static let values = [
    "1 200", "1'200", "1’200", "1.200", "1,200", "1\u{A0}200", "1\u{202F}200", "1,5", "1.5", "12.05.2026", "1/2/2026",
    "2026-02-24", "14 May", "14. Mai", "14 травня", "Maj 14", "8:45 p.m.", "8.45 Uhr", "5 km", "5km", "٣٤", "½", "3D",
    "%1",
  ]
  private static let words = [
    "Price", "price", "PRICE", "prices", "minister", "ministers", "Міністр", "міністра", "п'ять", "п’ять", "café",
    "cafe\u{301}",
    "caf\u{AD}é", "ca\u{200B}fé", "İstanbul", "istanbul", "straße", "ﬁne", "fine", "a", "of", "to", "two", "the", "and",
    "x",
    "Kyiv", "Tirana", "well-known", "well\u{2011}known", "reads", "reader", "conference", "conferences", "bridge",
  ]
  private static let marks = [
    ".", ",", "...", "…", "....", "-", "–", "—", "\"", "“", "”", "«", "»", "'", "’", "`", "!", "!!", "?", "(", ")", "/",
    "😀", "×", "•",
  ]
  private static let others = [
    "<b>", "</b>", "<br/>", "&amp;", "{name}", "%s", "%(n)d", "${x}", "https://a.org/b", "www.b.org", "a@b.org", "日本語",
    "上",
    "ไทย", "\u{200B}", "\u{AD}", "\u{FEFF}", "\u{301}", "\t", "\u{A0}", "  ", "\u{2028}", "Ω", "ё", "Ё",
  ]

  private static func text(_ random: inout SeededGenerator, _ pieces: ClosedRange<Int>) -> String {
    var result = ""
    for _ in 0..<Int.random(in: pieces, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5: result += random.pick(words)
      case 5, 6: result += random.pick(values)
      case 7: result += random.pick(marks)
      default: result += random.pick(others)
      }
      if Int.random(in: 0..<6, using: &random) > 0 { result += " " }
    }
    return result
  }

  /// Some pieces out, some in, some letters in another case.
  private static func edited(_ text: String, _ random: inout SeededGenerator) -> String {
    var parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let place = Int.random(in: 0...parts.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where place < parts.count: parts.remove(at: place)
      case 1 where place < parts.count: parts[place] = parts[place].uppercased()
      case 2 where place < parts.count: parts[place] = String(parts[place].dropLast())
      case 3: parts.insert(random.pick(words), at: place)
      default: parts.insert(random.pick(values + others), at: place)
      }
    }
    return parts.joined(separator: " ")
  }

  private func memory(_ stored: [Stored]) throws -> TranslationMemory {
    let memory = try TranslationMemory()
    try DocumentImportTests.store(
      stored.map { TranslationUnit(variants: [Variant($0.tag, $0.text), Variant($0.target, $0.translation)]) }, as: "a",
      in: memory)
    return memory
  }

  /// What the documentation says a lookup gives: every text, by the rules of its own tag.
  private func scan(_ stored: [Stored], _ query: String, from: LanguageTag, to: LanguageTag, minimum: Int) -> [String] {
    let tags = Set(stored.map(\.tag))
    let targets = Set(stored.map(\.target))
    var scorings: [LanguageTag: TranslatorScore] = [:]
    for tag in tags where tag.fits(from) { scorings[tag] = TranslatorScore(query: query, language: tag) }
    return stored.compactMap { entry -> (Int, String)? in
      guard let scoring = scorings[entry.tag], entry.target.fits(to) else { return nil }
      let penalty =
        (entry.tag == from && tags.contains(from) ? 0 : 1) + (entry.target == to && targets.contains(to) ? 0 : 1)
      let score = max(0, scoring.score(entry.text) - penalty)
      return score >= minimum ? (score, "\(score) \(entry.tag) \(entry.translation)") : nil
    }
    .enumerated().sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }.map(\.element.1)
  }

  private func expectEqual(
    _ stored: [Stored], _ memory: TranslationMemory, _ query: String, from: LanguageTag, to: LanguageTag
  ) throws {
    for minimum in [0, 50, 60, 70, 80, 90, 100] {
      let expected = scan(stored, query, from: from, to: to, minimum: minimum)
      for limit in [10_000, 3] where minimum > 0 || limit == 3 {
        let found = try memory.matches(
          for: query, from: from, to: to, options: LookupOptions(minimumScore: Score(minimum), limit: limit))
        #expect(
          found.map { "\($0.score) \($0.sourceLanguage) \($0.target)" } == Array(expected.prefix(limit)),
          "\(query.debugDescription) from \(from) at \(minimum), limit \(limit)")
      }
    }
  }

  @Test(
    "whatever the texts are made of, a lookup equals scoring every text",
    arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func anything(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var stored: [Stored] = []
    for index in 0..<90 {
      let text =
        index > 20 && Bool.random(using: &random)
        ? Self.edited(random.pick(stored).text, &random) : Self.text(&random, 1...14)
      guard !PlainText.string(text).isEmpty else { continue }
      stored.append(
        Stored(
          tag: .english, text: text, target: random.pick([.ukrainian, .ukrainian, .albanian]), translation: "т\(index)")
      )
    }
    // The same source with another translation.
    stored += stored.prefix(5).map {
      Stored(tag: $0.tag, text: $0.text, target: $0.target, translation: $0.translation + " bis")
    }
    let memory = try memory(stored)
    for index in 0..<14 {
      let query = index % 3 == 0 ? Self.text(&random, 1...14) : Self.edited(random.pick(stored).text, &random)
      guard !PlainText.string(query).isEmpty else { continue }
      try expectEqual(stored, memory, query, from: .english, to: .ukrainian)
    }
  }

  @Test(
    "texts of regional variants are found by the rules that they are stored under",
    arguments: [
      ["en-GB", "en-ZA", "en-CH", "en"], ["de-CH", "de-AT", "de"], ["sq-XK", "sq-AL", "sq"], ["uk-UA", "uk"], ["en-ZA"],
      ["fr-CH", "fr-CA", "fr"], ["es-MX", "es-ES"],
    ])
  func regions(tags: [String]) throws {
    let tags = try tags.map(Self.tag)
    let polish = try Self.tag("pl")
    var random = SeededGenerator(seed: UInt64(tags.count) + 17)
    var stored: [Stored] = []
    for index in 0..<60 {
      let text =
        index > 10 && Bool.random(using: &random)
        ? Self.edited(random.pick(stored).text, &random)
        : [random.pick(Self.words), random.pick(Self.values), random.pick(Self.words), random.pick(Self.values), "ok."]
          .joined(separator: " ")
      stored.append(
        Stored(
          tag: random.pick(tags), text: text, target: random.pick([polish, try Self.tag("pl-PL")]),
          translation: "т\(index)"))
    }
    let memory = try memory(stored)
    let base = try Self.tag(tags[0].language)
    for from in Set(tags + [base]) {
      for _ in 0..<5 {
        try expectEqual(stored, memory, Self.edited(random.pick(stored).text, &random), from: from, to: polish)
      }
    }
  }

  @Test("a number that one region writes with a space is one number for a query of another")
  func spacedNumber() throws {
    let southAfrican = try Self.tag("en-ZA")
    let memory = try memory([
      Stored(tag: southAfrican, text: "Price 1 200 and 1'200 ok.", target: .ukrainian, translation: "т")
    ])
    for from in [LanguageTag.english, southAfrican, try Self.tag("en-GB")] {
      let matches = try memory.matches(
        for: "Price 1 200 and 1'200 ok.", from: from, to: .ukrainian, options: LookupOptions(minimumScore: 90))
      #expect(matches.map(\.similarity) == [.exact])
    }
  }

  @Test("a text of nothing visible finds itself, a blank query nothing")
  func invisible() throws {
    let memory = try memory([
      Stored(tag: .english, text: "\u{200B}", target: .ukrainian, translation: "т"),
      Stored(tag: .english, text: "Something.", target: .ukrainian, translation: "щось"),
    ])
    for (query, count) in [("\u{200B}", 1), ("", 0), (" \n", 0)] {
      #expect(try memory.matches(for: query, from: .english, to: .ukrainian).count == count)
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}
