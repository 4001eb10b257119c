import ArgumentParser
import Foundation
import UraAlignment
import UraModel

/// Measures the aligner on documents whose beads are known, and estimates its parameters on them.
@main
struct AlignmentBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "AlignmentBenchmark",
    subcommands: [
      Score.self, Long.self, Estimate.self, Calibrate.self, Ablation.self, Properties.self,
      Verify.self,
    ],
    defaultSubcommand: Score.self)
}

/// What all commands need: where the documents are, which of them, and with which parameters.
struct CommonOptions: ParsableArguments {
  @Argument(help: "Folders of documents with known beads; see KnownAlignment.read.")
  var folders: [String]

  @Option(help: "Only the documents with these places in the folder, counted from 1: 7-12.")
  var documents: String?

  @Option(
    help:
      "Instead of each folder's documents, so many made anew of them: other neighbours, sentences joined, left out, put in."
  )
  var damaged: Int?

  @Option(help: "The first seed of the damage; each document has its own.")
  var seed: UInt64 = 1

  @Option(name: .customLong("set"), help: "A parameter's value: hitBase=0.6")
  var values: [String] = []

  @Flag(name: .customLong("no-built-in"), help: "Without lexicons and names.")
  var noBuiltIn = false

  func parameters() throws -> AlignmentParameters {
    var parameters = AlignmentParameters.standard
    for value in values {
      let parts = value.split(separator: "=")
      guard parts.count == 2, let path = AlignmentParameters.named[String(parts[0])], let number = Float(parts[1])
      else { throw ValidationError("expected NAME=VALUE, found \(value)") }
      parameters[keyPath: path] = number
    }
    return parameters
  }

  /// The documents of a folder, or what was made anew of them.
  func read(_ folder: String) throws -> [KnownAlignment] {
    let known = try readKnown(folder)
    guard let damaged else { return known }
    let documents = DamagedDocuments(known)
    return (0..<UInt64(damaged)).map { documents.document(seed: seed + $0) }
  }

  func readKnown(_ folder: String) throws -> [KnownAlignment] {
    let all = try KnownAlignment.read(folder)
    guard let documents else { return all }
    let ends = documents.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first >= 1 else {
      throw ValidationError("expected FIRST-LAST, found \(documents)")
    }
    return Array(all.dropFirst(first - 1).prefix(last - first + 1))
  }

  func knowledge(_ source: LanguageTag, _ target: LanguageTag) -> AlignmentKnowledge {
    noBuiltIn ? .none : .builtIn(source: source, target: target)
  }
}

/// Processor seconds of this process so far.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

extension KnownAlignment {
  /// The beads that the aligner finds for each pair of languages.
  func aligned(
    _ options: CommonOptions, _ alignment: UraAlignment.AlignmentOptions, joint: Bool
  ) -> [Pair: [Bead]] {
    var result: [Pair: [Bead]] = [:]
    if joint {
      let aligner = JointAligner(options: alignment) { [options] in options.knowledge($0, $1) }
      let found = aligner.align(Dictionary(uniqueKeysWithValues: zip(languages, documents)), order: languages).pairs
      for pair in beads.keys {
        result[pair] = found[.init(source: languages[pair.first], target: languages[pair.second])] ?? []
      }
    } else {
      for pair in beads.keys {
        let source = languages[pair.first]
        let target = languages[pair.second]
        result[pair] = SentenceAligner(
          source: source, target: target, knowledge: options.knowledge(source, target), options: alignment
        ).align(documents[pair.first], documents[pair.second])
      }
    }
    return result
  }
}
