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
  /// In how many sentence pairs, by weight, each pair of words stands; in step with `targets`. Sentences must not repeat words.
  private(set) var shared: [Float]

  /// - Parameter weights: how much each sentence pair counts; all 1 when empty.
  init(_ source: Sentences, _ target: Sentences, weights: [Float] = [], iterations: Int) {
    (start, targets) = Self.pairs(source, target)
    probabilities = [Float](repeating: 1, count: targets.count)
    // Uniform at first: every candidate of a source word alike.
    for s in 0...source.typeCount {
      let range = Int(start[s])..<Int(start[s + 1])
      for k in range { probabilities[k] = 1 / Float(range.count) }
    }
    let places = Self.places(source, target, start, targets)
    let empty = Int(start[source.typeCount])
    var counts = [Float](repeating: 0, count: targets.count)
    for _ in 0..<iterations {
      for k in counts.indices { counts[k] = 0 }
      var position = 0
      for i in 0..<source.count {
        let weight = weights.isEmpty ? 1 : weights[i]
        let size = Int(source.start[i + 1] - source.start[i])
        for t in Int(target.start[i])..<Int(target.start[i + 1]) {
          let candidates = position..<position + size
          position += size
          if weight < 0.01 { continue }
          let none = empty + Int(target.tokens[t])
          var total = probabilities[none]
          for k in candidates { total += probabilities[Int(places[k])] }
          guard total > 0 else { continue }
          let share = weight / total
          for k in candidates { counts[Int(places[k])] += share * probabilities[Int(places[k])] }
          counts[none] += share * probabilities[none]
        }
      }
      for s in 0...source.typeCount {
        let range = Int(start[s])..<Int(start[s + 1])
        var total: Float = 0
        for k in range { total += counts[k] }
        if total > 0 { for k in range { probabilities[k] = counts[k] / total } }
      }
    }
    shared = [Float](repeating: 0, count: targets.count)
    var position = 0
    for i in 0..<source.count {
      let size = Int(source.start[i + 1] - source.start[i]) * Int(target.start[i + 1] - target.start[i])
      for k in position..<position + size { shared[Int(places[k])] += weights.isEmpty ? 1 : weights[i] }
      position += size
    }
  }

  /// Where the pair of each target word with each source word of its sentence stands in `targets`: by sentence, target word, source word.
  private static func places(
    _ source: Sentences, _ target: Sentences, _ start: [Int32], _ targets: [Int32]
  ) -> [Int32] {
    var base: [Int] = [0]
    base.reserveCapacity(source.count + 1)
    for i in 0..<source.count {
      base.append(
        base[i] + Int(source.start[i + 1] - source.start[i]) * Int(target.start[i + 1] - target.start[i]))
    }
    var result = [Int32](repeating: 0, count: base[source.count])
    // Source words by type, so that the places of one type's targets can be looked up in a table.
    let occurrences = Occurrences(source)
    var place = [Int32](repeating: 0, count: target.typeCount)
    for s in 0..<source.typeCount {
      for k in Int(start[s])..<Int(start[s + 1]) { place[Int(targets[k])] = Int32(k) }
      for o in Int(occurrences.start[s])..<Int(occurrences.start[s + 1]) {
        let i = Int(occurrences.sentences[o])
        let size = Int(source.start[i + 1] - source.start[i])
        var position = base[i] + Int(occurrences.positions[o])
        for t in Int(target.start[i])..<Int(target.start[i + 1]) {
          result[position] = place[Int(target.tokens[t])]
          position += size
        }
      }
    }
    return result
  }

  /// In which sentences, and where in them, each word type stands.
  private struct Occurrences {
    private(set) var start: [Int32]
    private(set) var sentences: [Int32]
    private(set) var positions: [Int32]

    init(_ text: Sentences) {
      start = [Int32](repeating: 0, count: text.typeCount + 1)
      for token in text.tokens { start[Int(token) + 1] += 1 }
      for s in 0..<text.typeCount { start[s + 1] += start[s] }
      var next = start
      sentences = [Int32](repeating: 0, count: text.tokens.count)
      positions = sentences
      for i in 0..<text.count {
        for k in Int(text.start[i])..<Int(text.start[i + 1]) {
          let token = Int(text.tokens[k])
          sentences[Int(next[token])] = Int32(i)
          positions[Int(next[token])] = Int32(k) - text.start[i]
          next[token] += 1
        }
      }
    }
  }

  /// The probability of a target word given a source word.
  func probability(of target: Int32, from source: Int32) -> Float {
    let place = place(of: target, from: source)
    return place >= 0 ? probabilities[place] : 0
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
    let occurrences = Occurrences(source)
    var stamp = [Int32](repeating: -1, count: target.typeCount)
    var start: [Int32] = [0]
    var targets: [Int32] = []
    for s in 0..<source.typeCount {
      let begin = targets.count
      for k in Int(occurrences.start[s])..<Int(occurrences.start[s + 1]) {
        let i = Int(occurrences.sentences[k])
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
