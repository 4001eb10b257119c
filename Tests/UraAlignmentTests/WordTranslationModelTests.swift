import Foundation
import SeededRandom
import Testing

@testable import UraAlignment

@Suite struct WordTranslationModelTests {
  /// How much rather words at these places of sentences of so many words translate each other.
  private func nearness(_ place: Int, of count: Int, _ other: Int, of otherCount: Int) -> Double {
    let distance = abs(
      floor((Double(place) + 0.5) * 64 / Double(count)) - floor((Double(other) + 0.5) * 64 / Double(otherCount)))
    return exp(-2 * distance / 64) / (0.5 * (1 + exp(-2)))
  }

  /// The textbook version, in one direction: p[s][t], the empty word last.
  private func estimate(
    _ source: [[Int]], _ target: [[Int]], _ weights: [Double], types: (Int, Int), iterations: Int
  ) -> [[Double]] {
    var p = [[Double]](repeating: .init(repeating: 0, count: types.1), count: types.0 + 1)
    for (s, t) in zip(source, target) { for x in s + [types.0] { for y in t { p[x][y] = 1 } } }
    p[types.0] = .init(repeating: 1, count: types.1)
    func normalise() { p = p.map { row in row.map { $0 / max(row.reduce(0, +), 1e-300) } } }
    normalise()
    for _ in 0..<iterations {
      var counts = p.map { $0.map { _ in 0.0 } }
      for (index, (s, t)) in zip(source, target).enumerated() {
        for (j, y) in t.enumerated() {
          let shares = s.enumerated().map { nearness($0, of: s.count, j, of: t.count) * p[$1][y] } + [p[types.0][y]]
          for (x, share) in zip(s + [types.0], shares) {
            counts[x][y] += weights[index] * share / shares.reduce(0, +)
          }
        }
      }
      p = counts
      normalise()
    }
    return p
  }

  @Test("estimates both directions as the textbook does", arguments: 1...4)
  func estimates(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func sentences(_ types: Int) -> [[Int]] {
      (0..<30).map { _ in Array(Array(0..<types).shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random)))
      }
    }
    let source = sentences(14)
    let target = sentences(11)
    let weights = (0..<30).map { _ in Float.random(in: 0.1...1, using: &random) }
    var left = WordTranslationModel.Sentences(typeCount: 14)
    var right = WordTranslationModel.Sentences(typeCount: 11)
    for (s, t) in zip(source, target) {
      left.append(s.map { Int32($0) })
      right.append(t.map { Int32($0) })
    }
    let model = WordTranslationModel(left, right, weights: weights, iterations: 3)
    let there = estimate(source, target, weights.map { Double($0) }, types: (14, 11), iterations: 3)
    let back = estimate(target, source, weights.map { Double($0) }, types: (11, 14), iterations: 3)
    var pairs = 0
    for s in 0..<14 {
      for k in Int(model.start[s])..<Int(model.start[s + 1]) {
        let t = Int(model.targets[k])
        pairs += 1
        #expect(abs(Double(model.forward[k]) - there[s][t]) < 1e-4)
        #expect(abs(Double(model.backward[k]) - back[t][s]) < 1e-4)
        let shared = zip(zip(source, target), weights).reduce(Float(0)) {
          $1.0.0.contains(s) && $1.0.1.contains(t) ? $0 + $1.1 : $0
        }
        #expect(abs(model.shared[k] - shared) < 1e-4)
      }
    }
    #expect(pairs == Set(zip(source, target).flatMap { s, t in s.flatMap { x in t.map { [x, $0] } } }).count)
  }

  @Test("takes words at like places for translations where nothing else tells them apart")
  func places() throws {
    var left = WordTranslationModel.Sentences(typeCount: 3)
    var right = WordTranslationModel.Sentences(typeCount: 3)
    for _ in 0..<2 {
      left.append([0, 1, 2])
      right.append([2, 1, 0])
    }
    let model = WordTranslationModel(left, right, iterations: 4)
    for s in 0..<3 {
      let row = Array(model.forward[Int(model.start[s])..<Int(model.start[s + 1])])
      #expect(row.max() == row[2 - s])
      #expect(row[2 - s] > 0.5)
    }
  }
}
