package import UraFormats

/// How terms stand in a table's cell: `Сибіга{m,anim}|Андрій Сибіга`. docs/terminology.md describes it.
package enum TermNotation {
  /// The terms of a cell; the first is preferred, the others are admitted, unless `status` says what all are.
  package static func terms(of cell: String, status: Term.Status? = nil) -> [Term] {
    alternatives(cell).enumerated().map { index, text in
      var term = term(text)
      term.status = status ?? (index == 0 ? .preferred : .admitted)
      return term
    }
  }

  /// The cell that `terms(of:)` reads back.
  package static func cell(of terms: [Term]) -> String {
    terms.map(text).joined(separator: "|")
  }

  /// One term with its hints in braces. `case` and `nocase` are about capitals, all others about inflection.
  package static func term(_ text: String) -> Term {
    guard let open = text.firstIndex(of: "{"), text.last == "}" else { return Term(text) }
    var term = Term(trimmed(text[..<open]))
    var rest: [String] = []
    for hint in text[text.index(after: open)...].dropLast().split(separator: ",") {
      switch trimmed(hint) {
      case "case": term.isCaseSensitive = true
      case "nocase": term.isCaseSensitive = false
      case let other: rest.append(other)
      }
    }
    term.inflection = rest.isEmpty ? nil : rest.joined(separator: ",")
    return term
  }

  package static func text(_ term: Term) -> String {
    var hints: [String] = []
    if let inflection = term.inflection {
      hints.append(inflection)
    } else {
      hints += grammar(of: term)
    }
    if !term.forms.isEmpty { hints.append("=" + term.forms.joined(separator: "|")) }
    if let isCaseSensitive = term.isCaseSensitive { hints.append(isCaseSensitive ? "case" : "nocase") }
    return hints.isEmpty ? term.text : "\(term.text){\(hints.joined(separator: ","))}"
  }

  /// What the term's categories say, as hints.
  private static func grammar(of term: Term) -> [String] {
    var hints: [String] = []
    switch term.gender {
    case .masculine: hints.append("m")
    case .feminine: hints.append("f")
    case .neuter: hints.append("n")
    case .other, nil: break
    }
    if term.number == .plural { hints.append("pl") }
    return hints
  }

  /// Cuts at `|` outside braces and drops what is empty.
  private static func alternatives(_ cell: String) -> [String] {
    guard cell.utf8.contains(UInt8(ascii: "|")) else {
      let only = trimmed(cell[...])
      return only.isEmpty ? [] : [only]
    }
    var result: [String] = []
    var start = cell.startIndex
    var depth = 0
    for index in cell.indices {
      switch cell[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case "|" where depth <= 0:
        result.append(trimmed(cell[start..<index]))
        start = cell.index(after: index)
      default: break
      }
    }
    result.append(trimmed(cell[start...]))
    return result.filter { !$0.isEmpty }
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.unicodeScalars.first, first.properties.isWhitespace { text = text.dropFirst() }
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
