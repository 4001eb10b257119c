import UraModel

/// Reads the notation of `RuleFile` line by line.
struct RuleFileReader {
  let path: String
  private(set) var file = RuleFile()
  private var context = Context.top

  private enum Context {
    case top
    case list(String)
    case rule
  }

  init(path: String) { self.path = path }

  mutating func read(_ text: String) throws(InputError) {
    var number = 0
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let location = SourceLocation(path: path, line: number, column: 1)
      let line = raw.drop { $0 == " " || $0 == "\t" }
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.startIndex == raw.startIndex {
        try readHeader(line, location)
      } else {
        try readIndented(line, location, indent: raw.unicodeScalars.count - line.unicodeScalars.count)
      }
    }
  }

  private mutating func readHeader(_ line: Substring, _ location: SourceLocation) throws(InputError) {
    let keyword = line.prefix { $0 != " " }
    let rest = String(line.dropFirst(keyword.count).drop { $0 == " " })
    guard !rest.isEmpty else {
      throw InputError(at: location, code: "rules-missing-name", "expected a name after '\(keyword)', found nothing")
    }
    switch keyword {
    case "use": try include(rest, location)
    case "define":
      let name = String(rest.prefix { $0 != " " })
      file.definitions[name] = String(rest.dropFirst(name.count).drop { $0 == " " })
      context = .top
    case "list":
      if file.lists[rest] == nil { file.lists[rest] = [] }
      context = .list(rest)
    case "break", "no-break":
      file.statements.append(.init(isBreak: keyword == "break", name: rest, location: location))
      context = .rule
    default:
      throw InputError(
        at: location, code: "rules-unknown-statement",
        "expected 'use', 'define', 'list', 'break' or 'no-break', found '\(keyword)'")
    }
  }

  private mutating func readIndented(_ line: Substring, _ location: SourceLocation, indent: Int) throws(InputError) {
    switch context {
    case .top:
      throw InputError(
        at: location, code: "rules-stray-line",
        "expected a list or a rule before an indented line; begin the line without white space, or add a header")
    case .list(let name):
      for word in line.split(separator: " ") {
        if word.hasPrefix("#") { break }
        file.lists[name, default: []].append(ListedWord(text: String(word), location: location))
      }
    case .rule:
      let keyword = line.prefix { $0 != " " }
      let expression = String(line.dropFirst(keyword.count).drop { $0 == " " })
      let last = file.statements.count - 1
      var place = location
      place.column = indent + line.unicodeScalars.count - expression.unicodeScalars.count + 1
      switch keyword {
      case "before":
        file.statements[last].before = expression
        file.statements[last].beforeLocation = place
      case "after":
        file.statements[last].after = expression
        file.statements[last].afterLocation = place
      default:
        throw InputError(
          at: location, code: "rules-unknown-part", "expected 'before' or 'after' in a rule, found '\(keyword)'")
      }
    }
  }

  private mutating func include(_ name: String, _ location: SourceLocation) throws(InputError) {
    let other = try RuleFile.read(name, at: location)
    for (list, entries) in other.lists { file.lists[list, default: []] += entries }
    file.definitions.merge(other.definitions) { mine, _ in mine }
    file.statements += other.statements
    context = .top
  }
}
