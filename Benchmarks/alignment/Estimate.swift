import ArgumentParser
import UraAlignment
import UraModel

/// Estimates parameters by coordinate ascent on the likelihood of the known beads.
struct Estimate: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Option(help: "The parameters to move, separated by commas; all numbers of the model when nothing is given.")
  var names: String?

  @Option(help: "The first step, as a share of the parameter; it is halved each time nothing helps any more.")
  var step: Float = 0.2

  @Option(help: "How often to go through all parameters.")
  var rounds = 3

  func run() throws {
    var examples: [ParameterEstimation.Example] = []
    for folder in options.folders {
      for document in try options.read(folder) {
        for (pair, beads) in document.beads {
          let source = document.languages[pair.first]
          let target = document.languages[pair.second]
          examples.append(
            .init(
              source: document.documents[pair.first], source, target: document.documents[pair.second], target,
              knowledge: options.knowledge(source, target), beads: beads))
        }
      }
    }
    let estimation = ParameterEstimation(examples)
    var best = try options.parameters()
    let names = self.names.map { $0.split(separator: ",").map(String.init) } ?? AlignmentParameters.named.keys.sorted()
    var step = step
    for _ in 0..<rounds {
      best = estimation.improve(best, names, step: step) { print($0) }
      step /= 2
    }
    for name in names {
      if let path = AlignmentParameters.named[name] { print("\(name) = \(best[keyPath: path])") }
    }
  }
}
