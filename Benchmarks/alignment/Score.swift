import ArgumentParser
import Foundation
import UraAlignment
import UraModel

/// Strict F1 per folder, the confidence in ten bins over all, with the scores of Brier and of the logarithm, processor seconds.
struct Score: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Flag(help: "Align three languages jointly.")
  var joint = false

  @Flag(help: "Forget where paragraphs begin.")
  var flat = false

  @Flag(help: "Print the beads that are wrong.")
  var errors = false

  func run() throws {
    let alignment = UraAlignment.AlignmentOptions(parameters: try options.parameters())
    var all = Tally()
    for folder in options.folders {
      var tallies: [KnownAlignment.Pair: Tally] = [:]
      var languages: [LanguageTag] = []
      let start = processorSeconds()
      for var document in try options.read(folder) {
        languages = document.languages
        if flat { document.documents = document.documents.map { $0.map { AlignmentSegment(text: $0.text) } } }
        for (pair, beads) in document.aligned(options, alignment, joint: joint) {
          let gold = document.beads[pair] ?? []
          tallies[pair, default: Tally()].add(beads, gold: gold) { document.text(of: $0, pair) }
          if errors { report(beads, gold, document, pair) }
        }
      }
      let time = processorSeconds() - start
      let name = (folder as NSString).lastPathComponent
      for (pair, tally) in tallies.sorted(by: { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }) {
        all = all + tally
        print(
          name.padding(toLength: 24, withPad: " ", startingAt: 0)
            + String(
              format: " %@-%@  F1 %.4f  P %.4f  R %.4f  %.2f s", languages[pair.first].description,
              languages[pair.second].description, tally.f1, tally.precision, tally.recall, time))
      }
    }
    print("confidence/right: \((all.links + all.omissions).description)")
    print("confidence/right of beads with both sides: \(all.links.description)")
    print("confidence/right of omissions: \(all.omissions.description)")
  }

  /// Prints each place where found and known beads differ, with both and the texts.
  private func report(_ beads: [Bead], _ gold: [Bead], _ document: KnownAlignment, _ pair: KnownAlignment.Pair) {
    let known = Set(gold.map { [$0.source, $0.target] })
    let found = Set(beads.map { [$0.source, $0.target] })
    var sources: Set<Int> = []
    var targets: Set<Int> = []
    var lines: [String] = []
    func flush() {
      guard !lines.isEmpty else { return }
      print("== \(document.name) \(document.languages[pair.first])-\(document.languages[pair.second])")
      lines.forEach { print($0) }
      for i in sources.sorted() {
        print("   \(i) [\(document.documents[pair.first][i].paragraph)] \(document.documents[pair.first][i].text)")
      }
      for j in targets.sorted() {
        print("   \(j) [\(document.documents[pair.second][j].paragraph)] \(document.documents[pair.second][j].text)")
      }
      lines = []
      sources = []
      targets = []
    }
    let wrong = beads.filter { !known.contains([$0.source, $0.target]) }
    for bead in wrong {
      if let last = sources.max() ?? targets.max(), let first = bead.source.first ?? bead.target.first, first > last + 3
      {
        flush()
      }
      lines.append(" found \(bead.source)-\(bead.target) \(String(format: "%.2f", bead.confidence))")
      sources.formUnion(bead.source)
      targets.formUnion(bead.target)
      for other in gold
      where !found.contains([other.source, other.target])
        && (!Set(other.source).isDisjoint(with: bead.source) || !Set(other.target).isDisjoint(with: bead.target))
      {
        let line = " known \(other.source)-\(other.target)"
        if !lines.contains(line) { lines.append(line) }
        sources.formUnion(other.source)
        targets.formUnion(other.target)
      }
    }
    flush()
  }
}
