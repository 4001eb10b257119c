/// IBM model 1 (Brown, Della Pietra, Della Pietra and Mercer, 1993): which word of one language gives which of the other,
/// estimated from sentence pairs by expectation maximisation.
///
/// Works on dense ids in flat arrays; the cost per iteration is the number of word pairs that share a sentence pair.
struct WordTranslationModel {
  /// Sentences as ids: sentence i is `tokens[start[i]..<start[i + 1]]`.
  struct Sentences {
    var start: [Int32] = [0]
    var tokens: [Int32] = []
    var typeCount: Int

    mutating func append(_ sentence: some Sequence<Int32>) {
      tokens.append(contentsOf: sentence)
      start.append(Int32(tokens.count))
    }

    var count: Int { start.count - 1 }
  }

  /// `targets[start[s]..<start[s + 1]]`, ascending, with `probabilities` in step; the last s is the empty word.
  private(set) var start: [Int32]
  private(set) var targets: [Int32]
  private(set) var probabilities: [Float]

  /// - Parameter weights: how much each sentence pair counts; all 1 when empty.
  init(_ source: Sentences, _ target: Sentences, weights: [Float] = [], iterations: Int) {
    let empty = Int32(source.typeCount)
    (start, targets) = Self.pairs(source, target)
    probabilities = [Float](repeating: 1, count: targets.count)
    // Uniform at first: every candidate of a source word alike.
    for s in 0...source.typeCount {
      let range = Int(start[s])..<Int(start[s + 1])
      for k in range { probabilities[k] = 1 / Float(range.count) }
    }
    var counts = [Float](repeating: 0, count: targets.count)
    var places: [Int] = []
    for _ in 0..<iterations {
      for k in counts.indices { counts[k] = 0 }
      for i in 0..<source.count {
        let weight = weights.isEmpty ? 1 : weights[i]
        if weight < 0.01 { continue }
        let sources = Int(source.start[i])..<Int(source.start[i + 1])
        for t in Int(target.start[i])..<Int(target.start[i + 1]) {
          places.removeAll(keepingCapacity: true)
          var total: Float = 0
          for s in sources {
            let place = place(of: target.tokens[t], from: source.tokens[s])
            places.append(place)
            total += probabilities[place]
          }
          let place = place(of: target.tokens[t], from: empty)
          places.append(place)
          total += probabilities[place]
          guard total > 0 else { continue }
          for place in places { counts[place] += weight * probabilities[place] / total }
        }
      }
      for s in 0...source.typeCount {
        let range = Int(start[s])..<Int(start[s + 1])
        var total: Float = 0
        for k in range { total += counts[k] }
        if total > 0 { for k in range { probabilities[k] = counts[k] / total } }
      }
    }
  }

  /// The probability of a target word given a source word.
  func probability(of target: Int32, from source: Int32) -> Float {
    let place = place(of: target, from: source)
    return place >= 0 ? probabilities[place] : 0
  }

  /// In how many sentence pairs, by weight, each pair of words stands; in step with `targets`. Sentences must not repeat words.
  func sharedWeights(_ source: Sentences, _ target: Sentences, _ weights: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: targets.count)
    for i in 0..<source.count {
      for s in Int(source.start[i])..<Int(source.start[i + 1]) {
        for t in Int(target.start[i])..<Int(target.start[i + 1]) {
          let place = place(of: target.tokens[t], from: source.tokens[s])
          if place >= 0 { result[place] += weights.isEmpty ? 1 : weights[i] }
        }
      }
    }
    return result
  }

  func place(of target: Int32, from source: Int32) -> Int {
    var low = Int(start[Int(source)])
    var high = Int(start[Int(source) + 1])
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < Int(start[Int(source) + 1]) && targets[low] == target ? low : -1
  }

  /// The distinct pairs that share a sentence pair, by source.
  private static func pairs(_ source: Sentences, _ target: Sentences) -> (start: [Int32], targets: [Int32]) {
    // Which sentences each source type is in; the empty word is in all.
    var first = [Int32](repeating: 0, count: source.typeCount + 2)
    for token in source.tokens { first[Int(token) + 1] += 1 }
    for s in 0..<source.typeCount { first[s + 1] += first[s] }
    var next = first
    var sentences = [Int32](repeating: 0, count: source.tokens.count)
    for i in 0..<source.count {
      for k in Int(source.start[i])..<Int(source.start[i + 1]) {
        let token = Int(source.tokens[k])
        sentences[Int(next[token])] = Int32(i)
        next[token] += 1
      }
    }
    var stamp = [Int32](repeating: -1, count: target.typeCount)
    var start: [Int32] = [0]
    var targets: [Int32] = []
    for s in 0..<source.typeCount {
      let begin = targets.count
      for k in Int(first[s])..<Int(first[s + 1]) {
        let i = Int(sentences[k])
        for t in Int(target.start[i])..<Int(target.start[i + 1]) where stamp[Int(target.tokens[t])] != Int32(s) {
          stamp[Int(target.tokens[t])] = Int32(s)
          targets.append(target.tokens[t])
        }
      }
      targets[begin...].sort()
      start.append(Int32(targets.count))
    }
    targets.append(contentsOf: 0..<Int32(target.typeCount))
    start.append(Int32(targets.count))
    return (start, targets)
  }
}
