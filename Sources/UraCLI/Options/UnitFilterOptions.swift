import ArgumentParser
import Foundation
import UraMemory
import UraModel

/// Which units of the memory take part.
struct UnitFilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only units of origins like this ('*', '?' and '[...]' stand for others).", valueName: "pattern")
  )
  var origin: [String] = []

  @Option(help: ArgumentHelp("Only units that this author wrote last.", valueName: "name"))
  var author: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only units changed at this time or later: 2026-02-24, or with a time in UTC.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only units changed before this time.", valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp("Only units with this property.", valueName: "name=value"))
  var property: [String] = []

  func validate() throws {
    for (name, date) in [("--since", since), ("--until", until)] {
      guard let date, !Self.isTime(date) else { continue }
      throw ValidationError("expected \(name) as 2026-02-24 or 2026-02-24T09:30:00Z, found '\(date)'")
    }
    for property in property where !property.contains("=") {
      throw ValidationError("expected --property name=value, found '\(property)'")
    }
  }

  /// Whether a text is a day of the calendar, or a time of one.
  private static func isTime(_ text: String) -> Bool {
    let form = /([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?Z?)?/
    guard let (_, year, month, day, hour, minute, second) = text.wholeMatch(of: form)?.output else { return false }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return DateComponents(
      calendar: calendar, year: Int(year), month: Int(month), day: Int(day), hour: Int(hour ?? "0"),
      minute: Int(minute ?? "0"), second: Int(second ?? "0")
    ).isValidDate
  }

  var filter: LookupFilter {
    var filter = LookupFilter()
    filter.origins = origin
    filter.authors = author
    filter.since = since
    filter.until = until
    filter.properties = property.map { property in
      let parts = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Attribute(String(parts[0]), String(parts[1]))
    }
    return filter
  }
}
