import SeededRandom

import UraModel

@testable import UraAlignment

/// Two documents of invented words with some links, paragraphs and marks, and a crooked corridor through them.
struct InventedScores {
  let source: PreparedDocument
  let target: PreparedDocument
  let links: (forward: WordLinks, backward: WordLinks)
  let corridor: Corridor
  let parameters: AlignmentParameters
  let scorer: BeadScorer

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func document(_ count: Int, _ language: String) -> PreparedDocument {
      let marks = [".", "?", ":", ", ", " (", "; ", "» "]
      return PreparedDocument(
        (0..<count).map { index in
          let words = (0..<Int.random(in: 1...14, using: &random)).map { _ in
            "w\(Int.random(in: 0..<40, using: &random))x\(marks.randomElement(using: &random) ?? "")"
          }
          return AlignmentSegment(text: words.joined(separator: " ") + " end", paragraph: index / 3)
        }, language: LanguageTag(language) ?? .undetermined)
    }
    let (source, target) = (
      document(Int.random(in: 1...30, using: &random), "en"), document(Int.random(in: 1...30, using: &random), "fr")
    )
    self.source = source
    self.target = target
    var p = AlignmentParameters.standard
    // So that much lies outside of what is nearby.
    p.backgroundWindow = 6
    parameters = p
    let rows = (0..<120).map { _ in
      (
        source: Int32.random(in: 0..<Int32(source.types.count), using: &random),
        target: Int32.random(in: 0..<Int32(target.types.count), using: &random),
        level: UInt8.random(in: 1...15, using: &random)
      )
    }
    func links(_ count: Int, _ rows: [(Int32, WordLinks.Link)]) -> WordLinks {
      WordLinks(
        typeCount: count, rows: rows, known: (0..<count).map { _ in UInt8.random(in: 0...15, using: &random) })
    }
    let forward = links(source.types.count, rows.map { ($0.source, .init(other: $0.target, level: $0.level)) })
    let backward = links(target.types.count, rows.map { ($0.target, .init(other: $0.source, level: $0.level)) })
    self.links = (forward, backward)
    // Ends in rows that hold nothing but the last column, or near it.
    let (n, m) = (source.pieceCount, target.pieceCount)
    let reach = Int.random(in: 0...9, using: &random)
    var lower = (0...n).map { Int32(max(0, min(m, $0 * m * 5 / (4 * n) - reach))) }
    var upper = (0...n).map { Int32(min(m, $0 * m * 5 / (4 * n) + Int.random(in: 0...reach, using: &random))) }
    lower[0] = 0
    upper[n] = Int32(m)
    corridor = Corridor(lower: lower, upper: upper, columns: m + 1).ascending
    let beads = (0..<min(n, m)).map { BeadSearch.PieceBead(kind: 0, source: $0..<$0 + 1, target: $0..<$0 + 1) }
    scorer = BeadScorer(
      source, target, self.links, corridor: corridor,
      paragraphs: seed % 2 == 0 ? .none : ParagraphAgreement(beads, source, target, parameters: p),
      ratio: LengthRatio(source, target), parameters: p)
  }
}
