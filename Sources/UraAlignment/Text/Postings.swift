/// In which pieces each word type stands, ascending.
struct Postings {
  /// `pieces[start[t]...]` are the pieces of type t. Each list lies between sentinels that are less and greater than every piece, so that
  /// a walk along it needs no other bound.
  let start: [Int32]
  let pieces: [Int32]

  /// Beside each list.
  private static let sentinels = 2

  init(_ document: PreparedDocument) {
    let count = document.types.count
    var start = [Int32](repeating: 0, count: count + 1)
    for token in document.tokens { start[Int(token) + 1] += 1 }
    start[0] = 1
    for type in 0..<count { start[type + 1] += start[type] + Int32(Self.sentinels) }
    var pieces = [Int32](repeating: .max, count: document.tokens.count + Self.sentinels * (count + 1))
    var next = start
    for type in start { pieces[Int(type) - 1] = .min }
    for piece in 0..<document.pieceCount {
      for t in Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1]) {
        let type = Int(document.tokens[t])
        pieces[Int(next[type])] = Int32(piece)
        next[type] += 1
      }
    }
    self.start = start
    self.pieces = pieces
  }

  /// How often a type stands in the document.
  func count(_ type: Int) -> Int { Int(start[type + 1] - start[type]) - Self.sentinels }

  /// The place in `pieces` of the first piece of a type that is not before `from`.
  func first(_ type: Int, from: Int) -> Int {
    var low = Int(start[type])
    var high = low + count(type)
    while low < high {
      let middle = (low + high) / 2
      if Int(pieces[middle]) < from { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
