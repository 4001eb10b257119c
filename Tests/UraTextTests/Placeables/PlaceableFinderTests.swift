import Testing
import UraModel

@testable import UraText

@Suite struct PlaceableFinderTests {
  /// `kind:value` of every placeable, joined by spaces.
  private func found(_ text: String, _ language: String) -> String {
    let finder = PlaceableFinder(language: LanguageTag(language) ?? .undetermined)
    return finder.placeables(in: text).map { "\($0.kind.rawValue):\($0.value)" }.joined(separator: " ")
  }

  @Test(
    "reads numbers by the language's marks",
    arguments: [
      ("en", "1,200 metres", "number:1200"), ("en", "1.200", "number:1.2"), ("uk", "1,200", "number:1.2"),
      ("uk", "1 200,50 грн", "number:1200.5"), ("uk", "1\u{00A0}200", "number:1200"),
      ("sq", "1.200 euro", "number:1200"),
      ("en", "€1.2 million", "number:1.2"), ("uk", "12.5", "number:12.5"), ("en", "1,234,567.89", "number:1234567.89"),
      ("de", "1.234.567,89", "number:1234567.89"), ("en", "version 2.4.1", "number:2.4.1"),
      ("en", "at -9.5", "number:-9.5"),
      ("en", "pages 5-10", "number:5 number:10"), ("en", "the A4 and H2O", ""),
      ("en", "in 2022 300 came", "number:2022 number:300"),
      ("en", "1 200", "number:1 number:200"), ("en", "the 1990s", "number:1990"), ("de-CH", "1’200", "number:1200"),
      ("en", "0.500", "number:0.5"), ("en", "No. 12/B", "number:12"), ("ar", "١٢٣", "number:123"),
      ("uk", "−4", "number:-4"),
    ])
  func numbers(language: String, text: String, expected: String) { #expect(found(text, language) == expected) }

  @Test(
    "reads dates to one value in every language",
    arguments: [
      ("en", "on 14 May", "date:--05-14"), ("en", "on May 14, 2026", "date:2026-05-14"),
      ("en", "14th of May 2026", "date:2026-05-14"),
      ("uk", "14 травня 2026 року", "date:2026-05-14"), ("sq", "më 14 maj 2026", "date:2026-05-14"),
      ("sq", "6 shkurtit", "date:--02-06"), ("uk", "у травні 2026", "date:2026-05"),
      ("en", "2026-02-06", "date:2026-02-06"),
      ("uk", "06.02.2026", "date:2026-02-06"), ("en", "2/6/2026", "date:2026-02-06"),
      ("en-GB", "6/2/2026", "date:2026-02-06"),
      ("en", "25/12/2026", "date:2026-12-25"), ("en", "they may 14 times", "number:14"),
      ("uk", "24.02.22", "date:2022-02-24"),
      ("en", "10.12.20.1", "number:10.12.20.1"), ("en", "40 Mayors", "number:40"), ("en", "May 10:30", "time:10:30"),
      ("en", "by 1 July.", "date:--07-01"), ("de", "am 6. Februar 2026", "date:2026-02-06"),
    ])
  func dates(language: String, text: String, expected: String) { #expect(found(text, language) == expected) }

  @Test(
    "reads times of the day",
    arguments: [
      ("en", "at 8:45 a.m. on", "time:08:45"), ("uk", "о 18:30", "time:18:30"), ("en", "10 p.m.", "time:22:00"),
      ("en", "12 am", "time:00:00"), ("en", "18:30:05", "time:18:30:05"), ("en", "10 apples", "number:10"),
      ("en", "score 3:2", "number:3 number:2"),
    ])
  func times(language: String, text: String, expected: String) { #expect(found(text, language) == expected) }

  @Test(
    "finds addresses without the sentence's marks",
    arguments: [
      ("see https://Example.com/Tickets.", "url:https://example.com/Tickets"),
      ("at www.example.org/memo by", "url:www.example.org/memo"),
      ("(apply@Example.org).", "email:apply@example.org"), ("„https://a.b/c“", "url:https://a.b/c"),
      ("https://en.wikipedia.org/wiki/A_(b)", "url:https://en.wikipedia.org/wiki/A_(b)"), ("a @ b", ""),
      ("user@host", ""),
      ("(https://a.b/)", "url:https://a.b"),
    ])
  func addresses(text: String, expected: String) { #expect(found(text, "en") == expected) }

  @Test(
    "finds the holes of every common format",
    arguments: [
      ("%s of %1$d", "%s %1$d"), ("%(name)s", "%(name)s"), ("{} {0} {name} {user.name}", "{} {0} {name} {user.name}"),
      ("{0:N2}", "{0:N2}"), ("{ n, plural, one {# day} other {# days}}", "{n,plural}"),
      ("${user} $name", "${user} $name"),
      ("{{ user }} {% if x %}", "{{user}} {%ifx%}"), ("%@ %.2f %-5s %ld %%", "%@ %.2f %-5s %ld"), ("100% sure", ""),
      ("%{count} %<n>d", "%{count} %<n>d"), ("%1 of %n", "%1 %n"), ("%PATH%", "%PATH%"), ("{see below}", ""),
      ("$5", ""),
      ("50%discount", ""), ("$t(key)", "$t(key)"),
    ])
  func placeholders(text: String, expected: String) {
    let finder = PlaceableFinder(language: LanguageTag("en") ?? .undetermined)
    let found = finder.placeables(in: text).filter { $0.kind == .placeholder }
    #expect(found.map(\.value).joined(separator: " ") == expected)
  }

  @Test(
    "finds markup, not comparisons",
    arguments: [
      ("<b>x</b><br/>", "<b> </b> <br/>"), ("<a title=\"1 > 0\">", "<a title=\"1 > 0\">"),
      ("&nbsp;&#160;", "&nbsp; &#160;"),
      ("a < b & c > d", ""), ("R&D;", ""), ("<!-- x -->", "<!-- x -->"),
    ])
  func markup(text: String, expected: String) {
    let finder = PlaceableFinder(language: LanguageTag("en") ?? .undetermined)
    #expect(finder.placeables(in: text).filter { $0.kind == .markup }.map(\.value).joined(separator: " ") == expected)
  }

  @Test("ranges are UTF-8 offsets in order, whatever the text")
  func ranges() {
    let pieces = [
      "%", "{", "}", "<", ">", "&", "@", ":", "//", "www.", "1", "12", ".", ",", " ", "май", "May", "ë", "-", "$", "x",
      "٣",
    ]
    var seed: UInt64 = 7
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      var end = 0
      for placeable in PlaceableFinder(language: LanguageTag("uk") ?? .undetermined).placeables(in: text) {
        #expect(placeable.range.lowerBound >= end && !placeable.range.isEmpty)
        #expect(Array(text.utf8)[placeable.range].elementsEqual(placeable.text.utf8))
        end = placeable.range.upperBound
      }
    }
  }
}
