/// Numbers: `1,200`, `1 200,50`, `18.5`, `-9.5`, `2.4.1`, digits of any script.
extension PlaceableScanner {
  /// A number, or the date or time that it begins. Digits right after a letter belong to the word (A4, H2O).
  func number(at position: Int, after limit: Int) -> FoundPlaceable? {
    guard digit(at: position) != nil else { return nil }
    if position > limit, isLetter(scalar(before: position)) || byte(position - 1) == 0x5F { return nil }
    if let found = date(at: position, after: limit) { return found }
    if let found = time(at: position) { return found }
    var start = position
    if let sign = signLength(before: position, after: limit) { start = position - sign }
    return FoundPlaceable(kind: .number, range: start..<endOfNumber(position))
  }

  /// The value and the byte length of a decimal digit of any script.
  func digit(at position: Int) -> (value: Int, length: Int)? {
    let first = byte(position)
    if Self.isDigit(first) { return (Int(first) - 0x30, 1) }
    guard first >= 0x80, position < bytes.count else { return nil }
    let (scalar, length) = Tokenizer.scalar(at: position, in: bytes)
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
    return (Int(value), length)
  }

  func endOfDigits(_ position: Int) -> Int {
    var position = position
    while let digit = digit(at: position) { position += digit.length }
    return position
  }

  /// The number of digits from `position`.
  func digitCount(_ position: Int) -> Int {
    var position = position
    var count = 0
    while let digit = digit(at: position) {
      position += digit.length
      count += 1
    }
    return count
  }

  /// A minus that belongs to the number: after nothing, a space or an opening bracket. Between two numbers it is a dash.
  private func signLength(before position: Int, after limit: Int) -> Int? {
    let length: Int
    if byte(position - 1) == 0x2D {
      length = 1
    } else if position >= 3, byte(position - 3) == 0xE2, byte(position - 2) == 0x88, byte(position - 1) == 0x92 {
      length = 3
    } else {
      return nil
    }
    let before = position - length
    guard before >= limit else { return nil }
    if before == 0 { return length }
    let previous = bytes[before - 1]
    guard previous == 0x20 || previous == 0x28 || previous == 0x5B || previous == 0xA0 || previous == 0xAF else {
      return nil
    }
    // "5 - 10" has a space on both sides of its dash and is no sign; "at -9.5" is.
    return length
  }

  /// Digits, then as often as it fits a separator and digits. A space separates thousands only where the language does so or
  /// the space does not break, and only groups of exactly three.
  func endOfNumber(_ position: Int) -> Int {
    var end = endOfDigits(position)
    let firstGroup = digitCount(position)
    var spaceGroups = firstGroup <= 3
    while end < bytes.count {
      let separator = bytes[end]
      if separator == 0x2C || separator == 0x2E {
        guard digit(at: end + 1) != nil else { break }
        end = endOfDigits(end + 1)
        spaceGroups = false
      } else if separator == 0x27 || (separator == 0xE2 && byte(end + 1) == 0x80 && byte(end + 2) == 0x99) {
        let length = separator == 0x27 ? 1 : 3
        guard spaceGroups, digitCount(end + length) == 3 else { break }
        end = endOfDigits(end + length)
      } else if spaceGroups, case let length = space(at: end), length > 0 {
        guard length > 1 || locale.groupsBySpace, digitCount(end + length) == 3 else { break }
        // "in 2022 300 people": a first group of four digits is a year. "5 100 200": cannot be told apart.
        end = endOfDigits(end + length)
      } else {
        break
      }
    }
    return end
  }

  /// The canonical value of a number's text, see ``Placeable/value``.
  ///
  /// With both marks the last is the decimal one; a mark that repeats groups; one mark followed by exactly three digits is
  /// read as the language reads it, any other single mark is decimal whatever the language: 12.5 in Ukrainian text is 12.5.
  func numberValue(_ range: Range<Int>) -> String {
    var digits: [[UInt8]] = [[]]
    var marks: [UInt8] = []  // ".", ",", or a space for everything that can only group
    var isNegative = false
    var position = range.lowerBound
    while position < range.upperBound {
      if let digit = digit(at: position) {
        digits[digits.count - 1].append(UInt8(0x30 + digit.value))
        position += digit.length
      } else {
        let byte = bytes[position]
        if position == range.lowerBound {
          isNegative = true
          position += byte == 0x2D ? 1 : 3
          continue
        }
        marks.append(byte == 0x2C || byte == 0x2E ? byte : 0x20)
        digits.append([])
        position += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3
      }
    }
    let groupsOfThree = digits.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(digits[0].count)
    var fraction: [UInt8]?
    if let last = marks.last, last != 0x20 {
      let others = marks.dropLast()
      if others.contains(last) {
        // 1.200.300 groups; 1.2.3 is a version or an address.
        guard groupsOfThree, Set(marks).count == 1 else { return string(range) }
      } else if !others.isEmpty {
        fraction = digits.removeLast()
      } else if !(groupsOfThree && digits[0] != [0x30] && grouping(last)) {
        fraction = digits.removeLast()
      }
    }
    var whole = Array(digits.joined().drop { $0 == 0x30 })
    if whole.isEmpty { whole = [0x30] }
    // A code such as 007 or a year keeps its leading zeros only when nothing else says that it is a quantity.
    while fraction?.last == 0x30 { fraction?.removeLast() }
    var result = (isNegative ? "-" : "") + String(decoding: whole, as: UTF8.self)
    if let fraction, !fraction.isEmpty { result += "." + String(decoding: fraction, as: UTF8.self) }
    return result
  }

  /// Whether a single mark before three digits groups in this language. A mark that the language uses neither way is the
  /// other one's counterpart: the full stop groups where the comma is decimal.
  private func grouping(_ mark: UInt8) -> Bool {
    let text = mark == 0x2C ? "," : "."
    return text != locale.decimalSeparator
  }
}
