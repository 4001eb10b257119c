import ArgumentParser
import Foundation
import UraModel
import UraPipeline
import UraReports

/// `ura glossary forms`: the inflected forms of terms.
struct GlossaryFormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms",
    abstract: "Print the inflected forms of terms, as term matching recognises them.",
    discussion: """
      A term may carry hints in braces where the guess from its ending is wrong: 'Сибіга{m,anim}', 'Косово{indecl}'.
      '-' reads a term a line from standard input.
      """)

  @Option(name: .long, help: ArgumentHelp("The language of the terms, a BCP 47 tag.", valueName: "language"))
  var lang: LanguageTag

  @Option(name: .long, help: "text: a form a line with its label; jsonl: an object a term; json: one object.")
  var format = LineFormat.text

  @Argument(help: "Terms, or '-' for standard input.")
  var terms: [String]

  func run() throws {
    let inflect = InflectTerm(language: lang)
    var output = StandardOutput()
    var objects = JSONObjects("terms", asLines: format == .jsonl)
    var isFirst = true
    func emit(_ term: String, at location: SourceLocation) throws {
      let paradigm = try inflect.paradigm(of: term, at: location)
      guard format == .text else {
        let object = JSONValue.object([
          "lemma": .string(paradigm.lemma), "forms": .array(paradigm.texts.map { .string($0) }),
        ])
        try output.write(objects.next(object.line))
        return
      }
      if !isFirst { try output.line("") }
      isFirst = false
      let width = paradigm.forms.map { $0.label.count }.max() ?? 0
      for form in paradigm.forms {
        let label = form.label.padding(toLength: width, withPad: " ", startingAt: 0)
        try output.line("\(label)  \(form.text)\(form.isAlternative ? "  (alternative)" : "")")
      }
    }
    for term in terms where term != "-" {
      try emit(term, at: SourceLocation(path: "argument"))
    }
    if terms.contains("-") {
      var lines = try QueryLines(encoding: nil)
      var line = 0
      while let term = try lines.line() {
        line += 1
        guard term.contains(where: { !$0.isWhitespace }) else { continue }
        try emit(term, at: SourceLocation(path: "-", line: line))
      }
    }
    if format != .text { try output.write(objects.end()) }
    try output.flush()
  }
}
