import Testing
import UraModel
import UraText

@testable import UraGlossary

@Suite struct InflectionGrammarReaderTests {
  @Test("every built-in paradigm file parses")
  func builtIn() throws {
    let names = EmbeddedData.names.filter { $0.hasPrefix("morphology/") && $0.hasSuffix(".paradigms") }
    #expect(names.contains("morphology/uk.paradigms"))
    for name in names {
      let source = try #require(EmbeddedData.text(name))
      let grammar = try InflectionGrammarReader.read(source, path: name)
      #expect(!grammar.sections.isEmpty, "\(name)")
    }
  }

  @Test(
    "a mistake is reported with its line and what was expected",
    arguments: [
      ("letters v = a\n", 1, "expected 'letters X = a b c' with a Latin capital X"),
      ("rewrite a\n  b c\n", 2, "expected 'PATTERN > RESULT | RESULT'"),
      ("section noun\n  a > missing\n", 2, "expected a paradigm defined above, found 'missing'"),
      ("paradigm p\n  gen.xx a\n", 2, "expected features such as 'gen.sg', found 'gen.xx'"),
      ("paradigm p\n  nom.sg q:a\n", 2, "expected a stem of this paradigm, found 'q'"),
      ("phrase noun!\n", 1, "expected a section, a list of words, keep or Keep, found 'noun'"),
      ("  a\n", 1, "expected an indented line only below a heading"),
      ("verbs\n", 1, "expected letters, words, rewrite, paradigm, section, phrase, compound or clitic, found 'verbs'"),
    ])
  func mistakes(source: String, line: Int, message: String) {
    #expect {
      try InflectionGrammarReader.read(source, path: "x.paradigms")
    } throws: { error in
      let diagnostic = (error as? InputError)?.diagnostic
      return diagnostic?.location.line == line && diagnostic?.message == message
        && diagnostic?.code == "paradigm-syntax"
    }
  }
}
