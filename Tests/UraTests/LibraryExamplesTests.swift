import Foundation
import Testing
import Ura

/// The blocks of docs/library.md as code: each stands here word for word, but for its indentation, and runs.
@Suite struct LibraryExamplesTests {
  private static func text(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func lines(_ text: some StringProtocol) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  @Test("every block of the page is code of this file")
  func blocks() throws {
    let blocks = try Self.text("docs/library.md").components(separatedBy: "```swift\n").dropFirst().map {
      $0.components(separatedBy: "\n```")[0]
    }
    #expect(blocks.count == 8)
    let code = Self.lines(try Self.text("Tests/UraTests/LibraryExamplesTests.swift"))
    for block in blocks { #expect(code.contains(Self.lines(block)), "\(block)") }
  }

  @Test("the page's examples do what their remarks say")
  func examples() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

    let memory = try TranslationMemory(path: path, mode: .create)
    try memory.add(
      [
        TranslationUnit(variants: [
          Variant(.english, "The library opened in 1964."), Variant(.ukrainian, "Бібліотека відкрилася 1964 року."),
          Variant(.albanian, "Biblioteka u hap në vitin 1964."),
        ]),
        TranslationUnit(variants: [Variant(.english, "Nobody came."), Variant(.ukrainian, "Ніхто не прийшов.")]),
      ], origin: "brochure")

    for match in try memory.matches(for: "The library opened in 1987.", from: .english, to: .ukrainian) {
      print(match.score, match.target)  // 99 Бібліотека відкрилася 1964 року.
      print(match.adaptation?.text ?? "")  // Бібліотека відкрилася 1987 року.
      for difference in match.differences {
        print(difference.kind, difference.source ?? "", difference.query ?? "")  // placeable 1964 1987
      }
    }
    #expect(
      printed == [
        "99 Бібліотека відкрилася 1964 року.", "Бібліотека відкрилася 1987 року.", "placeable 1964 1987",
      ])

    do {
      var options = LookupOptions(minimumScore: 80, limit: 3)
      options.context = SegmentContext(previous: "The library opened in 1964.")
      options.filter.origins = ["brochure*"]
      options.penalties.reverse = 2
      options.pivots = [.english]
      let matches = try memory.matches(for: "Nobody came.", from: .english, to: .ukrainian, options: options)
      print(matches.first?.score == .context, matches.first?.score ?? 0)  // true 101
    }
    #expect(printed.last == "true 101")

    let texts = ["Nobody came.", "The library opened in 2001."]
    let answers = try await memory.matches(forEach: texts, from: .english, to: .ukrainian, jobs: 2)
    print(answers.map(\.count))  // [1, 1]
    #expect(printed.last == "[1, 1]")

    let lines = AsyncStream<String> { stream in
      for text in texts { stream.yield(text) }
      stream.finish()
    }
    for try await answer in memory.matches(forEach: lines, from: .english, to: .ukrainian, jobs: 2) {
      print(answer.text, answer.matches.first?.score ?? 0)
    }
    #expect(printed.suffix(2) == ["Nobody came. 100", "The library opened in 2001. 99"])

    let words = ConcordanceQuery(.words([["library", "libraries"], ["opened"]]))
    for hit in try memory.concordance(words, in: .english, translations: .albanian) {
      print(hit.text, hit.ranges, hit.translations)
    }

    let query = "They say that the library opened in June."
    for part in try memory.subsegments(of: query, from: .english, to: .ukrainian) {
      print(part.text, part.count, part.examples.first?.target ?? "")  // the library opened in 1 Бібліотека ...
    }
    #expect(printed.last == "the library opened in 1 Бібліотека відкрилася 1964 року.")

    let english = try Segmenter(language: .english).segments(of: "It rained. Nobody came.")
    let ukrainian = try Segmenter(language: .ukrainian).segments(of: "Дощило. Ніхто не прийшов.")
    let beads = SentenceAligner(source: .english, target: .ukrainian).align(
      english.map { AlignmentSegment(text: $0.text, paragraph: $0.paragraph) },
      ukrainian.map { AlignmentSegment(text: $0.text, paragraph: $0.paragraph) })
    print(beads.map(\.target))  // [[0], [1]]
    #expect(printed.last == "[[0], [1]]")

    let table = "en,uk,forbidden_uk\nPristina,Приштина,Пріштіна\n"
    let glossary = try GlossaryTable.read(table, path: "terms.csv")
    let check = TerminologyCheck(glossary, from: .english, to: .ukrainian)
    let pair = CheckedPair(index: 0, source: "Rain in Pristina.", target: "Дощ у Пріштіні.")
    for finding in check.findings(in: pair) {
      print(finding.found ?? "", finding.suggestion ?? "")  // Пріштіні Приштині
    }
    #expect(printed.last == "Пріштіні Приштині")

    do {
      let glossary = try GlossaryTable.read("en,uk\nPristina,Приштина\n", path: "terms.csv")
      let problems = DiagnosticList()
      var suppressions = Suppressions()
      suppressions.add("terminology\tPristina\t*\t*\tthe name of the book\n", path: "known.tsv", reporting: problems)
      let pair = CheckedPair(index: 0, source: "I read 'Pristina'.", target: "Я читаю «Місто».")
      for finding in TerminologyCheck(glossary, from: .english, to: .ukrainian).findings(in: pair) {
        print(suppressions.judged(finding).suppression ?? "")  // the name of the book
      }
    }
    #expect(printed.last == "the name of the book")
  }
}
