import UraMatching
package import UraMemory
import UraModel

/// Renders the matches of a query.
package struct MatchText {
  let style: TextStyle
  let explains: Bool

  /// - Parameter explains: say in words why a match is not 100.
  package init(style: TextStyle, explains: Bool = false) {
    self.style = style
    self.explains = explains
  }

  /// The contract of `ura lookup --format jsonl`: keys are only ever added.
  ///
  /// - Parameter subsegments: `nil` when nobody asked for them.
  package func json(query: String, _ matches: [Match], _ subsegments: [Subsegment]? = nil) -> JSONValue {
    .object([
      "query": .string(query), "matches": .array(matches.map(json)),
      "subsegments": subsegments.map { SubsegmentText(style: style).json($0) },
    ])
  }

  private func json(_ match: Match) -> JSONValue {
    let differences = match.differences.map { difference in
      JSONValue.object([
        "kind": .string(difference.kind.rawValue), "cost": .decimal(difference.cost, places: 2),
        "query": .optional(difference.query), "source": .optional(difference.source),
      ])
    }
    let penalties = match.penalties.map {
      JSONValue.object(["reason": .string($0.reason.rawValue), "points": .integer($0.points)])
    }
    let changes = match.adaptation.map { adaptation in
      JSONValue.array(
        adaptation.changes.map {
          .object([
            "from": .string($0.from), "to": .string($0.to), "mayNeedAgreement": $0.mayNeedAgreement ? .bool(true) : nil,
          ])
        })
    }
    return .object([
      "score": .integer(match.score.percent), "kind": .string(match.kind.rawValue), "source": .string(match.source),
      "target": .string(match.target), "unit": .integer(match.unit), "origin": .string(match.origin),
      "sourceLanguage": .string(match.sourceLanguage.description),
      "targetLanguage": .string(match.targetLanguage.description), "part": .bool(match.isPart),
      "similarity": .integer(match.similarity.percent), "differences": .array(differences),
      "penalties": .array(penalties), "adapted": match.adaptation.map { .string($0.text) }, "changes": changes,
      "confidence": match.confidence.map { .decimal($0, places: 2) },
      "pivot": match.pivot.map { .string($0.description) }, "memory": match.memory.map { .string($0) },
    ])
  }

  /// Query, score, kind, source, target, adapted target, origin: a match a line.
  package func table(query: String, _ matches: [Match]) -> [String] {
    matches.map {
      TableRow.line([
        query, "\($0.score)", $0.kind.rawValue, $0.source, $0.target, $0.adaptation?.text ?? "", $0.origin,
      ])
    }
  }

  package func lines(query: String, _ matches: [Match], _ subsegments: [Subsegment]? = nil) -> [String] {
    // An empty line of a file has nothing to say.
    if query.allSatisfy(\.isWhitespace) { return [] }
    var lines = [style(.heading, query)]
    if matches.isEmpty { lines.append("  nothing similar in this memory") }
    for match in matches {
      lines.append(
        "  \(style(.good, "\(match.score) %")) \(match.kind.rawValue)  \(style(.quiet, match.origin))"
          + (match.isPart ? "  (the translation also says its neighbour)" : "")
          + (match.pivot.map { "  (through \($0))" } ?? ""))
      let difference = DifferenceLine(style: style).text(
        query: query, source: match.source, language: match.sourceLanguage)
      lines.append("    \(difference ?? match.source)")
      lines.append("    \(match.target)")
      if let adaptation = match.adaptation { lines += Self.lines(adaptation) }
      if explains { lines += match.reasons.map { style(.quiet, "      \($0)") } }
    }
    return lines + SubsegmentText(style: style).lines(subsegments ?? [])
  }

  private static func lines(_ adaptation: AdaptedTarget) -> [String] {
    let doubtful = adaptation.changes.filter(\.mayNeedAgreement).map(\.to)
    let remark = doubtful.isEmpty ? "" : "  (check the words around \(doubtful.joined(separator: ", ")))"
    return ["    adapted: \(adaptation.text)\(remark)"]
  }
}

extension Match {
  /// Why the match is not 100, in words, a line each.
  package var reasons: [String] {
    func percent(_ cost: Double) -> String { JSONValue.decimal(cost, places: 1).line }
    func quoted(_ text: String?) -> String { "\"\(text ?? "")\"" }
    let words = differences.map { difference in
      let (name, query, source) = (difference.kind.title, difference.query, difference.source)
      let change =
        switch (source, query) {
        case (let source?, let query?) where difference.kind != .moved: "\(quoted(source)), now \(quoted(query))"
        case (_, let query?): quoted(query)
        case (let source, nil): quoted(source)
        }
      let event = difference.isOneSided ? (query == nil ? " missing" : " added") : ""
      return "-\(percent(difference.cost))  \(name)\(event): \(change)"
    }
    let taken = penalties.map { penalty in
      let points = "-\(penalty.points)"
      return switch penalty.reason {
      case .sourceRegion: "\(points)  the source is \(sourceLanguage)"
      case .targetRegion: "\(points)  the target is \(targetLanguage)"
      case .reverse: "\(points)  it was translated the other way round"
      case .pivot: "\(points)  through \(pivot?.description ?? "another language")"
      case .confidence: "\(points)  the alignment was not sure"
      case .age: "\(points)  the unit is old"
      case .origin: "\(points)  the penalty of its origin"
      case .memory: "\(points)  the memory's penalty"
      }
    }
    let context = score > similarity ? ["+\(score.percent - similarity.percent)  the same neighbours"] : []
    return words + taken + context
  }
}

extension MatchDifference {
  /// A tag or mark that one text has and the other does not.
  fileprivate var isOneSided: Bool { (kind == .tag || kind == .punctuation) && (query == nil || source == nil) }
}

extension MatchDifference.Kind {
  fileprivate var title: String {
    switch self {
    case .placeable: "value changed"
    case .tag: "tag"
    case .case: "case"
    case .punctuation: "mark"
    case .form: "another form"
    case .word: "another word"
    case .added: "added"
    case .missing: "missing"
    case .moved: "moved"
    }
  }
}
