import ArgumentParser
import Foundation
import UraAlignment
import UraModel

/// Looks for documents on which the aligner breaks a property that it should have on every input.
///
/// - `cover`: every segment of both sides is in exactly one bead, in order;
/// - `mirror`: align(b, a) has the beads of align(a, b), sides exchanged;
/// - `ends`: the same sentence at both ends of both documents adds a bead at each end;
/// - `order`: several languages give the same beads and units in whatever order they are named.
struct Properties: ParsableCommand {
  @OptionGroup var options: CommonOptions

  @Option(help: "By how much the confidence of the same bead may differ.")
  var tolerance = 0.02

  @Flag(help: "Print the beads that differ.")
  var verbose = false

  func run() throws {
    var documents = 0
    var broken: [String: Int] = [:]
    var beads: [String: (differing: Int, all: Int)] = [:]
    func note(_ property: String, _ wrong: [Bead], of count: Int, _ document: String) {
      beads[property, default: (0, 0)].differing += wrong.count
      beads[property, default: (0, 0)].all += count
      guard !wrong.isEmpty else { return }
      broken[property, default: 0] += 1
      guard verbose else { return }
      print("\(property): \(document)")
      for bead in wrong { print("  \(bead.source)-\(bead.target) " + String(format: "%.2f", bead.confidence)) }
    }
    for folder in options.folders {
      for document in try options.read(folder) {
        for pair in document.beads.keys {
          documents += 1
          let source = document.documents[pair.first]
          let target = document.documents[pair.second]
          let aligner = aligner(document.languages[pair.first], document.languages[pair.second])
          let found = aligner.align(source, target)
          let name =
            "\((folder as NSString).lastPathComponent), \(document.name), "
            + "\(document.languages[pair.first])-\(document.languages[pair.second])"
          note("cover", uncovered(found, source.count, target.count), of: found.count, name)
          let back = self.aligner(document.languages[pair.second], document.languages[pair.first]).align(target, source)
          note("mirror", difference(found, back.map(mirrored)), of: found.count, name)
          note("ends", endsAreJoined(source, target, aligner), of: 2, name)
        }
        if document.languages.count > 2 {
          let (wrong, count) = orderDifference(document)
          note("order", wrong, of: count, document.name)
        }
      }
    }
    print("\(documents) documents")
    for (property, count) in beads.sorted(by: { $0.key < $1.key }) {
      print("\(property): broken in \(broken[property, default: 0]), \(count.differing) beads of \(count.all)")
    }
  }

  private func aligner(_ source: LanguageTag, _ target: LanguageTag) -> SentenceAligner {
    SentenceAligner(source: source, target: target, knowledge: options.knowledge(source, target))
  }

  /// Links that only one of the two has, or whose confidence differs.
  private func difference(_ one: [Bead], _ other: [Bead]) -> [Bead] {
    func key(_ bead: Bead) -> [[Int]] { [bead.source, bead.target] }
    let ours = Dictionary(one.map { (key($0), $0.confidence) }, uniquingKeysWith: { first, _ in first })
    let theirs = Dictionary(other.map { (key($0), $0.confidence) }, uniquingKeysWith: { first, _ in first })
    func differs(_ bead: Bead, _ others: [[[Int]]: Double]) -> Bool {
      guard let confidence = others[key(bead)] else { return true }
      return abs(confidence - bead.confidence) > tolerance
    }
    return one.filter { differs($0, theirs) } + other.filter { ours[key($0)] == nil }
  }

  private func mirrored(_ bead: Bead) -> Bead {
    Bead(source: bead.target, target: bead.source, confidence: bead.confidence)
  }

  /// Beads whose segments are missing, twice there or out of order.
  private func uncovered(_ beads: [Bead], _ sources: Int, _ targets: Int) -> [Bead] {
    let isWhole =
      beads.flatMap(\.source).sorted() == Array(0..<sources) && beads.flatMap(\.target).sorted() == Array(0..<targets)
    let starts = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { ($0.source[0], $0.target[0]) }
    let isOrdered = zip(starts, starts.dropFirst()).allSatisfy { $0.0 < $1.0 && $0.1 < $1.1 }
    return isWhole && isOrdered ? [] : beads
  }

  /// The beads that hold the added sentences, where they are more than these.
  private func endsAreJoined(_ source: [AlignmentSegment], _ target: [AlignmentSegment], _ aligner: SentenceAligner)
    -> [Bead]
  {
    func longer(_ segments: [AlignmentSegment]) -> [AlignmentSegment] {
      [AlignmentSegment(text: "Reuters, 14:35, Kyiv 2024.", paragraph: segments.first?.paragraph ?? 0)] + segments
        + [AlignmentSegment(text: "ISBN 978-617-7654-12-3, Oslo, 17.", paragraph: segments.last?.paragraph ?? 0)]
    }
    let beads = aligner.align(longer(source), longer(target))
    let wanted = [
      Bead(source: [0], target: [0], confidence: 1),
      Bead(source: [source.count + 1], target: [target.count + 1], confidence: 1),
    ]
    return wanted.filter { bead in !beads.contains { $0.source == bead.source && $0.target == bead.target } }
  }

  /// The pairs' beads that depend on the order of the languages; and how many there are.
  private func orderDifference(_ document: KnownAlignment) -> ([Bead], Int) {
    let documents = Dictionary(uniqueKeysWithValues: zip(document.languages, document.documents))
    let aligner = JointAligner { [options] in options.knowledge($0, $1) }
    let first = aligner.align(documents, order: document.languages)
    var wrong: [Bead] = []
    let languages = document.languages
    let orders = [languages.reversed(), Array(languages.dropFirst()) + languages.prefix(1)]
    for order in orders {
      let other = aligner.align(documents, order: order)
      for (pair, beads) in first.pairs {
        let same =
          other.pairs[pair] ?? other.pairs[.init(source: pair.target, target: pair.source)]?.map(mirrored) ?? []
        wrong += difference(beads, same)
      }
      let units = Set(first.units.map(\.segments))
      wrong += other.units.filter { !units.contains($0.segments) }.map { unit in
        Bead(
          source: unit.segments[languages[0]] ?? [], target: unit.segments[languages[1]] ?? [],
          confidence: unit.confidence)
      }
    }
    return (wrong, first.pairs.values.reduce(0) { $0 + $1.count } * orders.count)
  }
}
