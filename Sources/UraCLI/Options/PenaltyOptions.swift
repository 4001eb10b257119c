import ArgumentParser
import UraMemory

/// What is taken off a match for what is known about its unit.
struct PenaltyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Points for what is known about a unit: region, reverse, pivot, confidence, age (a full year), or origin:PATTERN.",
      discussion: "Default: region=1 and pivot=5.", valueName: "reason=points"))
  var penalty: [PenaltyArgument] = []

  var penalties: Penalties {
    var penalties = Penalties()
    for argument in penalty {
      switch argument.reason {
      case .field(let field): penalties[keyPath: field] = argument.points
      case .origin(let pattern): penalties.origins.append(.init(pattern: pattern, points: argument.points))
      }
    }
    return penalties
  }
}

/// `age=2`, `origin:machine/*=10`.
struct PenaltyArgument: ExpressibleByArgument {
  enum Reason {
    case field(any WritableKeyPath<Penalties, Int> & Sendable)
    case origin(String)
  }

  var reason: Reason
  var points: Int

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="), let points = Int(argument[argument.index(after: sign)...]),
      points >= 0
    else { return nil }
    self.points = points
    switch argument[..<sign] {
    case "region": reason = .field(\.region)
    case "reverse": reason = .field(\.reverse)
    case "pivot": reason = .field(\.pivot)
    case "confidence": reason = .field(\.lowConfidence)
    case "age": reason = .field(\.age)
    case let name where name.hasPrefix("origin:") && name.count > 7: reason = .origin(String(name.dropFirst(7)))
    default: return nil
    }
  }
}
