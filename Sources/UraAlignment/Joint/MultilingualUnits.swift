import UraModel

/// Unites the beads of all pairs: segments that any pair links are in one unit.
enum MultilingualUnits {
  static func units(
    of pairs: [JointAlignment.Pair: [Bead]], languages: [LanguageTag], counts: [Int]
  ) -> [MultilingualBead] {
    var base: [Int] = [0]
    for count in counts { base.append(base[base.count - 1] + count) }
    var sets = DisjointSets(count: base[languages.count])
    var confidence = [Double](repeating: 1, count: base[languages.count])
    var isCrossing = [Bool](repeating: false, count: base[languages.count])
    for (pair, beads) in pairs {
      guard let a = languages.firstIndex(of: pair.source), let b = languages.firstIndex(of: pair.target) else {
        continue
      }
      for bead in beads {
        let members = bead.source.map { base[a] + $0 } + bead.target.map { base[b] + $0 }
        guard let first = members.first else { continue }
        for member in members {
          confidence[member] = min(confidence[member], bead.confidence)
          isCrossing[member] = isCrossing[member] || bead.isCrossing
          if !bead.source.isEmpty && !bead.target.isEmpty { sets.join(first, member) }
        }
      }
    }
    var members: [Int: Int] = [:]
    var result: [(segments: [[Int]], confidence: Double, isCrossing: Bool)] = []
    for language in languages.indices {
      for segment in 0..<counts[language] {
        let node = base[language] + segment
        let root = sets.root(node)
        let unit: Int
        if let known = members[root] {
          unit = known
        } else {
          unit = result.count
          members[root] = unit
          result.append((.init(repeating: [], count: languages.count), 1, false))
        }
        result[unit].segments[language].append(segment)
        result[unit].confidence = min(result[unit].confidence, confidence[node])
        result[unit].isCrossing = result[unit].isCrossing || isCrossing[node]
      }
    }
    return DocumentOrder.sorted(result.map(\.segments)).map { index in
      var segments: [LanguageTag: [Int]] = [:]
      for (language, list) in zip(languages, result[index].segments) where !list.isEmpty { segments[language] = list }
      var unit = MultilingualBead(segments: segments, confidence: result[index].confidence)
      unit.isCrossing = result[index].isCrossing
      return unit
    }
  }
}

/// Orders units so that each language's segments ascend as far as the units allow.
enum DocumentOrder {
  /// The indices of the units in order. A unit follows when it is next in every language that it has; where units cross,
  /// the one that is next in most of its languages.
  static func sorted(_ units: [[[Int]]]) -> [Int] {
    guard let languageCount = units.first?.count else { return [] }
    var queues = (0..<languageCount).map { language in
      units.indices.filter { !units[$0][language].isEmpty }.sorted {
        (units[$0][language][0], $0) < (units[$1][language][0], $1)
      }[...]
    }
    var isDone = [Bool](repeating: false, count: units.count)
    var result: [Int] = []
    while result.count < units.count {
      var best: (unit: Int, ready: Int, size: Int)?
      for language in 0..<languageCount {
        while let first = queues[language].first, isDone[first] { queues[language].removeFirst() }
        guard let unit = queues[language].first else { continue }
        let size = units[unit].count { !$0.isEmpty }
        let ready = queues.indices.count { queues[$0].first(where: { !isDone[$0] }) == unit }
        if ready == size {
          best = (unit, ready, size)
          break
        }
        if best.map({ ready * $0.size > $0.ready * size }) ?? true { best = (unit, ready, size) }
      }
      guard let next = best else { break }
      isDone[next.unit] = true
      result.append(next.unit)
    }
    return result
  }
}
