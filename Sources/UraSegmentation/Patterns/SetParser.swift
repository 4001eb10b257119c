/// Reads the bracket expressions and the escapes of ICU regular expressions: `[\p{Lu}&&[^A-Z]]`, `\d`, `\x{2026}`.
struct SetParser {
  /// Reads `[...]` that begins at `at`.
  func parse(_ scalars: [Unicode.Scalar], at: inout Int) throws(PatternError) -> ScalarSet {
    if let named = posixClass(scalars, at: &at) { return named }
    at += 1
    let isNegated = at < scalars.count && scalars[at] == "^"
    if isNegated { at += 1 }
    var result = ScalarSet.empty
    var pending: UInt32?
    var isFirst = true
    while true {
      guard at < scalars.count else { throw PatternError(message: "expected ']'", offset: at) }
      let scalar = scalars[at]
      if scalar == "]", !isFirst {
        at += 1
        return isNegated ? result.complement : result
      }
      isFirst = false
      if let isDifference = operatorAt(scalars, at) {
        at += 2
        let right = try operand(scalars, at: &at)
        result = isDifference ? result.subtracting(right) : result.intersection(right)
        pending = nil
        continue
      }
      if scalar == "-", let low = pending, at + 1 < scalars.count, scalars[at + 1] != "]", scalars[at + 1] != "[" {
        at += 1
        let member = try self.member(scalars, at: &at)
        guard let high = member.onlyMember, high >= low else {
          throw PatternError(message: "expected a range's end at or after its start", offset: at)
        }
        result = result.union(ScalarSet(low...high))
        pending = nil
        continue
      }
      let member = scalar == "[" ? try parse(scalars, at: &at) : try self.member(scalars, at: &at)
      pending = scalar == "[" ? nil : member.onlyMember
      result = result.union(member)
    }
  }

  /// Reads what follows a backslash at `at` and stands for one character.
  func escapedSet(_ scalars: [Unicode.Scalar], at: inout Int) throws(PatternError) -> ScalarSet {
    let scalar = scalars[at]
    at += 1
    switch scalar {
    case "d": return NamedSets.digit
    case "D": return NamedSets.digit.complement
    case "w": return NamedSets.word
    case "W": return NamedSets.word.complement
    case "s": return NamedSets.space
    case "S": return NamedSets.space.complement
    case "h": return NamedSets.horizontalSpace
    case "H": return NamedSets.horizontalSpace.complement
    case "v": return NamedSets.verticalSpace
    case "V": return NamedSets.verticalSpace.complement
    case "p", "P", "N":
      let start = at
      guard at < scalars.count, scalars[at] == "{", let end = scalars[at...].firstIndex(of: "}") else {
        throw PatternError(message: "expected {...} after \\\(scalar)", offset: at)
      }
      at = end + 1
      let name = String(String.UnicodeScalarView(scalars[start..<at]))
      guard let set = NamedSets.property("\\\(scalar)\(name)") else {
        throw PatternError(message: "unknown property \\\(scalar)\(name)", offset: start)
      }
      return set
    case "t": return ScalarSet(0x09)
    case "n": return ScalarSet(0x0A)
    case "f": return ScalarSet(0x0C)
    case "r": return ScalarSet(0x0D)
    case "a": return ScalarSet(0x07)
    case "e": return ScalarSet(0x1B)
    case "u": return ScalarSet(try hexadecimal(scalars, at: &at, digits: 4...4))
    case "U": return ScalarSet(try hexadecimal(scalars, at: &at, digits: 8...8))
    case "x":
      guard at < scalars.count, scalars[at] == "{" else {
        return ScalarSet(try hexadecimal(scalars, at: &at, digits: 1...2))
      }
      at += 1
      let value = try hexadecimal(scalars, at: &at, digits: 1...6)
      guard at < scalars.count, scalars[at] == "}" else { throw PatternError(message: "expected '}'", offset: at) }
      at += 1
      return ScalarSet(value)
    default:
      if scalar.properties.isAlphabetic, scalar.isASCII {
        throw PatternError(message: "unknown escape \\\(scalar)", offset: at - 1)
      }
      return ScalarSet(scalar.value)
    }
  }

  private func member(_ scalars: [Unicode.Scalar], at: inout Int) throws(PatternError) -> ScalarSet {
    if scalars[at] == "\\", at + 1 < scalars.count {
      at += 1
      return try escapedSet(scalars, at: &at)
    }
    at += 1
    return ScalarSet(scalars[at - 1].value)
  }

  /// `--` and `&&`: whether it is the difference; `nil` when there is no operator at `at`.
  private func operatorAt(_ scalars: [Unicode.Scalar], _ at: Int) -> Bool? {
    guard at + 1 < scalars.count, scalars[at] == scalars[at + 1] else { return nil }
    switch scalars[at] {
    case "-": return scalars[at] == "-" && at + 2 < scalars.count && scalars[at + 2] == "[" ? true : nil
    case "&": return false
    default: return nil
    }
  }

  private func operand(_ scalars: [Unicode.Scalar], at: inout Int) throws(PatternError) -> ScalarSet {
    guard at < scalars.count else { throw PatternError(message: "expected a set after the operator", offset: at) }
    return scalars[at] == "[" ? try parse(scalars, at: &at) : try member(scalars, at: &at)
  }

  private func posixClass(_ scalars: [Unicode.Scalar], at: inout Int) -> ScalarSet? {
    guard at + 1 < scalars.count, scalars[at + 1] == ":" else { return nil }
    guard let end = scalars[at...].firstIndex(of: "]"), scalars[end - 1] == ":", end > at + 2 else { return nil }
    let text = String(String.UnicodeScalarView(scalars[at...end]))
    guard let set = NamedSets.property(text) else { return nil }
    at = end + 1
    return set
  }

  private func hexadecimal(
    _ scalars: [Unicode.Scalar], at: inout Int, digits: ClosedRange<Int>
  ) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while count < digits.upperBound, at < scalars.count, let digit = UInt32(String(scalars[at]), radix: 16) {
      value = value << 4 | digit
      at += 1
      count += 1
    }
    guard count >= digits.lowerBound, Unicode.Scalar(value) != nil else {
      throw PatternError(message: "expected the hexadecimal number of a character", offset: at)
    }
    return value
  }
}
