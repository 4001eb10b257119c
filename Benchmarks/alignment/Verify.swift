import ArgumentParser
import Foundation
import SeededRandom
import UraAlignment
import UraModel

/// Plants wrong targets in known pairs, and measures how many the verifier finds and how many right pairs it flags.
struct Verify: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Option(help: "A folder of other documents with the same languages, whose sentences replace targets.")
  var foreign: String

  @Option(help: "How many times to plant, each by its own seed.")
  var rounds = 5

  @Flag(help: "Print what is flagged wrongly and what is missed.")
  var errors = false

  private enum Planted: String, CaseIterable {
    case random, neighbour, foreign
  }

  func run() throws {
    for folder in options.folders {
      let known = try options.read(folder)
      guard let languages = known.first?.languages else { continue }
      for pair in Set(known.flatMap(\.beads.keys)).sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
        let (source, target) = (languages[pair.first], languages[pair.second])
        let pairs = known.flatMap { document in
          (document.beads[pair] ?? []).filter { $0.source.count == 1 && $0.target.count == 1 }.map { bead in
            (
              source: document.documents[pair.first][bead.source[0]].text,
              target: document.documents[pair.second][bead.target[0]].text
            )
          }
        }
        let others = try KnownAlignment.read(foreign).flatMap { document in
          (document.languages.firstIndex(of: target).map { document.documents[$0] } ?? []).map(\.text)
            .filter { $0.count > 40 }
        }
        let verifier = PairVerifier(source: source, target: target, knowledge: options.knowledge(source, target))
        for kind in Planted.allCases {
          var (flagged, right, planted) = (0, 0, 0)
          for seed in options.seed..<options.seed + UInt64(rounds) {
            let (damaged, wrong) = plant(kind, pairs, others, seed)
            let verdicts = verifier.verdicts(damaged)
            let found = Set(verdicts.indices.filter { verdicts[$0].confidence < 0.5 })
            flagged += found.count
            right += found.intersection(wrong).count
            planted += wrong.count
            if errors {
              for index in found.symmetricDifference(wrong).sorted() {
                print(
                  "\(found.contains(index) ? "flagged" : "missed") \(kind) \(index) better \(verdicts[index].better ?? -1) "
                    + String(format: "%.3f", verdicts[index].confidence)
                    + "\n  \(damaged[index].source)\n  \(damaged[index].target)")
              }
            }
          }
          print(
            (folder as NSString).lastPathComponent + " \(source)-\(target) \(kind.rawValue): "
              + String(
                format: "P %.3f  R %.3f  (%d planted)", Double(right) / Double(max(1, flagged)),
                Double(right) / Double(max(1, planted)), planted))
        }
      }
    }
  }

  /// Pairs of which some have a wrong target, and which.
  private func plant(
    _ kind: Planted, _ pairs: [(source: String, target: String)], _ others: [String], _ seed: UInt64
  ) -> (pairs: [(source: String, target: String)], wrong: Set<Int>) {
    var random = SeededGenerator(seed: seed)
    var result = pairs
    var wrong: Set<Int> = []
    switch kind {
    case .random:
      let chosen = Array(pairs.indices.shuffled(using: &random).prefix(pairs.count / 10))
      for (index, other) in zip(chosen, chosen.dropFirst() + chosen.prefix(1)) {
        result[index].target = pairs[other].target
        wrong.insert(index)
      }
    case .neighbour:
      var index = 0
      while index + 1 < pairs.count {
        if Double.random(in: 0..<1, using: &random) < 0.04 {
          (result[index].target, result[index + 1].target) = (pairs[index + 1].target, pairs[index].target)
          wrong.formUnion([index, index + 1])
          index += 1
        }
        index += 1
      }
    case .foreign:
      for index in pairs.indices.shuffled(using: &random).prefix(pairs.count * 6 / 100) {
        result[index].target = others.randomElement(using: &random) ?? ""
        wrong.insert(index)
      }
    }
    return (result, wrong)
  }
}
