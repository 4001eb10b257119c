import Foundation
import GRDB
import GRDBSQLite
import UraMatching
import UraModel

/// What is taken off a candidate for what is known about its unit.
struct UnitPenalties {
  /// What the row of a candidate must have: of `unit`, `origin` and `exact_target`.
  static let columns = """
    unit.confidence, unit.source_language_id AS original, origin.name AS origin_name,
    coalesce(unit.changed_at, unit.created_at) AS time
    """

  private let points: Penalties
  private let isPlain: Bool
  private let exactSource: Int64
  private let targets: [Int64]
  /// Year, month and day as one number, from which ages are counted.
  private let today: Int

  /// - Parameters:
  ///   - exactSource: the number of the query's own language, when the memory has it.
  ///   - targets: the languages that count as the target.
  init(_ options: LookupOptions, exactSource: Int64, targets: [Int64]) {
    points = options.penalties
    isPlain = options.scoring == .plain
    self.exactSource = exactSource
    self.targets = targets
    today = points.age > 0 ? Self.day(points.asOf) ?? Self.currentDay : 0
  }

  /// - Parameter language: of the stored source.
  func callAsFunction(_ row: Row, _ language: Int64) -> [MatchPenalty] {
    guard !isPlain else { return [] }
    var result: [MatchPenalty] = []
    func add(_ reason: MatchPenalty.Reason, _ points: Int, when holds: Bool) {
      if holds, points > 0 { result.append(MatchPenalty(reason: reason, points: min(points, Penalties.most))) }
    }
    add(.sourceRegion, points.region, when: language != exactSource)
    add(.targetRegion, points.region, when: !(row["exact_target"] as Bool))
    add(.reverse, points.reverse, when: (row["original"] as Int64?).map(targets.contains) ?? false)
    add(.confidence, points.lowConfidence, when: (row["confidence"] as Double?) ?? 1 < points.confidenceLimit)
    if points.age > 0, let day = Self.day(row["time"]) {
      add(.age, min(points.mostForAge, min(points.age, Penalties.most) * ((today - day) / 10_000)), when: true)
    }
    if !points.origins.isEmpty {
      let name: String = row["origin_name"]
      for origin in points.origins where sqlite3_strglob(origin.pattern, name) == 0 {
        add(.origin, origin.points, when: true)
      }
    }
    add(.memory, points.memory, when: true)
    return result
  }

  /// `20260224` of an ISO 8601 date or time: two of them differ by 10,000 a full year.
  static func day(_ text: String?) -> Int? {
    guard let digits = text?.prefix(while: { $0 != "T" }).filter(\.isNumber), digits.count == 8 else { return nil }
    return Int(digits)
  }

  private static var currentDay: Int { day(Date.now.formatted(.iso8601)) ?? 0 }
}
