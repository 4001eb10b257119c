extension RegularExpression {
  /// The longest piece of text that every match of a pattern has in it, case aside; `nil` when there is no certain one of three
  /// characters or more.
  ///
  /// It looks only outside of groups and classes, and gives up on alternatives and on patterns with comments (`(?x)`): a
  /// search may then leave out all texts without the piece and still miss nothing.
  package static func requiredLiteral(of pattern: String) -> String? {
    var scanner = LiteralScanner(pattern)
    return scanner.longest.flatMap { $0.count >= 3 ? $0 : nil }
  }
}

private struct LiteralScanner {
  private let characters: [Character]
  private var position = 0
  private var runs: [String] = [""]
  private var previous: Character?
  private let foldsCase: Bool

  init(_ pattern: String) {
    characters = Array(pattern)
    foldsCase = pattern.contains("(?")
  }

  var longest: String? {
    mutating get {
      while position < characters.count {
        let character = characters[position]
        position += 1
        switch character {
        case "|": return nil
        case "\\": skipEscape()
        case "[": skipClass()
        case "(":
          guard skipGroup() else { return nil }
        case ".", "^", "$", "+", "}", "]", ")": endRun()
        case "*", "?", "{":
          // The character before may be missing; what is in braces is a count.
          if runs[runs.count - 1].isEmpty == false { runs[runs.count - 1].removeLast() }
          endRun()
          if character == "{" { while position < characters.count, characters[position] != "}" { position += 1 } }
        default: append(character)
        }
      }
      return runs.max { $0.count < $1.count }
    }
  }

  /// With case folding, one character may match two (ß: ss; ﬁ: fi): neither of these is certain.
  private mutating func append(_ character: Character) {
    let pair = (previous?.lowercased() ?? "") + character.lowercased()
    defer { previous = character }
    if foldsCase, ["ss", "ff", "fi", "fl"].contains(pair) {
      if runs.last?.isEmpty == false { runs[runs.count - 1].removeLast() }
      endRun()
    } else {
      runs[runs.count - 1].append(character)
    }
  }

  private mutating func endRun() {
    previous = nil
    if runs.last?.isEmpty == false { runs.append("") }
  }

  /// `\w`, `\b`, `\x{41}`, `\p{L}`, `\Q...\E`: nothing is taken from them.
  private mutating func skipEscape() {
    endRun()
    guard position < characters.count else { return }
    let escaped = characters[position]
    position += 1
    if escaped == "Q" {
      while position < characters.count {
        if characters[position] == "\\", position + 1 < characters.count, characters[position + 1] == "E" {
          position += 2
          return
        }
        position += 1
      }
      return
    }
    switch escaped {
    case "x", "u", "U", "c", "0":
      // The digits, with or without braces, are no text.
      while position < characters.count, characters[position].isHexDigit { position += 1 }
      fallthrough
    case "p", "P", "N", "k", "X":
      if position < characters.count, characters[position] == "{" || characters[position] == "<" {
        while position < characters.count, characters[position] != "}", characters[position] != ">" { position += 1 }
        position += 1
      }
    default: break
    }
  }

  private mutating func skipClass() {
    endRun()
    var depth = 1
    while position < characters.count, depth > 0 {
      switch characters[position] {
      case "\\": position += 1
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
      position += 1
    }
  }

  /// False for a group that switches comments on.
  private mutating func skipGroup() -> Bool {
    endRun()
    if position < characters.count, characters[position] == "?" {
      let flags = characters[(position + 1)...].prefix { $0.isLetter || $0 == "-" }
      if flags.contains("x") { return false }
    }
    var depth = 1
    while position < characters.count, depth > 0 {
      switch characters[position] {
      case "\\": position += 1
      case "[":
        position += 1
        skipClass()
        position -= 1
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      position += 1
    }
    return true
  }
}
