import ArgumentParser
import Foundation
import UraAlignment
import UraModel

/// Strict F1 per folder with each source of knowledge and each part of the model left out, as a table.
struct Ablation: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Option(help: "A folder of documents with known beads that stand for a translation memory.")
  var memory: String?

  @Option(help: "A glossary: CSV with a column per language, | between alternatives.")
  var glossary: String?

  /// One row: what is changed, in the parameters and in the knowledge.
  private struct Row {
    var name: String
    var values: [String: Float] = [:]
    var knowledge: @Sendable (AlignmentKnowledge, LanguageTag, LanguageTag) -> AlignmentKnowledge = { known, _, _ in
      known
    }
  }

  private var rows: [Row] {
    get throws {
      var rows = [
        Row(name: "everything"),
        Row(name: "no starter lexicon") { _, a, b in .builtIn(source: a, target: b, without: .starterLexicon) },
        Row(name: "no names of countries, months ...") { _, a, b in .builtIn(source: a, target: b, without: .names) },
        Row(name: "no numbers in words") { _, a, b in .builtIn(source: a, target: b, without: .numbers) },
        Row(name: "no lexicon at all") { _, _, _ in .none },
        Row(name: "no cognates", values: ["minimumNameSimilarity": 2, "minimumWordSimilarity": 2]),
        Row(name: "nothing learned from the documents", values: ["rounds": 1]),
        Row(name: "no lengths", values: ["lengthBonus": 0, "lengthCap": 0]),
        Row(name: "no marks", values: ["questionWeight": 0, "quoteWeight": 0, "colonWeight": 0]),
        Row(name: "no paragraphs", values: ["paragraphWeight": 0]),
        Row(name: "no position", values: ["positionWeight": 0]),
        Row(name: "no cuts into parts", values: ["priorSplit": -1_000]),
        Row(name: "no adapted omissions and merges", values: ["priorAdaptation": 0, "mergeAdaptation": 0]),
      ]
      if let memory {
        let sentences = try Self.sentences(memory)
        rows.append(
          Row(name: "with a memory") { known, a, b in
            var result = known
            result.add(sentences: sentences(a, b), from: a, to: b)
            return result
          })
      }
      if let glossary {
        let terms = try Self.terms(glossary)
        rows.append(
          Row(name: "with a glossary") { known, a, b in
            var result = known
            result.add(terms: terms(a, b), from: a, to: b)
            return result
          })
      }
      return rows
    }
  }

  func run() throws {
    let names = options.folders.map { ($0 as NSString).lastPathComponent }
    print("| | " + names.joined(separator: " | ") + " |")
    print("|---" + String(repeating: "|---", count: names.count) + "|")
    for row in try rows {
      var parameters = try options.parameters()
      for (name, value) in row.values {
        if let path = AlignmentParameters.named[name] { parameters[keyPath: path] = value }
      }
      var cells: [String] = []
      for folder in options.folders {
        var tally = Tally()
        for document in try options.read(folder) {
          for (pair, gold) in document.beads {
            let source = document.languages[pair.first]
            let target = document.languages[pair.second]
            let aligner = SentenceAligner(
              source: source, target: target,
              knowledge: row.knowledge(options.knowledge(source, target), source, target),
              options: .init(parameters: parameters))
            tally.add(aligner.align(document.documents[pair.first], document.documents[pair.second]), gold: gold)
          }
        }
        cells.append(String(format: "%.3f", tally.f1))
      }
      print("| \(row.name) | " + cells.joined(separator: " | ") + " |")
    }
  }

  private typealias Pairs = @Sendable (LanguageTag, LanguageTag) -> [(source: String, target: String)]

  private static func sentences(_ folder: String) throws -> Pairs {
    let documents = try KnownAlignment.read(folder)
    return { a, b in
      documents.flatMap { document -> [(source: String, target: String)] in
        guard let i = document.languages.firstIndex(of: a), let j = document.languages.firstIndex(of: b) else {
          return []
        }
        return (document.beads[.init(first: i, second: j)] ?? []).filter(Tally.isLink).map { bead in
          (
            source: bead.source.map { document.documents[i][$0].text }.joined(separator: " "),
            target: bead.target.map { document.documents[j][$0].text }.joined(separator: " ")
          )
        }
      }
    }
  }

  private static func terms(_ path: String) throws -> Pairs {
    let lines = try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n")
    let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    let rows = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return { a, b in
      guard let i = header.firstIndex(of: a.description), let j = header.firstIndex(of: b.description) else {
        return []
      }
      return rows.flatMap { row -> [(source: String, target: String)] in
        guard row.count > max(i, j) else { return [] }
        return row[i].split(separator: "|").flatMap { one in
          row[j].split(separator: "|").map { (source: String(one), target: String($0)) }
        }
      }
    }
  }
}
