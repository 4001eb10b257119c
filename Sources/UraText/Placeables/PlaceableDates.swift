/// A day, a month of a year, or a day of any year.
struct CalendarDate: Hashable, CustomStringConvertible {
  var year: Int?
  var month: Int
  var day: Int?

  /// ISO 8601; a missing year is `--`.
  var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return (year.map { padded($0, 4) + "-" } ?? "--") + padded(month, 2) + (day.map { "-" + padded($0, 2) } ?? "")
  }
}

/// A time of the day.
struct ClockTime: Hashable, CustomStringConvertible {
  var hour: Int
  var minute: Int
  var second: Int?

  var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return two(hour) + ":" + two(minute) + (second.map { ":" + two($0) } ?? "")
  }
}

/// Dates and times of the day, recognised from their first number.
extension PlaceableScanner {
  func date(at position: Int, after limit: Int) -> FoundPlaceable? {
    if let found = numericDate(at: position) { return found }
    if let found = dayMonth(at: position) { return found }
    return monthDay(at: position, after: limit)
  }

  /// A plain run of ASCII digits as a number.
  private func integer(at position: Int, digits: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var end = position
    var value = 0
    while Self.isDigit(byte(end)), end - position <= digits.upperBound {
      value = value * 10 + Int(bytes[end]) - 0x30
      end += 1
    }
    return digits.contains(end - position) ? (value, end) : nil
  }

  /// `2026-02-06`, `06.02.2026`, `6/2/2026`, `06.02.26`.
  private func numericDate(at position: Int) -> FoundPlaceable? {
    guard let first = integer(at: position, digits: 1...4), first.end - position != 3 else { return nil }
    let mark = byte(first.end)
    guard mark == 0x2D || mark == 0x2E || mark == 0x2F, let second = integer(at: first.end + 1, digits: 1...2),
      byte(second.end) == mark, let third = integer(at: second.end + 1, digits: 1...4), !Self.isDigit(byte(third.end))
    else { return nil }
    // A further group makes it a version or an address: 10.12.20.1
    if byte(third.end) == mark, Self.isDigit(byte(third.end + 1)) { return nil }
    let lengths = (first.end - position, second.end - first.end - 1, third.end - second.end - 1)
    var date: CalendarDate
    if lengths.0 == 4 {
      guard lengths.2 <= 2 else { return nil }
      date = CalendarDate(year: first.value, month: second.value, day: third.value)
    } else {
      guard lengths.2 == 4 || (lengths.2 == 2 && mark != 0x2D && (mark == 0x2F || (lengths.0 == 2 && lengths.1 == 2)))
      else { return nil }
      // Two digits are a year of 1970...2069, as POSIX reads them.
      let year = lengths.2 == 4 ? third.value : third.value + (third.value < 70 ? 2000 : 1900)
      let monthFirst = (locale.dateOrder == .monthDayYear && mark != 0x2E && first.value <= 12) || second.value > 12
      date = CalendarDate(
        year: year, month: monthFirst ? first.value : second.value, day: monthFirst ? second.value : first.value)
    }
    guard (1...12).contains(date.month), let day = date.day, (1...31).contains(day) else { return nil }
    return FoundPlaceable(kind: .date, range: position..<third.end, date: date)
  }

  /// `14 May`, `14th of May 2026`, `14 травня 2026`, `6. Februar`.
  private func dayMonth(at position: Int) -> FoundPlaceable? {
    guard let day = integer(at: position, digits: 1...2), (1...31).contains(day.value) else { return nil }
    var next = day.end
    let suffix = endOfWord(next)
    if suffix > next {
      guard !locale.capitalizesMonths || Self.isOrdinalSuffix(string(next..<suffix)) else { return nil }
      guard suffix - next <= 6 else { return nil }
      next = suffix
    } else if byte(next) == 0x2E {
      next += 1
    }
    let gap = space(at: next)
    guard gap > 0 else { return nil }
    next += gap
    if byte(next) == 0x6F, byte(next + 1) == 0x66, space(at: next + 2) > 0 { next += 2 + space(at: next + 2) }
    guard let month = month(at: next) else { return nil }
    let year = year(at: month.end)
    return FoundPlaceable(
      kind: .date, range: position..<(year?.end ?? month.end),
      date: CalendarDate(year: year?.value, month: month.value, day: day.value))
  }

