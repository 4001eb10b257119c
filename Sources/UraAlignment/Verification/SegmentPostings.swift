/// In which segments each word type of a document stands, each segment once, ascending.
struct SegmentPostings {
  let segmentCount: Int
  /// `segments[start[t]..<start[t + 1]]` are those of type t.
  private let start: [Int32]
  private let segments: [Int32]

  /// Of no document.
  init() { (segmentCount, start, segments) = (0, [0], []) }

  init(_ document: PreparedDocument) {
    segmentCount = document.segmentCount
    var start = [Int32](repeating: 0, count: document.types.count + 1)
    // Of each type: the segment before, so that none counts twice.
    var last = [Int32](repeating: -1, count: document.types.count)
    Self.forEachToken(of: document) { type, segment in
      if last[type] != segment { start[type + 1] += 1 }
      last[type] = segment
    }
    for type in last.indices {
      start[type + 1] += start[type]
      last[type] = -1
    }
    var segments = [Int32](repeating: 0, count: Int(start[start.count - 1]))
    var next = start
    Self.forEachToken(of: document) { type, segment in
      if last[type] == segment { return }
      segments[Int(next[type])] = segment
      next[type] += 1
      last[type] = segment
    }
    self.start = start
    self.segments = segments
  }

  private static func forEachToken(of document: PreparedDocument, _ body: (Int, Int32) -> Void) {
    for piece in 0..<document.pieceCount {
      for token in Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1]) {
        body(Int(document.tokens[token]), document.segmentOfPiece[piece])
      }
    }
  }

  func segments(of type: Int32) -> ArraySlice<Int32> { segments[Int(start[Int(type)])..<Int(start[Int(type) + 1])] }
}
