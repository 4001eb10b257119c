import ArgumentParser
import Foundation
import UraAlignment
import UraModel

/// Fits the curve from the model's probability to the confidence on known beads.
struct Calibrate: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Flag(help: "Align three languages jointly.")
  var joint = false

  func run() throws {
    var parameters = try options.parameters()
    parameters.isCalibrated = false
    var judgements: [(probability: Double, isRight: Bool)] = []
    for folder in options.folders {
      for document in try options.read(folder) {
        let found = document.aligned(options, .init(parameters: parameters), joint: joint)
        for (pair, beads) in found {
          let known = Set((document.beads[pair] ?? []).map { [$0.source, $0.target] })
          for bead in beads where Tally.isLink(bead) {
            judgements.append((bead.confidence, known.contains([bead.source, bead.target])))
          }
        }
      }
    }
    let fit = ConfidenceCalibration(fitting: judgements)
    print("\(judgements.count) beads: slope \(fit.slope), shift \(fit.shift)")
  }
}
