import Foundation

/// How much rather words translate each other that stand at like places of their sentences.
///
/// After Dyer, Chahuneau and Smith (2013): the factor falls exponentially with the distance of the places as shares of the
/// sentences' lengths, and is 1 in the mean, so that the empty word keeps its chance.
///
/// The factor of two words is `factors[rows[i] - columns[j]]`.
struct WordNearness {
  let factors: [Float]
  /// By word of the source sentence.
  private(set) var rows: [Int] = []
  /// By word of the target sentence.
  private(set) var columns: [Int] = []

  /// By how much the logarithm of the factor falls from one end of a sentence to the other: of 0, 1.5, 2, 3, 4 and 7 the one with the
  /// fewest wrong beads in documents aligned without a lexicon. With one it hardly matters.
  private static let tension: Float = 2
  /// Places of a sentence that are told apart.
  private static let placeCount = 64

  init() {
    let (tension, count) = (Self.tension, Self.placeCount)
    let mean = 2 * (tension - 1 + exp(-tension)) / (tension * tension)
    factors = (0...2 * count).map { exp(-tension * abs(Float($0 - count)) / Float(count)) / mean }
  }

  /// Turns to sentences of so many words.
  mutating func move(to source: Int, _ target: Int) {
    Self.set(&rows, count: source, origin: Self.placeCount)
    Self.set(&columns, count: target, origin: 0)
  }

  private static func set(_ places: inout [Int], count: Int, origin: Int) {
    guard places.count != count else { return }
    places.removeAll(keepingCapacity: true)
    for word in 0..<count { places.append(origin + (2 * word + 1) * placeCount / (2 * count)) }
  }
}
