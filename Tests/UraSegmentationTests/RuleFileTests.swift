import Testing
import UraModel
@testable import UraSegmentation

@Suite struct RuleFileTests {
  @Test(
    "lists are written out, with a capital and in capitals; definitions nest; rules with an empty list do not exist")
  func expansion() throws {
    let file = try RuleFile(
      """
      # comment
      list title
        dr. z.   # a comment
        i_t.
      list none
      define end [.!?]{2}
      define tail {end}\\s
      no-break one
        before {title}
        after \\p{Lu}
      break two
        before {none}
      break three
        before {tail}
      """, path: "my.rules")
    let rules = try file.rules().rules
    #expect(rules.map(\.name) == ["one", "three"])
    #expect(rules[0].before == "(?:[iI]\\s*t\\.|I\\s*T\\.|[dD]r\\.|DR\\.|z\\.)")
    #expect(rules[0].location?.description == "my.rules:8:1")
    #expect(rules[1].before == "[.!?]{2}\\s")
    #expect(rules[0].lists == ["title"])
  }

  @Test("a file may add to the built-in rules")
  func addition() throws {
    let tag = try #require(LanguageTag("en"))
    let rules = try SegmentationRules(
      contentsOf: Array("use en\nlist inside\n  ura.\n".utf8), path: "my.rules", language: tag)
    let segments = try Segmenter(language: tag, rules: rules).segments(of: "The ura. Bridge met Dr. Holt. It did.")
    #expect(segments.map(\.text) == ["The ura. Bridge met Dr. Holt.", "It did."])
  }

  @Test(
    "malformed notation is reported with its line",
    arguments: [
      ("lst a\n", 1, "rules-unknown-statement"), ("list a\n  b.\nbreak x\n  befor a\n", 4, "rules-unknown-part"),
      ("  stray\n", 1, "rules-stray-line"), ("list\n", 1, "rules-missing-name"),
      ("use nothing\n", 1, "no-such-rules"),
      ("\nbreak x\n  before {y}\n", 3, "unknown-name"),
    ])
  func errors(text: String, line: Int?, code: String) throws {
    #expect { _ = try RuleFile(text, path: "my.rules").rules() } throws: { error in
      guard let error = error as? InputError else { return false }
      return error.diagnostic.location.line == line && error.diagnostic.code == code
    }
  }

  @Test("a bad expression is reported where it stands; a file without rules is an error")
  func places() throws {
    let tag = try #require(LanguageTag("en"))
    func problem(_ text: String) -> String {
      do throws(InputError) {
        let rules = try SegmentationRules(contentsOf: Array(text.utf8), path: "my.rules", language: tag)
        _ = try Segmenter(language: tag, rules: rules)
        return ""
      } catch {
        return error.diagnostic.description
      }
    }
    #expect(problem("use en\nbreak x\n  before a\n  after (b\n").hasPrefix("my.rules:4:9: error: expected an ICU"))
    #expect(problem("# nothing\n").hasSuffix("[rules-empty]"))
  }
}
