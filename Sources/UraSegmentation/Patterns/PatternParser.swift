/// Reads an ICU regular expression into a `Pattern`.
///
/// What automata cannot do (references to groups, possessive and atomic groups, look-around of more than one character) is
/// read as something that matches at least as much, and `isExact` is then false: the caller lets ICU decide where the
/// pattern matches.
///
/// Source of the syntax: ICU User Guide, "Regular Expressions".
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var flags = Flags()
  private(set) var isExact = true
  private var setParser = SetParser()

  struct Flags {
    var ignoresCase = false
    var dotMatchesAll = false
    var multiline = false
    var ignoresSpace = false
  }

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The tree of `text`, and whether it matches exactly what ICU does.
  static func parse(_ text: String) throws(PatternError) -> (pattern: Pattern, isExact: Bool) {
    var parser = PatternParser(text)
    let pattern = try parser.choice()
    if parser.at < parser.scalars.count { throw parser.error("unmatched ')'") }
    return (pattern, parser.isExact)
  }

  private func error(_ message: String) -> PatternError { PatternError(message: message, offset: at) }

  private var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private mutating func take(_ text: String) -> Bool {
    var end = at
    for scalar in text.unicodeScalars {
      guard end < scalars.count, scalars[end] == scalar else { return false }
      end += 1
    }
    at = end
    return true
  }

  private mutating func choice() throws(PatternError) -> Pattern {
    let outerFlags = flags
    defer { flags = outerFlags }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> Pattern {
    var parts: [Pattern] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      if flags.ignoresSpace, skipSpaceOrComment() { continue }
      guard let atom = try atom() else { continue }
      parts.append(try quantified(atom))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func skipSpaceOrComment() -> Bool {
    guard let scalar = current else { return false }
    if scalar.properties.isPatternWhitespace {
      at += 1
      return true
    }
    guard scalar == "#" else { return false }
    while let next = current, next != "\n" {
      _ = next
      at += 1
    }
    return true
  }

  private mutating func quantified(_ atom: Pattern) throws(PatternError) -> Pattern {
    var result = atom
    while let scalar = current {
      let bounds: (Int, Int?)
      switch scalar {
      case "*": (bounds, at) = ((0, nil), at + 1)
      case "+": (bounds, at) = ((1, nil), at + 1)
      case "?": (bounds, at) = ((0, 1), at + 1)
      case "{":
        at += 1
        bounds = try interval()
      default: return result
      }
      if take("+") {
        isExact = false
      } else {
        _ = take("?")
      }
      result = .repetition(result, min: bounds.0, max: bounds.1)
    }
    return result
  }

  private mutating func interval() throws(PatternError) -> (Int, Int?) {
    guard let low = number() else { throw error("expected a number in {...}") }
    var high: Int? = low
    if take(",") { high = number() }
    guard take("}") else { throw error("expected '}'") }
    if let high, high < low { throw error("the maximum in {...} is below the minimum") }
    guard low <= 1000, high ?? 0 <= 1000 else { throw error("expected at most 1000 repetitions") }
    return (low, high)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = current, let digit = Int(String(scalar)), scalar.isASCII, value ?? 0 < 100_000 {
      value = (value ?? 0) * 10 + digit
      at += 1
    }
    return value
  }

  /// One thing that a quantifier may follow; `nil` for a comment or a change of flags.
  private mutating func atom() throws(PatternError) -> Pattern? {
    guard let scalar = current else { return nil }
    switch scalar {
    case "(":
      at += 1
      return try group()
    case "[":
      let parsed = try setParser.parse(scalars, at: &at)
      return .set(cased(parsed))
    case ".":
      at += 1
      return .set(flags.dotMatchesAll ? .all : NamedSets.lineTerminators.complement)
    case "^":
      at += 1
      return .context(side: .before, set: flags.multiline ? NamedSets.lineTerminators : .empty, edge: true)
    case "$":
      at += 1
      return .context(side: .after, set: flags.multiline ? NamedSets.lineTerminators : .empty, edge: true)
    case "\\":
      at += 1
      return try escape()
    case "*", "+", "?": throw error("expected something before the quantifier '\(scalar)'")
    default:
      at += 1
      return .set(cased(ScalarSet(scalar.value)))
    }
  }

  private func cased(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? NamedSets.closedOverCase(set) : set }

  private mutating func group() throws(PatternError) -> Pattern? {
    guard take("?") else { return try body() }
    if take("#") {
      while let scalar = current, scalar != ")" {
        _ = scalar
        at += 1
      }
      guard take(")") else { throw error("expected ')' after the comment") }
      return nil
    }
    if take(":") { return try body() }
    if take(">") {
      isExact = false
      return try body()
    }
    if take("<=") { return try lookAround(side: .before, negated: false) }
    if take("<!") { return try lookAround(side: .before, negated: true) }
    if take("=") { return try lookAround(side: .after, negated: false) }
    if take("!") { return try lookAround(side: .after, negated: true) }
    if take("<") {
      while let scalar = current, scalar != ">" {
        _ = scalar
        at += 1
      }
      guard take(">") else { throw error("expected '>' after the group's name") }
      return try body()
    }
    return try flagGroup()
  }

  private mutating func body() throws(PatternError) -> Pattern {
    let inner = try choice()
    guard take(")") else { throw error("expected ')'") }
    return inner
  }

  private mutating func flagGroup() throws(PatternError) -> Pattern? {
    var changed = flags
    var on = true
    while let scalar = current {
      at += 1
      switch scalar {
      case "-": on = false
      case "i": changed.ignoresCase = on
      case "s": changed.dotMatchesAll = on
      case "m": changed.multiline = on
      case "x": changed.ignoresSpace = on
      case "w": isExact = false
      case ")":
        flags = changed
        return nil
      case ":":
        let outer = flags
        flags = changed
        let inner = try body()
        flags = outer
        return inner
      default: throw error("unknown flag '\(scalar)'")
      }
    }
    throw error("expected ')'")
  }

  private mutating func lookAround(side: Pattern.Side, negated: Bool) throws(PatternError) -> Pattern {
    let wasExact = isExact
    let inner = try body()
    if let set = inner.singleSet, isExact == wasExact {
      return negated
        ? .context(side: side, set: set.complement, edge: true) : .context(side: side, set: set, edge: false)
    }
    isExact = false
    return .empty
  }

  private mutating func escape() throws(PatternError) -> Pattern {
    guard let scalar = current else { throw error("expected a character after the backslash") }
    switch scalar {
    case "b", "B":
      at += 1
      return .wordBoundary(word: NamedSets.word, negated: scalar == "B")
    case "A":
      at += 1
      return .context(side: .before, set: .empty, edge: true)
    case "z", "Z":
      at += 1
      return .context(side: .after, set: .empty, edge: true)
    case "G", "K":
      at += 1
      isExact = false
      return .empty
    case "R":
      at += 1
      let lineFeed: [Pattern] = [.set(ScalarSet(0x0D)), .set(ScalarSet(0x0A))]
      return .choice([.sequence(lineFeed), .set(NamedSets.verticalSpace)])
    case "X":
      at += 1
      isExact = false
      return .repetition(.set(.all), min: 1, max: nil)
    case "Q":
      at += 1
      return quotedText()
    case "1"..."9", "k":
      at += 1
      if scalar == "k" { while let next = current, !take(">") { at += next == ">" ? 0 : 1 } }
      isExact = false
      return .repetition(.set(.all), min: 0, max: nil)
    default:
      return .set(cased(try setParser.escapedSet(scalars, at: &at)))
    }
  }

  private mutating func quotedText() -> Pattern {
    var parts: [Pattern] = []
    while at < scalars.count, !take("\\E") {
      parts.append(.set(cased(ScalarSet(scalars[at].value))))
      at += 1
    }
    return .sequence(parts)
  }
}
