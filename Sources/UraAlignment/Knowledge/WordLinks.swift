import UraModel

/// Which words of one document may translate which of the other, and how surely.
struct WordLinks {
  struct Link {
    var other: Int32
    /// 1...15, sixteenths of a strength.
    var level: UInt8
  }
  /// `links[start[t]..<start[t + 1]]` are the links of type t.
  private(set) var start: [Int32]
  private(set) var links: [Link]
  /// How surely each word would be translated as some source of knowledge says, as a level; 0 when none has it. Where one has, the
  /// word's silence means something.
  private(set) var known: [UInt8]

  /// Builds lists from unordered (type, link) rows; of equal pairs the strongest counts.
  init(typeCount: Int, rows: some Collection<(Int32, Link)>, known: [UInt8]) {
    var counts = [Int32](repeating: 0, count: typeCount + 1)
    for row in rows { counts[Int(row.0) + 1] += 1 }
    for i in 0..<typeCount { counts[i + 1] += counts[i] }
    var next = counts
    var sorted = [Link](repeating: Link(other: 0, level: 0), count: rows.count)
    for row in rows {
      sorted[Int(next[Int(row.0)])] = row.1
      next[Int(row.0)] += 1
    }
    start = [0]
    links = []
    links.reserveCapacity(rows.count)
    start.reserveCapacity(typeCount + 1)
    for type in 0..<typeCount {
      let list = sorted[Int(counts[type])..<Int(counts[type + 1])].sorted {
        ($0.other, $1.level) < ($1.other, $0.level)
      }
      var last: Int32 = -1
      for link in list where link.other != last {
        links.append(link)
        last = link.other
      }
      start.append(Int32(links.count))
    }
    self.known = known
  }

  /// The share of a document's words that something is known of.
  func coverage(_ document: PreparedDocument) -> Float {
    var known = 0
    for token in document.tokens where self.known[Int(token)] > 0 || start[Int(token)] < start[Int(token) + 1] {
      known += 1
    }
    return Float(known) / Float(max(document.tokens.count, 1))
  }
}
