import Testing
import UraFormats
import UraModel
@testable import UraSegmentation

@Suite struct SRXRulesTests {
  static func srx(cascade: String, maps: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?>
      <srx xmlns="http://www.lisa.org/srx20" version="2.0">
      <header segmentsubflows="no" cascade="\(cascade)">
      <formathandle type="start" include="no"/>
      <formathandle type="end" include="no"/>
      <formathandle type="isolated" include="yes"/>
      </header>
      <body><languagerules>
      <languagerule languagerulename="Titles">
      <!-- a title -->
      <rule break="no"><beforebreak>\\bDr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule>
      <languagerule languagerulename="Stops">
      <rule><beforebreak>[.?!]+</beforebreak><afterbreak>\\s+\\p{Lu}</afterbreak></rule>
      </languagerule>
      </languagerules><maprules>\(maps)</maprules></body></srx>
      """.utf8)
  }

  static let titles = "<languagemap languagepattern=\"EN.*\" languagerulename=\"Titles\"/>"
  static let stops = "<languagemap languagepattern=\".*\" languagerulename=\"Stops\"/>"

  static func segments(_ srx: [UInt8], _ language: String) throws -> [String] {
    let tag = try #require(LanguageTag(language))
    let rules = try SegmentationRules(contentsOf: srx, path: "my.srx", language: tag)
    return try Segmenter(language: tag, rules: rules).segments(of: "Ask Dr. Holt. Go.").map(\.text)
  }

  @Test("maps cascade in order; language patterns ignore case")
  func cascade() throws {
    let both = Self.srx(cascade: "yes", maps: Self.titles + Self.stops)
    #expect(try Self.segments(both, "en-GB") == ["Ask Dr. Holt.", "Go."])
    #expect(try Self.segments(both, "sq") == ["Ask Dr.", "Holt.", "Go."])
    let turned = Self.srx(cascade: "yes", maps: Self.stops + Self.titles)
    #expect(try Self.segments(turned, "en-GB") == ["Ask Dr.", "Holt.", "Go."])
    let first = Self.srx(cascade: "no", maps: Self.titles + Self.stops)
    #expect(try Self.segments(first, "en") == ["Ask Dr. Holt. Go."])
  }

  @Test("a rule keeps its comment and its line")
  func places() throws {
    let tag = try #require(LanguageTag("en"))
    let srx = Self.srx(cascade: "yes", maps: Self.titles + Self.stops)
    let rules = try SegmentationRules(contentsOf: srx, path: "my.srx", language: tag)
    #expect(rules.rules.map(\.name) == ["a title", ""])
    #expect(rules.rules.map { $0.location?.description } == ["my.srx:11:1", "my.srx:14:1"])
    #expect(!rules.segmentsSubflows && !rules.formatHandles.includesEnd && rules.formatHandles.includesIsolated)
  }

  @Test("no map for the language is an error")
  func unmapped() throws {
    #expect { try Self.segments(Self.srx(cascade: "yes", maps: Self.titles), "uk") } throws: {
      ($0 as? InputError)?.diagnostic.code == "srx-no-language"
    }
  }

  @Test("a bad expression is reported with its place and ICU's error")
  func badExpression() throws {
    let srx = String(decoding: Self.srx(cascade: "yes", maps: Self.stops), as: UTF8.self).replacing(
      "[.?!]+", with: "(a")
    #expect { try Self.segments(Array(srx.utf8), "en") } throws: { error in
      let text = String(describing: error)
      return text.hasPrefix(
        "my.srx:14:7: error: expected an ICU regular expression before the break, found '(a': U_REGEX_MISMATCHED_PAREN")
    }
  }

  @Test("codes at a break stay where the format handles say")
  func codes() throws {
    let tag = try #require(LanguageTag("en"))
    func pieces(_ handles: SRXFormatHandles) throws -> [String] {
      var rules = try SegmentationRules.builtIn(for: tag)
      rules.formatHandles = handles
      let text = InlineText([
        .text("It is "), .code(InlineCode(.opening, id: "b")), .text("open."), .code(InlineCode(.closing, id: "/b")),
        .code(InlineCode(.standalone, id: "br")), .code(InlineCode(.opening, id: "i")), .text(" Go in"),
        .code(InlineCode(.closing, id: "/i")), .text("."),
      ])
      return try Segmenter(language: tag, rules: rules).segments(of: text).map { segment in
        segment.parts.map { part in
          switch part {
          case .text(let text): text
          case .code(let code): "<\(code.id ?? "")>"
          }
        }.joined()
      }
    }
    #expect(try pieces(SRXFormatHandles()) == ["It is <b>open.</b>", "<br><i>Go in</i>."])
    var handles = SRXFormatHandles()
    handles.includesIsolated = true
    handles.includesStart = true
    #expect(try pieces(handles) == ["It is <b>open.</b><br><i>", "Go in</i>."])
    handles.includesEnd = false
    #expect(try pieces(handles) == ["It is <b>open.", "</b><br><i>Go in</i>."])
  }
}
