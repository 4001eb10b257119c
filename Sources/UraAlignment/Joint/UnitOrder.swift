import Foundation

/// Which units may follow each other on a path: neighbours that have no document in common may change places, and the alignment is the
/// same, so one order is counted.
///
/// It is the lexicographic normal form of traces (A. V. Anisimov and D. E. Knuth, "Inhomogeneous sorting", 1979), units taken by their
/// documents: none may come later than it could before a greater one. A state is the set of units that may not come next.
enum UnitOrder {
  /// Bit d of a unit's documents is set where it has pieces of document d; those of all three stand in nobody's way.
  private static let documents = 1...7

  /// How the units of some documents lead from state to state.
  struct Move {
    /// Bit s is set for state s.
    var from: Int
    var to: Int
  }
  /// By the documents of a unit. The first state is the one at the start.
  static let (moves, stateCount) = automaton()
  static var allStates: Int { 1 << stateCount - 1 }

  private static func automaton() -> (moves: [[Move]], stateCount: Int) {
    // Bit u of a state is set where units of the documents u may not come next.
    var states = [0]
    var moves: [[Move]] = .init(repeating: [], count: documents.upperBound + 1)
    var index = 0
    while index < states.count {
      for unit in documents where states[index] & 1 << unit == 0 {
        let next = documents.reduce(0) { set, other in
          let isHeldBack = states[index] & 1 << other != 0 || other < unit
          return other & unit == 0 && isHeldBack ? set | 1 << other : set
        }
        let to = states.firstIndex(of: next) ?? states.count
        if to == states.count { states.append(next) }
        if let known = moves[unit].firstIndex(where: { $0.to == to }) {
          moves[unit][known].from |= 1 << index
        } else {
          moves[unit].append(Move(from: 1 << index, to: to))
        }
      }
      index += 1
    }
    return (moves, states.count)
  }

  /// Logarithms of sums over ways, by state; there are four.
  struct Sums {
    var logarithms: InlineArray<4, Double>
    static let none = Sums(logarithms: .init(repeating: -.infinity))
    static let one = Sums(logarithms: .init(repeating: 0))

    func sum(over states: Int) -> Double {
      var top = -Double.infinity
      var count = 0
      for state in logarithms.indices where states & 1 << state != 0 && logarithms[state] > -.infinity {
        top = max(top, logarithms[state])
        count += 1
      }
      guard count > 1 else { return top }
      var sum = 0.0
      for state in logarithms.indices where states & 1 << state != 0 { sum += exp(logarithms[state] - top) }
      return top + log(sum)
    }
  }

  /// Ways that are to be summed, each for some states.
  struct Ways {
    private var ways: [(logarithm: Double, states: Int)] = []
    private var top = -Double.infinity

    mutating func removeAll() {
      ways.removeAll(keepingCapacity: true)
      top = -.infinity
    }

    mutating func append(_ logarithm: Double, states: Int) {
      // Those that add nothing to what is there already are left out.
      guard logarithm > top - Self.negligible else { return }
      ways.append((logarithm, states))
      top = max(top, logarithm)
    }

    var sums: Sums {
      var parts = InlineArray<4, Double>(repeating: 0)
      for way in ways where way.logarithm > top - Self.negligible {
        let value = exp(way.logarithm - top)
        for state in parts.indices where way.states & 1 << state != 0 { parts[state] += value }
      }
      var result = Sums.none
      for state in parts.indices where parts[state] > 0 { result.logarithms[state] = top + log(parts[state]) }
      return result
    }

    private static let negligible = 30.0
  }
}
