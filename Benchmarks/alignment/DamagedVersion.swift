import SeededRandom
import UraAlignment

/// One language of a damaged document.
struct DamagedVersion {
  private(set) var segments: [AlignmentSegment] = []
  /// The segment of each line of each unit; none where the unit was left out.
  private(set) var places: [[Int]]

  /// - Parameters:
  ///   - joins: for each unit, whether its last line is joined with the first of the next.
  ///   - openings: for each unit, whether something may be put in behind it.
  ///   - paragraphs: the paragraph of each unit in the text.
  init(
    _ units: [KnownUnit], _ foreign: [KnownUnit], language: Int, joins: [Bool], openings: [Bool], paragraphs: [Int],
    damage: Damage, using random: inout SeededGenerator
  ) {
    places = .init(repeating: [], count: units.count)
    var omitting = 0
    var paragraph = 0
    var lastParagraph = 0
    // Whether the next line goes on with the last segment.
    var isJoined = false
    for (index, unit) in units.enumerated() {
      // What stands between two others in one line stays: else its translation would part theirs.
      let isInside = joins[index] && index > 0 && joins[index - 1]
      if omitting > 0 {
        omitting -= 1
      } else if Double.random(in: 0..<1, using: &random) < damage.omitted {
        // One omission in ten is a run.
        omitting = Int.random(in: 0..<10, using: &random) == 0 ? Int.random(in: 2...6, using: &random) : 1
      }
      if omitting == 0 || isInside {
        for line in unit.lines[language] {
          if isJoined, let last = segments.last {
            segments[segments.count - 1].text = last.text + " " + line
          } else {
            let isNew = paragraphs[index] != lastParagraph
            if Self.beginsParagraph(isNew, damage.paragraphs, &random), !segments.isEmpty { paragraph += 1 }
            segments.append(AlignmentSegment(text: line, paragraph: paragraph))
          }
          isJoined = false
          lastParagraph = paragraphs[index]
          places[index].append(segments.count - 1)
        }
        isJoined = joins[index]
      } else {
        isJoined = false
      }
      if openings[index], Double.random(in: 0..<1, using: &random) < damage.inserted,
        let line = foreign.randomElement(using: &random)?.lines[language].first
      {
        segments.append(AlignmentSegment(text: line, paragraph: paragraph))
      }
    }
  }

  private static func beginsParagraph(
    _ isNew: Bool, _ paragraphs: Damage.Paragraphs, _ random: inout SeededGenerator
  ) -> Bool {
    switch paragraphs {
    case .unknown: false
    case .kept: isNew
    case .moved: Double.random(in: 0..<1, using: &random) < (isNew ? 0.75 : 0.08)
    }
  }
}