  /// `May 14`, `May 14th, 2026`, `May 2026`: the name stands before the number at `position`.
  private func monthDay(at position: Int, after limit: Int) -> FoundPlaceable? {
    let gap = space(before: position)
    guard gap > 0 else { return nil }
    var wordEnd = position - gap
    if byte(wordEnd - 1) == 0x2E { wordEnd -= 1 }
    let start = startOfWord(before: wordEnd)
    guard start >= limit, start < wordEnd, let month = locale.month(named: string(start..<wordEnd)) else { return nil }
    if let year = integer(at: position, digits: 4...4), year.value >= 1000, !Self.isDigit(byte(year.end)) {
      if byte(year.end) == 0x2C || byte(year.end) == 0x2E, Self.isDigit(byte(year.end + 1)) { return nil }
      return FoundPlaceable(
        kind: .date, range: start..<year.end, date: CalendarDate(year: year.value, month: month, day: nil))
    }
    guard let day = integer(at: position, digits: 1...2), (1...31).contains(day.value) else { return nil }
    // "May 14.5", "May 10:30", "May 10%": another kind of number follows.
    if byte(day.end) == 0x3A || byte(day.end) == 0x25 { return nil }
    if byte(day.end) == 0x2E || byte(day.end) == 0x2C, Self.isDigit(byte(day.end + 1)) { return nil }
    var end = day.end
    let suffix = endOfWord(end)
    if suffix > end {
      guard Self.isOrdinalSuffix(string(end..<suffix)) else { return nil }
      end = suffix
    }
    let year = year(at: byte(end) == 0x2C ? end + 1 : end)
    return FoundPlaceable(
      kind: .date, range: start..<(year?.end ?? end),
      date: CalendarDate(year: year?.value, month: month, day: day.value))
  }

  private func month(at position: Int) -> (value: Int, end: Int)? {
    let end = endOfWord(position)
    guard end > position, end - position <= 40, let value = locale.month(named: string(position..<end)) else {
      return nil
    }
    // The full stop of an abbreviation is part of it when the text goes on with a year.
    if byte(end) == 0x2E, year(at: end + 1) != nil { return (value, end + 1) }
    return (value, end)
  }

  /// ` 2026`, with an optional comma before it.
  private func year(at position: Int) -> (value: Int, end: Int)? {
    var position = position
    if byte(position) == 0x2C { position += 1 }
    let gap = space(at: position)
    guard gap > 0, let year = integer(at: position + gap, digits: 4...4), (1000...2999).contains(year.value),
      !Self.isDigit(byte(year.end)), !isLetter(scalar(at: year.end))
    else { return nil }
    // "2026,5" is no year
    if byte(year.end) == 0x2C || byte(year.end) == 0x2E, Self.isDigit(byte(year.end + 1)) { return nil }
    return year
  }

  private static func isOrdinalSuffix(_ text: String) -> Bool { ["st", "nd", "rd", "th"].contains(text.lowercased()) }

  /// `8:45`, `18:30:05`, `8:45 a.m.`, `10 p.m.`
  func time(at position: Int) -> FoundPlaceable? {
    guard let hour = integer(at: position, digits: 1...2), hour.value <= 24 else { return nil }
    var time = ClockTime(hour: hour.value, minute: 0)
    var end = hour.end
    var hasMinutes = false
    if byte(end) == 0x3A, let minute = integer(at: end + 1, digits: 2...2), minute.value < 60,
      !Self.isDigit(byte(minute.end))
    {
      time.minute = minute.value
      end = minute.end
      hasMinutes = true
      if byte(end) == 0x3A, let second = integer(at: end + 1, digits: 2...2), second.value < 60,
        !Self.isDigit(byte(second.end))
      {
        time.second = second.value
        end = second.end
      }
    } else if byte(end) == 0x2E, let minute = integer(at: end + 1, digits: 2...2), minute.value < 60,
      !Self.isDigit(byte(minute.end)), half(at: minute.end) != nil
    {
      time.minute = minute.value
      end = minute.end
    }
    if hour.value <= 12, let half = half(at: end) {
      end = half.end
      time.hour = hour.value % 12 + (half.isAfternoon ? 12 : 0)
    } else if !hasMinutes {
      return nil
    }
    return FoundPlaceable(kind: .time, range: position..<end, time: time)
  }

  /// The mark of the half of the day after a time.
  private func half(at position: Int) -> (isAfternoon: Bool, end: Int)? {
    let gap = space(at: position)
    let start = position + gap
    let next = byte(start)
    guard next >= 0x80 || Self.isASCIILetter(next) else { return nil }
    for (marks, isAfternoon) in [(locale.forenoon, false), (locale.afternoon, true)] {
      for mark in marks where matches(mark, at: start) {
        let end = start + mark.utf8.count
        if !isLetter(scalar(at: end)) { return (isAfternoon, end) }
      }
    }
    return nil
  }

  /// Whether the bytes at `position` are `mark` (in lower case), whatever their case.
  private func matches(_ mark: String, at position: Int) -> Bool {
    let end = position + mark.utf8.count
    guard end <= bytes.count else { return false }
    return string(position..<end).lowercased() == mark
  }
}
