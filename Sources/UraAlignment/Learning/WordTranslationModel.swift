/// IBM model 1 (Brown, Della Pietra, Della Pietra and Mercer, 1993) in both directions: which word of one language gives which of the
/// other, estimated from sentence pairs by expectation maximisation. Words at like places of their sentences are preferred (`WordNearness`).
///
/// Works on dense ids in flat arrays; the cost per iteration is the number of word pairs that share a sentence pair.
struct WordTranslationModel {
  /// Sentences as ids; none repeats a word.
  struct Sentences {
    private(set) var start: [Int32] = [0]
    private(set) var tokens: [Int32] = []
    let typeCount: Int

    init(typeCount: Int) { self.typeCount = typeCount }

    mutating func append(_ sentence: some Sequence<Int32>) {
      tokens.append(contentsOf: sentence)
      start.append(Int32(tokens.count))
    }

    var count: Int { start.count - 1 }

    /// The places of a sentence's words in `tokens`.
    func words(_ sentence: Int) -> Range<Int> { Int(start[sentence])..<Int(start[sentence + 1]) }
  }

  /// The pairs of words that share a sentence pair: `targets[start[s]..<start[s + 1]]`, ascending.
  let start: [Int32]
  let targets: [Int32]
  /// The probability of the target word given the source word, and the other way round; in step with `targets`.
  let forward: [Float]
  let backward: [Float]
  /// In how many sentence pairs, by weight, each pair of words stands; in step with `targets`.
  let shared: [Float]

  /// - Parameter weights: how much each sentence pair counts; all 1 when empty.
  init(_ source: Sentences, _ target: Sentences, weights: [Float] = [], iterations: Int) {
    let weights = weights.isEmpty ? [Float](repeating: 1, count: source.count) : weights
    let pairs = WordPairs(source, target, weights: weights)
    let directions = Concurrently.map(2, pieces: source.count + target.count) { direction in
      direction == 0
        ? Self.forward(pairs, weights, iterations: iterations) : Self.backward(pairs, weights, iterations: iterations)
    }
    start = pairs.start
    targets = pairs.targets
    forward = directions[0]
    backward = directions[1]
    shared = pairs.shared
  }

  /// What is thought of a pair in one direction; side by side because both are wanted at the same time.
  private struct Estimate {
    var probability: Float
    /// How often the one was the other's translation, as far as is known.
    var count: Float = 0
  }

  /// Sentence pairs that weigh less teach nothing.
  private static let leastWeight: Float = 0.01

  /// The probabilities of target words given source words.
  private static func forward(_ pairs: WordPairs, _ weights: [Float], iterations: Int) -> [Float] {
    // Uniform at first: every candidate of a source word alike.
    var estimates: [Estimate] = []
    estimates.reserveCapacity(pairs.targets.count)
    for s in 0..<pairs.source.typeCount {
      let count = Int(pairs.start[s + 1] - pairs.start[s])
      estimates.append(contentsOf: repeatElement(Estimate(probability: 1 / Float(count)), count: count))
    }
    // Of the empty word, which is in every sentence.
    var empty = uniform(pairs.target.typeCount)
    let places = pairs.places.span
    let tokens = pairs.target.tokens.span
    var values = estimates.mutableSpan
    var nearness = WordNearness()
    // By word of a target sentence: the probabilities of its candidates, then what one of them is worth.
    var shares: [Float] = []
    for _ in 0..<iterations {
      for i in 0..<pairs.source.count where weights[i] >= leastWeight {
        let words = pairs.target.words(i)
        nearness.move(to: pairs.source.words(i).count, words.count)
        let near = nearness.factors.span
        let columns = nearness.columns.span
        let rows = zip(nearness.rows, stride(from: pairs.base[i], to: pairs.base[i + 1], by: max(words.count, 1)))
        shares.removeAll(keepingCapacity: true)
        for t in words { shares.append(empty[Int(tokens[unchecked: t])].probability) }
        var share = shares.mutableSpan
        for (place, row) in rows {
          for t in 0..<words.count {
            let factor = near[unchecked: place - columns[unchecked: t]]
            share[unchecked: t] += factor * values[unchecked: Int(places[unchecked: row + t])].probability
          }
        }
        for t in 0..<words.count {
          let total = share[unchecked: t]
          share[unchecked: t] = total > 0 ? weights[i] / total : 0
          let word = Int(tokens[unchecked: words.lowerBound + t])
          empty[word].count += share[unchecked: t] * empty[word].probability
        }
        for (place, row) in rows {
          for t in 0..<words.count {
            let factor = share[unchecked: t] * near[unchecked: place - columns[unchecked: t]]
            let pair = Int(places[unchecked: row + t])
            values[unchecked: pair].count += factor * values[unchecked: pair].probability
          }
        }
      }
      for s in 0..<pairs.source.typeCount {
        var total: Float = 0
        for k in Int(pairs.start[s])..<Int(pairs.start[s + 1]) { total += values[unchecked: k].count }
        for k in Int(pairs.start[s])..<Int(pairs.start[s + 1]) { take(total, &values[unchecked: k]) }
      }
      finish(&empty)
    }
    return estimates.map(\.probability)
  }

