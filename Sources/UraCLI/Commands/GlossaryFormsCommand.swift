import ArgumentParser
import Foundation
import UraModel
import UraPipeline
import UraReports

/// `ura glossary forms`: the inflected forms of terms.
struct GlossaryFormsCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  static let configuration = CommandConfiguration(
    commandName: "forms",
    abstract: "Print the inflected forms of terms, as term matching recognises them.",
    discussion: """
      A term may carry hints in braces where the guess from its ending is wrong: 'Сибіга{m,anim}', 'Косово{indecl}'.
      '-' reads a term a line from standard input.
      """)

  @Option(name: .long, help: ArgumentHelp("The language of the terms, a BCP 47 tag.", valueName: "language"))
  var lang: LanguageTag

  @Option(name: .long, help: "text: a form a line with its label; jsonl: an object a term.")
  var format: Format = .text

  @Argument(help: "Terms, or '-' for standard input.")
  var terms: [String]

  func run() throws {
    let inflect = InflectTerm(language: lang)
    var output = StandardOutput()
    var isFirst = true
    for term in terms where term != "-" {
      try emit(inflect, term, at: SourceLocation(path: "argument"), to: &output, isFirst: &isFirst)
    }
    if terms.contains("-") {
      var lines = try QueryLines(encoding: nil)
      var line = 0
      while let term = try lines.line() {
        line += 1
        guard term.contains(where: { !$0.isWhitespace }) else { continue }
        try emit(inflect, term, at: SourceLocation(path: "-", line: line), to: &output, isFirst: &isFirst)
      }
    }
    try output.flush()
  }

  private func emit(
    _ inflect: InflectTerm, _ term: String, at location: SourceLocation, to output: inout StandardOutput,
    isFirst: inout Bool
  ) throws {
    let paradigm = try inflect.paradigm(of: term, at: location)
    switch format {
    case .jsonl:
      try output.line(
        JSONText.object([
          "lemma": .string(paradigm.lemma), "forms": .array(paradigm.texts.map { .string($0) }),
        ]).line)
    case .text:
      if !isFirst { try output.line("") }
      let width = paradigm.forms.map { $0.label.count }.max() ?? 0
      for form in paradigm.forms {
        let label = form.label.padding(toLength: width, withPad: " ", startingAt: 0)
        try output.line("\(label)  \(form.text)\(form.isAlternative ? "  (alternative)" : "")")
      }
    }
    isFirst = false
  }
}
