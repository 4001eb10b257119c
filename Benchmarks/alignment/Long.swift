import ArgumentParser
import Foundation
import SeededRandom
import UraAlignment
import UraModel

/// Makes one long document pair out of the documents of a folder, and measures time, memory and F1 on it.
///
/// The documents follow each other in random order, again and again, so that nothing in them is rare; in every copy some beads are left
/// out on one side, and whole runs of documents are missing on one side.
struct Long: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Option(help: "Lines on the source side, about.")
  var lines = 20_000

  @Option(help: "How many runs of documents are missing on one side.")
  var missing = 4

  @Option(help: "The share of the lines that a missing run has.")
  var missingShare = 0.05

  @Option(help: "The share of beads that lose a side.")
  var omissions = 0.03

  @Option(help: "The seed of the order and the omissions.")
  var seed: UInt64 = 1

  @Flag(help: "Print the recall in each hundredth of the source.")
  var blocks = false

  @Flag(help: "Search the whole rectangle, too, and compare.")
  var exact = false

  @Option(help: "Write the documents to FILE.src, FILE.tgt and FILE.gold.jsonl.")
  var write: String?

  func run() throws {
    var documents: [KnownAlignment] = []
    for folder in options.folders { documents += try options.read(folder) }
    guard let languages = documents.first?.languages, documents.allSatisfy({ $0.languages == languages }) else {
      throw ValidationError("expected documents of the same two languages")
    }
    let long = LongDocument(
      documents, lines: lines, missing: missing, missingShare: missingShare, omissions: omissions, seed: seed)
    if let write { try long.write(to: write) }
    print("\(long.source.count) x \(long.target.count) lines, \(long.beads.count) beads")
    let knowledge = options.knowledge(languages[0], languages[1])
    var parameters = try options.parameters()
    for isExact in exact ? [false, true] : [false] {
      parameters.isExact = isExact
      let aligner = SentenceAligner(
        source: languages[0], target: languages[1], knowledge: knowledge, options: .init(parameters: parameters))
      let start = processorSeconds()
      let beads = aligner.align(long.source, long.target)
      let time = processorSeconds() - start
      var tally = Tally()
      tally.add(beads, gold: long.beads)
      print(
        (isExact ? "exact   " : "corridor")
          + String(
            format: "  F1 %.4f  P %.4f  R %.4f  %.2f s  peak %.0f MB", tally.f1, tally.precision, tally.recall, time,
            peakMegabytes()))
      if blocks { printBlocks(beads, long.beads, long.source.count) }
    }
  }

  private func printBlocks(_ beads: [Bead], _ gold: [Bead], _ lines: Int) {
    let found = Set(beads.map { [$0.source, $0.target] })
    var right = [Int](repeating: 0, count: 100)
    var known = right
    for bead in gold where Tally.isLink(bead) {
      let block = bead.source[0] * 100 / max(lines, 1)
      known[block] += 1
      if found.contains([bead.source, bead.target]) { right[block] += 1 }
    }
    print(
      zip(right, known).map { $1 == 0 ? "-" : String(format: "%.2f", Double($0) / Double($1)) }.joined(separator: " "))
  }

  private func peakMegabytes() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } ?? 0
    return kilobytes / 1024
  }
}

/// Documents one after the other, with gaps.
struct LongDocument {
  private(set) var source: [AlignmentSegment] = []
  private(set) var target: [AlignmentSegment] = []
  private(set) var beads: [Bead] = []

  init(
    _ documents: [KnownAlignment], lines: Int, missing: Int, missingShare: Double, omissions: Double, seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    // Where each missing run begins, and on which side.
    let runs = (0..<missing).map { k in
      (start: lines * (2 * k + 1) / (2 * max(missing, 1)), losesSource: k % 2 == 0)
    }
    let runLength = Int(Double(lines) * missingShare)
    var line = 0
    var order: [KnownAlignment] = []
    while line < lines {
      if order.isEmpty { order = documents.shuffled(using: &random) }
      guard let document = order.popLast() else { break }
      let run = runs.first { $0.start <= line && line < $0.start + runLength }
      line += document.documents[0].count
      for bead in document.beads[.init(first: 0, second: 1)] ?? [] {
        var keepsSource = true
        var keepsTarget = true
        if let run {
          keepsSource = !run.losesSource
          keepsTarget = run.losesSource
        } else if Double.random(in: 0..<1, using: &random) < omissions {
          keepsSource = Bool.random(using: &random)
          keepsTarget = !keepsSource
        }
        var kept = Bead(source: [], target: [], confidence: 1)
        if keepsSource { for i in bead.source { kept.source.append(append(document.documents[0][i], to: \.source)) } }
        if keepsTarget { for j in bead.target { kept.target.append(append(document.documents[1][j], to: \.target)) } }
        if !kept.source.isEmpty || !kept.target.isEmpty { beads.append(kept) }
      }
    }
  }

  private mutating func append(_ segment: AlignmentSegment, to side: WritableKeyPath<Self, [AlignmentSegment]>) -> Int {
    self[keyPath: side].append(segment)
    return self[keyPath: side].count - 1
  }

  func write(to path: String) throws {
    let text = { (segments: [AlignmentSegment]) in segments.map(\.text).joined(separator: "\n") + "\n" }
    try text(source).write(toFile: path + ".src", atomically: true, encoding: .utf8)
    try text(target).write(toFile: path + ".tgt", atomically: true, encoding: .utf8)
    let gold = beads.map { "{\"source\":\($0.source),\"target\":\($0.target)}" }.joined(separator: "\n") + "\n"
    try gold.write(toFile: path + ".gold.jsonl", atomically: true, encoding: .utf8)
  }
}
