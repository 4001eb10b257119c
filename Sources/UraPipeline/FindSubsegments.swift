import UraAlignment
import UraMatching
package import UraMemory
import UraModel

/// The journey of a query's parts: the longest stretches that the memories know, with their translations where the words'
/// alignment shows them.
package struct FindSubsegments: Sendable {
  private let lookUp: LookUp
  private let locator: PhraseLocator

  /// In the memories, languages and units of a lookup.
  package init(_ lookUp: LookUp) {
    self.lookUp = lookUp
    locator = PhraseLocator(from: lookUp.source, to: lookUp.target)
  }

  /// The longest first; of a stretch that several memories have, what the first says.
  package func callAsFunction(_ query: String, limit: Int = 5) throws -> [Subsegment] {
    var result: [Subsegment] = []
    for entry in lookUp.sources {
      let found = try entry.memory.subsegments(
        of: query, from: lookUp.source, to: lookUp.target, filter: lookUp.options.filter, limit: limit, examples: 20)
      for subsegment in found where !result.contains(where: { $0.text.contains(subsegment.text) }) {
        result.removeAll { subsegment.text.contains($0.text) }
        result.append(located(subsegment))
      }
    }
    return Array(result.sorted { $0.text.count > $1.text.count }.prefix(limit))
  }

  private func located(_ subsegment: Subsegment) -> Subsegment {
    var result = subsegment
    let ranges = locator.ranges(
      of: subsegment.examples.map { .init(source: $0.source, range: $0.sourceRange, target: $0.target) })
    for (index, range) in ranges.enumerated() { result.examples[index].targetRange = range }
    return result
  }
}