  /// The probabilities of source words given target words.
  private static func backward(_ pairs: WordPairs, _ weights: [Float], iterations: Int) -> [Float] {
    var candidates = [Float](repeating: 0, count: pairs.target.typeCount)
    for t in pairs.targets { candidates[Int(t)] += 1 }
    var estimates = pairs.targets.map { Estimate(probability: 1 / candidates[Int($0)]) }
    var empty = uniform(pairs.source.typeCount)
    let places = pairs.places.span
    var values = estimates.mutableSpan
    var nearness = WordNearness()
    for _ in 0..<iterations {
      for i in 0..<pairs.source.count where weights[i] >= leastWeight {
        let width = pairs.target.words(i).count
        nearness.move(to: pairs.source.words(i).count, width)
        let near = nearness.factors.span
        let columns = nearness.columns.span
        var row = pairs.base[i]
        for (place, s) in zip(nearness.rows, pairs.source.words(i)) {
          let word = Int(pairs.source.tokens[s])
          var total = empty[word].probability
          for t in 0..<width {
            let factor = near[unchecked: place - columns[unchecked: t]]
            total += factor * values[unchecked: Int(places[unchecked: row + t])].probability
          }
          let share = total > 0 ? weights[i] / total : 0
          for t in 0..<width {
            let factor = share * near[unchecked: place - columns[unchecked: t]]
            let pair = Int(places[unchecked: row + t])
            values[unchecked: pair].count += factor * values[unchecked: pair].probability
          }
          empty[word].count += share * empty[word].probability
          row += width
        }
      }
      var totals = [Float](repeating: 0, count: pairs.target.typeCount)
      for (k, t) in pairs.targets.enumerated() { totals[Int(t)] += values[unchecked: k].count }
      for (k, t) in pairs.targets.enumerated() { take(totals[Int(t)], &values[unchecked: k]) }
      finish(&empty)
    }
    return estimates.map(\.probability)
  }

  private static func uniform(_ count: Int) -> [Estimate] {
    .init(repeating: Estimate(probability: 1 / Float(max(count, 1))), count: count)
  }

  /// What the empty word has of the other language.
  private static func finish(_ empty: inout [Estimate]) {
    var total: Float = 0
    for estimate in empty { total += estimate.count }
    for index in empty.indices { take(total, &empty[index]) }
  }

  /// Makes counts of which all make `total` probabilities.
  @inline(__always)
  private static func take(_ total: Float, _ estimate: inout Estimate) {
    if total > 0 { estimate.probability = estimate.count / total }
    estimate.count = 0
  }
}
