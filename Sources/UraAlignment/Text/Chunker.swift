import UraText

/// A part of a sentence: a clause, or a few words of one. Where a translator joined two sentences, they lie in chunks side by side.
struct Chunk {
  /// What stands before the chunk.
  enum Border: UInt8 {
    /// Nothing but white space.
    case none
    /// A comma, a bracket.
    case weak
    /// A colon, a semicolon, a dash.
    case strong
  }
  var border: Border
  /// Letters, digits and marks.
  var length: Float
}

/// Cuts a piece into chunks: after every mark between words, and where a clause is long every few words.
struct Chunker {
  var chunks = [Chunk(border: .none, length: 0)]
  private var words = 0
  private var pending: Chunk.Border?
  /// A piece has no more chunks than about ten.
  private let wordLimit: Int

  static let chunkLimit = 12

  init(_ piece: ArraySlice<PieceToken>) {
    wordLimit = max(3, piece.count { $0.kind == .word || $0.kind == .number } / 6)
  }

  /// The chunk of what comes next.
  var index: UInt8 { UInt8(chunks.count - 1) }

  mutating func beginWord() {
    let isFull = words >= wordLimit
    if words > 0, pending != nil || isFull, chunks.count < Self.chunkLimit {
      chunks.append(Chunk(border: pending ?? .none, length: 0))
      words = 0
    }
    pending = nil
    words += 1
  }

  mutating func note(_ scalar: UInt32) {
    switch scalar {
    case 0x3A, 0x3B, 0x2013, 0x2014, 0x2026, 0x3F, 0x21, 0x2E: pending = .strong
    case 0x2C, 0x28, 0x29, 0x2D: if pending == nil { pending = .weak }
    default: break
    }
  }
}
