import Foundation
import SeededRandom

/// How known parallel text is damaged: what the documents made of it look like.
struct Damage {
  /// What becomes of the paragraphs of the text.
  enum Paragraphs: CaseIterable {
    /// Nothing is known of them.
    case unknown
    /// They begin at the same sentences in every language.
    case kept
    /// Some begin elsewhere, or not at all.
    case moved
  }

  /// The share of lines that are joined with the next one, or the next two.
  var joined: Double
  /// The share of sentences that one language leaves out, a few of them in runs.
  var omitted: Double
  /// The share of lines after which one language has a sentence of another text.
  var inserted: Double
  /// About how many lines the document has.
  var lines: Int
  /// How many sentences stay together; `nil` where the documents keep their order.
  var passage: ClosedRange<Int>?
  var paragraphs: Paragraphs

  /// Light to heavy, short to long: news as it is published, and what is left of it after careless hands.
  static func random(using random: inout SeededGenerator) -> Damage {
    let strength = Double.random(in: 0...1, using: &random)
    let lines = 20 * pow(25, Double.random(in: 0...1, using: &random))
    return Damage(
      joined: 0.02 + 0.2 * strength * Double.random(in: 0.5...1.2, using: &random),
      omitted: 0.01 + 0.12 * strength * Double.random(in: 0.5...1.2, using: &random),
      inserted: 0.005 + 0.06 * strength * Double.random(in: 0.5...1.2, using: &random),
      lines: Int(lines), passage: Bool.random(using: &random) ? 3...12 : nil,
      paragraphs: Paragraphs.allCases.randomElement(using: &random) ?? .unknown)
  }
}
