import GRDB
import UraMatching
import UraModel

extension LookupFilter {
  /// SQL over `unit` and `origin`, with its arguments; an empty string when everything takes part.
  var condition: (sql: String, arguments: [any DatabaseValueConvertible]) {
    var parts: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    if !origins.isEmpty {
      parts.append("(" + origins.map { _ in "origin.name GLOB ?" }.joined(separator: " OR ") + ")")
      arguments += origins
    }
    if !authors.isEmpty {
      let marks = authors.map { _ in "?" }.joined(separator: ", ")
      parts.append("coalesce(unit.changed_by, unit.created_by) IN (\(marks))")
      arguments += authors
    }
    // ISO 8601 times compare as text; a date alone is the start of its day.
    if let since {
      parts.append("coalesce(unit.changed_at, unit.created_at) >= ?")
      arguments.append(since)
    }
    if let until {
      parts.append("coalesce(unit.changed_at, unit.created_at) < ?")
      arguments.append(until)
    }
    for property in properties {
      parts.append("EXISTS (SELECT 1 FROM property p WHERE p.unit_id = unit.id AND p.name = ? AND p.value = ?)")
      arguments += [property.name, property.value]
    }
    return (parts.map { " AND " + $0 }.joined(), arguments)
  }
}

/// Asks whether a stored segment has the query's neighbours.
struct ContextQuestion {
  private let previous, next: String?
  private let statement: Statement

  init(_ context: SegmentContext, _ database: Database) throws {
    previous = context.previous.map { PlainText.string($0) }
    next = context.next.map { PlainText.string($0) }
    statement = try database.cachedStatement(
      sql: """
        SELECT coalesce(p.normalized, p.text) AS previous, coalesce(n.normalized, n.text) AS next FROM segment s
        LEFT JOIN segment ps ON ps.document_id = s.document_id AND ps.language_id = s.language_id
          AND ps.position = s.position - 1
        LEFT JOIN variant p ON p.id = ps.variant_id
        LEFT JOIN segment ns ON ns.document_id = s.document_id AND ns.language_id = s.language_id
          AND ns.position = s.position + 1
        LEFT JOIN variant n ON n.id = ns.variant_id
        WHERE s.variant_id = ?
        """)
  }

  /// 0...2: how many neighbours of the query the segment has in one of its documents.
  func neighbours(of variant: Int64) throws -> Int {
    guard previous != nil || next != nil else { return 0 }
    var most = 0
    for row in try Row.fetchAll(statement, arguments: [variant]) {
      let isPrevious = previous != nil && row["previous"] as String? == previous
      let isNext = next != nil && row["next"] as String? == next
      most = max(most, (isPrevious ? 1 : 0) + (isNext ? 1 : 0))
    }
    return most
  }
}
