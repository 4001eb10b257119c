package import UraModel

/// Writes a placeable's value the way another one is written: a number with the marks of the target text, a date with the
/// month's name in its language.
///
/// It answers `nil` rather than guess: when the two do not have the same parts (a year in one only), or when the form of the
/// example is not one that CLDR knows.
package struct PlaceableRenderer: Sendable {
  private let finder: PlaceableFinder
  private var locale: PlaceableLocale { finder.locale }

  /// - Parameter language: of the text that the result goes into.
  package init(language: LanguageTag) { finder = PlaceableFinder(language: language) }

  package func placeables(in text: String) -> [Placeable] { finder.placeables(in: text) }

  /// - Parameters:
  ///   - placeable: in the query; its value is wanted.
  ///   - example: in the target text, of the same kind; its form is wanted.
  package func rendering(of placeable: Placeable, like example: Placeable) -> String? {
    guard placeable.kind == example.kind else { return nil }
    switch placeable.kind {
    case .number: return number(placeable, like: example)
    case .date: return date(placeable, like: example)
    case .time: return time(placeable, like: example)
    case .url, .email, .placeholder, .markup: return placeable.text
    }
  }

  /// Whether the words around a number or time can stay as they are when another takes its place: the language has one plural form
  /// for both or no word follows, and no word before it varies with how the number is spoken.
  ///
  /// - Parameter example: in `text`.
  package func agree(_ example: Placeable, _ placeable: Placeable, in text: String) -> Bool {
    let utf8 = Array(text.utf8)
    let before = String(decoding: utf8[..<example.range.lowerBound], as: UTF8.self)
    if let word = before.split(separator: " ").last, before.last == " ",
      varies(word.lowercased(), example.value, placeable.value)
    {
      return false
    }
    guard example.kind == .number, placeable.kind == .number else { return true }
    let rest = String(decoding: utf8[example.range.upperBound...], as: UTF8.self)
    guard let first = rest.first, first.isWhitespace, rest.drop(while: \.isWhitespace).first?.isLetter == true else {
      return true
    }
    return locale.pluralCategory(of: example.value) == locale.pluralCategory(of: placeable.value)
  }

  /// Whether a word may have another form before another number: the English article (an 8-hour, a 9-hour), the Ukrainian
  /// preposition before eleven (о 10:00, об 11:00).
  private func varies(_ word: String, _ old: String, _ new: String) -> Bool {
    switch (finder.language.language, word) {
    case ("en", "a"), ("en", "an"): true
    case ("uk", "о"), ("uk", "об"): old.hasPrefix("11") != new.hasPrefix("11")
    default: false
    }
  }

  // MARK: numbers

  private func number(_ placeable: Placeable, like example: Placeable) -> String? {
    let parts = Self.parts(placeable.value)
    let model = Self.parts(example.value)
    // Versions, numbers with leading zeros and the like have no form to change.
    guard let parts, let model, !placeable.text.hasPrefix("0") || parts.whole == "0" else { return placeable.text }
    let marks = example.text.filter { !$0.isNumber && $0 != "-" && $0 != "−" }
    let groupMarks = model.fraction == nil ? marks : String(marks.dropLast())
    let queryMarks = placeable.text.filter { !$0.isNumber && $0 != "-" && $0 != "−" }
    let isQueryGrouped = queryMarks.count > (parts.fraction == nil ? 0 : 1)
    let grouping: String
    if let mark = groupMarks.first {
      grouping = String(mark)
    } else if model.whole.count >= 4 || !isQueryGrouped {
      grouping = ""  // written without, like a year
    } else {
      grouping = locale.groupingSeparator
    }
    var whole = parts.whole
    if !grouping.isEmpty, whole.count >= 4 {
      var groups: [Substring] = []
      while whole.count > 3 {
        groups.insert(Substring(whole.suffix(3)), at: 0)
        whole.removeLast(3)
      }
      whole = ([Substring(whole)] + groups).joined(separator: grouping)
    }
    let sign = parts.isNegative ? (example.text.hasPrefix("−") || placeable.text.hasPrefix("−") ? "−" : "-") : ""
    let decimal =
      model.fraction == nil ? locale.decimalSeparator : marks.last.map(String.init) ?? locale.decimalSeparator
    // Decimals as the query has them: 1.50 keeps its zero.
    var fraction = parts.fraction
    if parts.fraction != nil, let last = placeable.text.lastIndex(where: { !$0.isNumber }) {
      fraction = String(placeable.text[placeable.text.index(after: last)...])
    }
    return sign + whole + (fraction.map { decimal + $0 } ?? "")
  }

  private static func parts(_ value: String) -> (isNegative: Bool, whole: String, fraction: String?)? {
    let isNegative = value.hasPrefix("-")
    let pieces = (isNegative ? value.dropFirst() : value[...]).split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2, pieces.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) })
    else { return nil }
    return (isNegative, String(pieces[0]), pieces.count == 2 ? String(pieces[1]) : nil)
  }

  // MARK: dates

  private func date(_ placeable: Placeable, like example: Placeable) -> String? {
    guard let new = Self.date(placeable.value), let old = Self.date(example.value),
      (new.year == nil) == (old.year == nil), (new.day == nil) == (old.day == nil)
    else { return nil }
    var result = ""
    var done: Set<String> = []
    var rest = example.text[...]
    let isNumeric = !example.text.contains(where: \.isLetter)
    let isYearFirst = rest.prefix(while: \.isNumber).count == 4
    let isMonthFirst = isNumeric && !isYearFirst && !example.text.contains(".") && locale.dateOrder == .monthDayYear
    var field = 0
    while let first = rest.first {
      if first.isNumber {
        let run = rest.prefix(while: \.isNumber)
        rest = rest.dropFirst(run.count)
        let isYear = run.count == 4
        let isMonth = isNumeric && !isYear && (isYearFirst ? field == 1 : isMonthFirst ? field == 0 : field == 1)
        field += 1
        let name = isYear ? "year" : isMonth ? "month" : "day"
        guard let value = isYear ? new.year : isMonth ? new.month : new.day,
          let before = isYear ? old.year : isMonth ? old.month : old.day,
          done.insert(name).inserted
        else { return nil }
        // 06.02.26 and the like: a year of two digits has no form of its own here.
        guard Int(run) == before else { return nil }
        let text = String(value)
        result +=
          run.hasPrefix("0") || isNumeric && run.count == 2 && example.text.contains("0")
          ? String(repeating: "0", count: max(0, run.count - text.count)) + text : text
        // 14th would have to become 22nd.
        if let next = rest.first, next.isLetter, value != before { return nil }
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(word.count)
        if locale.month(named: String(word)) == old.month {
          guard let name = month(new.month, like: String(word), old.month) else { return nil }
          done.insert("month")
          result += name
        } else {
          result += word
        }
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return done.contains("month") ? result : nil
  }

  /// The month's name in the form that the other has; its case by the first letter.
  private func month(_ new: Int, like word: String, _ old: Int) -> String? {
    if new == old { return word }
    guard locale.monthNames.count == 12, locale.monthNames[old - 1] == word.lowercased() else { return nil }
    let name = locale.monthNames[new - 1]
    return word.first?.isUppercase == true ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  private static func date(_ value: String) -> CalendarDate? {
    let hasYear = !value.hasPrefix("--")
    let numbers = value.split(separator: "-").compactMap { Int($0) }
    if hasYear {
      guard numbers.count == 2 || numbers.count == 3 else { return nil }
      return CalendarDate(year: numbers[0], month: numbers[1], day: numbers.count == 3 ? numbers[2] : nil)
    }
    guard numbers.count == 2 else { return nil }
    return CalendarDate(year: nil, month: numbers[0], day: numbers[1])
  }

  // MARK: times

  private func time(_ placeable: Placeable, like example: Placeable) -> String? {
    let numbers = placeable.value.split(separator: ":").compactMap { Int($0) }
    guard numbers.count >= 2, numbers.count == example.value.split(separator: ":").count else { return nil }
    let digits = example.text.prefix { $0.isNumber }
    let tail = example.text.dropFirst(digits.count)
    let mark = tail.first == "." ? "." : ":"
    let hasMinutes = tail.first == "." || tail.first == ":"
    var hour = numbers[0]
    var half = ""
    if let letters = tail.firstIndex(where: \.isLetter) {
      guard let written = self.half(of: hour, like: String(tail[letters...])) else { return nil }
      let gap = tail[..<letters].reversed().prefix { $0.isWhitespace }
      half = String(gap.reversed()) + written
      hour = hour % 12 == 0 ? 12 : hour % 12
    }
    var text = String(hour)
    if digits.hasPrefix("0"), text.count == 1 { text = "0" + text }
    if hasMinutes || numbers[1] != 0 || half.isEmpty {
      text += mark + (numbers[1] < 10 ? "0" : "") + String(numbers[1])
    }
    if numbers.count == 3 { text += mark + (numbers[2] < 10 ? "0" : "") + String(numbers[2]) }
    return text + half
  }

  private func half(of hour: Int, like word: String) -> String? {
    let pairs = [("a.m.", "p.m."), ("am", "pm"), ("AM", "PM"), ("A.M.", "P.M.")]
    guard let pair = pairs.first(where: { $0.0 == word || $0.1 == word }) else { return nil }
    return hour < 12 ? pair.0 : pair.1
  }
}
