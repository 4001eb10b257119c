import Foundation
import Testing

/// The alignment of the sample articles against the one their writer gives (`memories/gold`).
@Suite struct SampleAlignmentTests {
  private struct Gold: Decodable {
    struct Bead: Decodable, Hashable {
      var source: [Int]
      var target: [Int]
    }
    var sentences: [String: [String]]
    var beads: [String: [Bead]]
  }

  @Test("beads are the writer's, for each pair over all articles", arguments: ["en-uk", "en-sq", "uk-sq"])
  func strictScore(pair: String) throws {
    let score = try score(pair)
    #expect(score >= 0.97)
  }

  @Test("a third of a translation is aligned as well as the whole", arguments: ["en-uk", "en-sq", "uk-sq"])
  func cutOff(pair: String) throws {
    let score = try score(pair, share: 1.0 / 3)
    #expect(score >= 0.95)
  }

  /// Strict F1.
  ///
  /// - Parameter share: of the target's sentences, from the first on, up to the end of a bead.
  private func score(_ pair: String, share: Double = 1) throws -> Double {
    let languages = pair.split(separator: "-").map(String.init)
    let files = try FileManager.default.contentsOfDirectory(
      at: UraProcess.root.appending(path: "memories/gold"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "json" }
    #expect(files.count >= 6)
    var (right, found, wanted) = (0, 0, 0)
    try withFolder { ura in
      for file in files {
        let gold = try JSONDecoder().decode(Gold.self, from: Data(contentsOf: file))
        var theirs = Set(try #require(gold.beads[pair]).filter { !$0.source.isEmpty && !$0.target.isEmpty })
        let least = Int(share * Double(try #require(gold.sentences[languages[1]]).count)) - 1
        let last = theirs.compactMap { $0.target.max() }.filter { $0 >= least }.min() ?? .max - 1
        theirs = theirs.filter { $0.target.allSatisfy { $0 <= last } }
        for (language, count) in [(languages[0], Int.max), (languages[1], last + 1)] {
          let lines = try #require(gold.sentences[language]).prefix(count).map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          }
          try ura.write(lines.joined(separator: "\n") + "\n", to: language)
        }
        let result = try ura(
          "align", "--from", languages[0], "--to", languages[1], "--segmented", "--format", "jsonl", languages[0],
          languages[1])
        let beads = try result.lines.map { try JSONDecoder().decode(Gold.Bead.self, from: Data($0.utf8)) }
        let own = Set(beads.filter { !$0.source.isEmpty && !$0.target.isEmpty })
        right += own.intersection(theirs).count
        found += own.count
        wanted += theirs.count
      }
    }
    return Double(2 * right) / Double(found + wanted)
  }

  private struct PairBead: Decodable {
    var pair: String
    var source: [Int]
    var target: [Int]
    var confidence: Double

    /// The same bead with the smaller language first.
    var sorted: String {
      let names = pair.split(separator: "-")
      let sides = names[0] < names[1] ? [source, target] : [target, source]
      return "\(names.sorted()) \(sides) \(Int((confidence * 100).rounded()))"
    }
  }

  @Test("three languages give the same beads and confidences in whatever order they are named")
  func order() throws {
    try withFolder { ura in
      let orders = [["en", "uk", "sq"], ["en", "sq", "uk"], ["uk", "sq", "en"]]
      let found = try orders.map { languages in
        let files = languages.map {
          "\($0)=" + UraProcess.root.appending(path: "memories/kharkiv-museum.\($0).txt").path(percentEncoded: false)
        }
        let result = try ura(["align", "--pairs", "--format", "jsonl"] + files)
        return Set(try result.lines.map { try JSONDecoder().decode(PairBead.self, from: Data($0.utf8)).sorted })
      }
      #expect(found[0].count > 20)
      #expect(found[0] == found[1])
      #expect(found[0] == found[2])
    }
  }
}
