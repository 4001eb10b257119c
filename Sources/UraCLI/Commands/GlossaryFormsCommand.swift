import ArgumentParser
import Foundation
import UraModel
import UraPipeline

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

  @Option(name: .long, help: "The language of the terms, a BCP 47 tag.")
  var lang: String

  @Option(name: .long, help: "text: a form a line with its label; jsonl: an object a term.")
  var format: Format = .text

  @Argument(help: "Terms, or '-' for standard input.")
  var terms: [String]

  func validate() throws {
    guard LanguageTag(lang) != nil else {
      throw ValidationError("expected a language tag such as 'uk' for --lang, found '\(lang)'")
    }
  }

  func run() throws {
    guard let language = LanguageTag(lang) else { return }
    let inflect = InflectTerm(language: language)
    var isFirst = true
    for term in terms where term != "-" {
      try emit(inflect, term, at: SourceLocation(path: "argument"), isFirst: &isFirst)
    }
    guard terms.contains("-") else { return }
    var line = 0
    while let term = readLine() {
      line += 1
      guard term.contains(where: { !$0.isWhitespace }) else { continue }
      try emit(inflect, term, at: SourceLocation(path: "-", line: line), isFirst: &isFirst)
    }
  }

  private func emit(_ inflect: InflectTerm, _ term: String, at location: SourceLocation, isFirst: inout Bool) throws {
    let paradigm = try inflect.paradigm(of: term, at: location)
    switch format {
    case .jsonl:
      let forms = paradigm.texts.map(Self.quoted).joined(separator: ",")
      print("{\"lemma\":\(Self.quoted(paradigm.lemma)),\"forms\":[\(forms)]}")
    case .text:
      if !isFirst { print() }
      let width = paradigm.forms.map { $0.label.count }.max() ?? 0
      for form in paradigm.forms {
        let label = form.label.padding(toLength: width, withPad: " ", startingAt: 0)
        print("\(label)  \(form.text)\(form.isAlternative ? "  (alternative)" : "")")
      }
    }
    isFirst = false
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case let control where control.value < 0x20:
        result += "\\u" + String(control.value + 0x10000, radix: 16).dropFirst()
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
