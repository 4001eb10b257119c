import ArgumentParser
import Foundation
import UraAlignment
import UraModel

/// Fits the curves from the model's probability to the confidence, on known beads and on documents damaged anew.
///
/// Each half of each folder's documents is damaged by itself; curves fitted on one half are judged on the other. What is printed is
/// fitted on all.
struct Calibrate: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Flag(help: "Align three languages jointly.")
  var joint = false

  @Option(help: "The name of the curves.")
  var name = "curves"

  /// Known documents are what damage imitates: they count more.
  private static let knownWeight = 3.0

  /// A bead of which the truth is known, with its texts.
  private struct Judged {
    var judgement: ConfidenceCurve.Judgement
    let text: String
  }

  /// What was found in one half of a folder's documents.
  private struct Half {
    var links: [Judged] = []
    var omissions: [Judged] = []

    mutating func add(_ more: Half, weight: Double) {
      links += more.links.map { Self.weighted($0, weight) }
      omissions += more.omissions.map { Self.weighted($0, weight) }
    }

    private static func weighted(_ judged: Judged, _ weight: Double) -> Judged {
      var result = judged
      result.judgement.weight *= weight
      return result
    }

    var fitted: ConfidenceCalibration {
      .init(links: Calibrate.curve(links), omissions: Calibrate.curve(omissions))
    }
  }

  private static func curve(_ judged: [Judged]) -> ConfidenceCurve { .init(fitting: judged.map(\.judgement)) }

  func run() throws {
    let folders = try options.folders.map(judgements)
    let largest = folders.map { $0[0].links.count + $0[1].links.count }.max() ?? 0
    var all = [Half(), Half()]
    for folder in folders {
      // Between every folder like every other and every sentence like every other.
      let weight = (Double(largest) / Double(max(1, folder[0].links.count + folder[1].links.count))).squareRoot()
      for half in 0..<2 { all[half].add(folder[half], weight: weight) }
    }
    report("beads with both sides", folders.map { $0.map(\.links) }, all.map { Self.curve($0.links) })
    report("omissions", folders.map { $0.map(\.omissions) }, all.map { Self.curve($0.omissions) })
    var whole = Half()
    for half in all { whole.add(half, weight: 1) }
    let fitted = whole.fitted
    print(
      """
        static let \(name) = ConfidenceCalibration(
          links: ConfidenceCurve(\(Self.literal(fitted.links))),
          omissions: ConfidenceCurve(\(Self.literal(fitted.omissions))))
      """)
  }

  /// Judges each half of each folder by the curve of the other half.
  private func report(_ kind: String, _ folders: [[[Judged]]], _ curves: [ConfidenceCurve]) {
    var all = CalibrationBins()
    func print(_ name: String, _ bins: CalibrationBins) {
      FileHandle.standardError.write(Data("held out, \(kind), \(name): \(bins.description)\n".utf8))
    }
    for (folder, halves) in zip(options.folders, folders) {
      var bins = CalibrationBins()
      for half in 0..<2 {
        for judged in halves[half] {
          let judgement = judged.judgement
          bins.add(
            curves[1 - half](judgement.probability, judgement.circumstances), isRight: judgement.isRight,
            text: judged.text)
        }
      }
      print((folder as NSString).lastPathComponent, bins)
      all = all + bins
    }
    print("all", all)
  }

  private static func literal(_ curve: ConfidenceCurve) -> String {
    "[" + curve.weights.map { String(format: "%.3f", $0) }.joined(separator: ", ") + "]"
  }

  /// The judgements of two halves of a folder.
  private func judgements(_ folder: String) throws -> [Half] {
    let known = try options.readKnown(folder)
    var halves = [Half(), Half()]
    for half in 0..<2 {
      // A single document is damaged for both halves, by different seeds.
      let documents = known.count == 1 ? known : known.enumerated().filter { $0.offset % 2 == half }.map(\.element)
      if known.count > 1 || half == 0 {
        for document in documents { try judge(document, Self.knownWeight, &halves[half]) }
      }
      let damaged = DamagedDocuments(documents)
      let count = UInt64(options.damaged ?? 0)
      for seed in options.seed..<options.seed + count where seed % 2 == UInt64(half) {
        try judge(damaged.document(seed: seed), 1, &halves[half])
      }
    }
    return halves
  }

  private func judge(_ document: KnownAlignment, _ weight: Double, _ half: inout Half) throws {
    var parameters = try options.parameters()
    parameters.isCalibrated = false
    let aligned = document.aligned(options, .init(parameters: parameters), joint: joint)
    let traits = zip(document.documents, document.languages).map { SegmentTraits($0, language: $1) }
    let found = aligned.map { (first: $0.first, second: $0.second, beads: $1) }
    for (pair, beads) in aligned {
      let known = Set((document.beads[pair] ?? []).map { [$0.source, $0.target] })
      var (source, target) = (traits[pair.first], traits[pair.second])
      if joint {
        source.markLinks(in: found, of: pair.first, besides: pair.second)
        target.markLinks(in: found, of: pair.second, besides: pair.first)
      }
      for (bead, circumstances) in zip(beads, BeadCircumstances(source, target).of(beads)) {
        let judgement = ConfidenceCurve.Judgement(
          probability: bead.confidence, circumstances: circumstances,
          isRight: known.contains([bead.source, bead.target]), weight: weight)
        let judged = Judged(judgement: judgement, text: document.text(of: bead, pair))
        if Tally.isLink(bead) { half.links.append(judged) } else { half.omissions.append(judged) }
      }
    }
  }
}
