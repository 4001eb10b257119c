import UraModel

/// Finds the links between the words of two documents: equal, sounding alike, in a lexicon.
struct LinkFinder {
  let source: PreparedDocument
  let target: PreparedDocument
  let knowledge: AlignmentKnowledge
  let parameters: AlignmentParameters

  /// What is known of words, and behind that what was learned from the documents themselves.
  private var rows: [(source: Int32, target: Int32, level: UInt8)] = []
  private var knownCount = 0
  private var knownSource: [UInt8]
  private var knownTarget: [UInt8]

  init(
    _ source: PreparedDocument, _ target: PreparedDocument, knowledge: AlignmentKnowledge,
    parameters: AlignmentParameters
  ) {
    self.source = source
    self.target = target
    self.knowledge = knowledge
    self.parameters = parameters
    knownSource = [UInt8](repeating: 0, count: source.types.count)
    knownTarget = [UInt8](repeating: 0, count: target.types.count)
    addEqual()
    addLexicons()
    addCognates()
    knownCount = rows.count
  }

  /// The share of the words and numbers of both documents that a lexicon has.
  var lexiconCoverage: Float {
    var known = 0
    for token in source.tokens where knownSource[Int(token)] > 0 { known += 1 }
    for token in target.tokens where knownTarget[Int(token)] > 0 { known += 1 }
    return Float(known) / Float(max(source.tokens.count + target.tokens.count, 1))
  }

  static func level(_ strength: Float) -> UInt8 { UInt8(max(1, min(15, (strength * 15).rounded()))) }

  private mutating func addEqual() {
    var ids: [ExactText: Int32] = [:]
    for (id, type) in target.types.enumerated() { ids[ExactText(type.key)] = Int32(id) }
    for (id, type) in source.types.enumerated() {
      if type.kind == .number { knownSource[id] = 15 }
      guard let other = ids[ExactText(type.key)] else { continue }
      let strength: Float
      if type.kind == .number {
        strength = type.key.utf8.count > 1 ? 1 : 0.8
      } else if type.isName || target.types[Int(other)].isName {
        strength = type.key.utf8.count > 2 ? 1 : 0.6
      } else {
        strength = type.key.utf8.count > 4 ? 0.7 : 0.3
      }
      rows.append((Int32(id), other, Self.level(strength)))
    }
    for (id, type) in target.types.enumerated() where type.kind == .number { knownTarget[id] = 15 }
  }

  private mutating func addLexicons() {
    // The target's types by stem: `next[t]` is the type before t with the same stem, `newest[s]` the last one of stem s.
    var stems = StemTable()
    var newest: [Int32] = []
    var next: [Int32] = []
    for (id, type) in target.types.enumerated() {
      let stem = stems.insert(type.stem)
      if Int(stem) == newest.count { newest.append(-1) }
      next.append(newest[Int(stem)])
      newest[Int(stem)] = Int32(id)
    }
    for lexicon in knowledge.lexicons {
      for (id, type) in target.types.enumerated() {
        let strongest = lexicon.strongest(ofTarget: type.stem)
        if strongest > 0 { knownTarget[id] = max(knownTarget[id], Self.level(Float(strongest) / 255)) }
      }
      // The stems of the lexicon in that table; `unknown` where nobody asked yet.
      let unknown: Int32 = -2
      var stemOfEntry = [Int32](repeating: unknown, count: lexicon.targetStems.count)
      for (id, type) in source.types.enumerated() {
        let entries = lexicon.translations(of: type.stem)
        if let first = entries.first {
          knownSource[id] = max(knownSource[id], Self.level(Float(first.strength) / 255))
        }
        for entry in entries {
          let strength = Float(entry.strength) / 255
          if strength < parameters.minimumStrength { continue }
          var stem = stemOfEntry[Int(entry.target)]
          if stem == unknown {
            stem = stems.number(of: lexicon.targetStems[Int(entry.target)]) ?? -1
            stemOfEntry[Int(entry.target)] = stem
          }
          var other = stem < 0 ? -1 : newest[Int(stem)]
          while other >= 0 {
            rows.append((Int32(id), other, Self.level(strength)))
            other = next[Int(other)]
          }
        }
      }
    }
  }

  private mutating func addCognates() {
    let sides = Concurrently.map(2, pieces: source.pieceCount + target.pieceCount) { [source, target] side in
      SoundKeys((side == 0 ? source : target).types.map { $0.kind == .word ? $0.key : "" })
    }
    let (keys, otherKeys) = (sides[0], sides[1])
    var blocks = [[Int32]](repeating: [], count: 256)
    for (id, block) in otherKeys.blocks.enumerated() { if let block { blocks[Int(block)].append(Int32(id)) } }
    let minimum = min(parameters.minimumNameSimilarity, parameters.minimumWordSimilarity)
    for (id, block) in keys.blocks.enumerated() {
      guard let block else { continue }
      let isName = source.types[id].isName
      for other in blocks[Int(block)] {
        let similarity = keys.similarity(id, Int(other), in: otherKeys, minimum: minimum)
        guard similarity >= minimum else { continue }
        let areNames = isName && target.types[Int(other)].isName
        let least = areNames ? parameters.minimumNameSimilarity : parameters.minimumWordSimilarity
        guard similarity >= least else { continue }
        let strength = areNames ? similarity : similarity * parameters.wordSimilarityWeight
        rows.append((Int32(id), other, Self.level(strength)))
      }
    }
  }

  /// The links from the source's words to the target's, and back.
  var links: (forward: WordLinks, backward: WordLinks) {
    var knownSource = knownSource
    var knownTarget = knownTarget
    for row in rows[knownCount...] {
      knownSource[Int(row.source)] = max(knownSource[Int(row.source)], row.level)
      knownTarget[Int(row.target)] = max(knownTarget[Int(row.target)], row.level)
    }
    return (
      WordLinks(
        typeCount: source.types.count, rows: rows.lazy.map { ($0.source, .init(other: $0.target, level: $0.level)) },
        known: knownSource),
      WordLinks(
        typeCount: target.types.count, rows: rows.lazy.map { ($0.target, .init(other: $0.source, level: $0.level)) },
        known: knownTarget)
    )
  }

  /// Replaces what was learned from the documents themselves.
  mutating func setLearned(_ pairs: [(source: Int32, target: Int32, strength: Float)]) {
    rows.removeSubrange(knownCount...)
    for pair in pairs { rows.append((pair.source, pair.target, Self.level(pair.strength))) }
  }
}
