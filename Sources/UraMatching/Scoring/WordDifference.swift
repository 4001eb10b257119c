/// Query and stored source word by word, for showing what changed.
package struct WordDifference: Sendable, Hashable {
  package enum Run: Sendable, Hashable {
    /// In both (case and the form of marks aside). UTF-8 offsets into the normalised texts.
    case same(query: Range<Int>, source: Range<Int>)
    /// In the query alone.
    case inserted(query: Range<Int>)
    /// In the source alone.
    case deleted(source: Range<Int>)
    case replaced(query: Range<Int>, source: Range<Int>)
  }

  /// In the order of the texts; neighbours of a kind are joined.
  package private(set) var runs: [Run] = []

  package init(_ query: TranslatorText, _ source: TranslatorText) {
    for step in TranslatorScore.aligned(query, source).alignment.steps {
      switch step {
      case .pair(let i, let j, let cost):
        let a = query.tokens[i].range
        let b = source.tokens[j].range
        let isSame = cost == 0 && !TokenAlignment.isChanged(query, i, source, j)
        append(isSame ? .same(query: a, source: b) : .replaced(query: a, source: b))
      case .added(let i, _): append(.inserted(query: query.tokens[i].range))
      case .missing(let j, _): append(.deleted(source: source.tokens[j].range))
      }
    }
  }

  private mutating func append(_ run: Run) {
    func joined(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> { a.lowerBound..<b.upperBound }
    guard let last = runs.last else {
      runs.append(run)
      return
    }
    switch (last, run) {
    case (.same(let a, let b), .same(let c, let d)):
      runs[runs.count - 1] = .same(query: joined(a, c), source: joined(b, d))
    case (.replaced(let a, let b), .replaced(let c, let d)):
      runs[runs.count - 1] = .replaced(query: joined(a, c), source: joined(b, d))
    case (.inserted(let a), .inserted(let c)): runs[runs.count - 1] = .inserted(query: joined(a, c))
    case (.deleted(let a), .deleted(let c)): runs[runs.count - 1] = .deleted(source: joined(a, c))
    default: runs.append(run)
    }
  }
}
