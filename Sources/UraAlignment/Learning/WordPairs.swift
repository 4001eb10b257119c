/// The pairs of words that share a sentence pair, and where the sentences have them.
struct WordPairs {
  let source: WordTranslationModel.Sentences
  let target: WordTranslationModel.Sentences
  /// `targets[start[s]..<start[s + 1]]`: the words that share a sentence pair with source word s, ascending.
  let start: [Int32]
  let targets: [Int32]
  /// In how many sentence pairs, by weight, each pair stands; in step with `targets`.
  let shared: [Float]
  /// The index in `targets` of each source word with each target word of its sentence: by sentence, source word, target word.
  let places: [Int32]
  /// Where in `places` each sentence begins; one more than sentences.
  let base: [Int]

  /// - Parameter weights: how much each sentence pair counts.
  init(_ source: WordTranslationModel.Sentences, _ target: WordTranslationModel.Sentences, weights: [Float]) {
    self.source = source
    self.target = target
    var base = [0]
    base.reserveCapacity(source.count + 1)
    for i in 0..<source.count { base.append(base[i] + source.words(i).count * target.words(i).count) }
    self.base = base
    var start: [Int32] = [0]
    var targets: [Int32] = []
    var shared: [Float] = []
    var places = [Int32](repeating: 0, count: base[source.count])
    start.reserveCapacity(source.typeCount + 1)
    let occurrences = Occurrences(source)
    let tokens = target.tokens.span
    // Of the word at hand: the words it was seen with, how often by weight, and where these stand in its list.
    var partners: [Int32] = []
    var weightOfWord = [Float](repeating: 0, count: target.typeCount)
    var placeOfWord = [Int32](repeating: -1, count: target.typeCount)
    for s in 0..<source.typeCount {
      let list = Int(occurrences.start[s])..<Int(occurrences.start[s + 1])
      partners.removeAll(keepingCapacity: true)
      var seen = weightOfWord.mutableSpan
      var place = placeOfWord.mutableSpan
      for o in list {
        let i = Int(occurrences.sentences[o])
        let weight = weights[i]
        for t in target.words(i) {
          let word = Int(tokens[unchecked: t])
          seen[unchecked: word] += weight
          if place[unchecked: word] < 0 {
            place[unchecked: word] = 0
            partners.append(Int32(word))
          }
        }
      }
      partners.sort()
      for word in partners {
        place[unchecked: Int(word)] = Int32(targets.count)
        targets.append(word)
        shared.append(seen[unchecked: Int(word)])
      }
      var out = places.mutableSpan
      for o in list {
        let words = target.words(Int(occurrences.sentences[o]))
        let row = base[Int(occurrences.sentences[o])] + Int(occurrences.positions[o]) * words.count - words.lowerBound
        for t in words { out[unchecked: row &+ t] = place[unchecked: Int(tokens[unchecked: t])] }
      }
      for word in partners {
        place[unchecked: Int(word)] = -1
        seen[unchecked: Int(word)] = 0
      }
      start.append(Int32(targets.count))
    }
    self.start = start
    self.targets = targets
    self.shared = shared
    self.places = places
  }

  /// In which sentences, and where in them, each word type stands.
  private struct Occurrences {
    private(set) var start: [Int32]
    private(set) var sentences: [Int32]
    private(set) var positions: [Int32]

    init(_ text: WordTranslationModel.Sentences) {
      start = [Int32](repeating: 0, count: text.typeCount + 1)
      for token in text.tokens { start[Int(token) + 1] += 1 }
      for s in 0..<text.typeCount { start[s + 1] += start[s] }
      var next = start
      sentences = [Int32](repeating: 0, count: text.tokens.count)
      positions = sentences
      for i in 0..<text.count {
        for (position, k) in text.words(i).enumerated() {
          let token = Int(text.tokens[k])
          sentences[Int(next[token])] = Int32(i)
          positions[Int(next[token])] = Int32(position)
          next[token] += 1
        }
      }
    }
  }
}
