import UraModel
import UraSegmentation
import UraText

/// A document made ready for alignment: pieces of words as dense ids in flat arrays.
///
/// A *piece* is a sentence of a segment. Segments that hold several sentences are cut, because translators omit and
/// join sentences, not segments: beads of pieces are found first and united to beads of segments afterwards.
struct PreparedDocument {
  let language: LanguageTag
  private(set) var segmentCount = 0
  /// The segment of each piece.
  private(set) var segmentOfPiece: [Int32] = []
  /// Letters, digits and marks of each piece, at least 1.
  private(set) var lengths: [Float] = []
  /// Whether the piece begins a paragraph.
  private(set) var beginsParagraph: [Bool] = []
  /// What the piece's punctuation says.
  private(set) var marks: [Marks] = []
  /// `tokens[tokenStart[p]..<tokenStart[p + 1]]` are the word types of piece p.
  private(set) var tokenStart: [Int32] = [0]
  private(set) var tokens: [Int32] = []
  /// `tokenChunk[t]` is the chunk of token t within its piece, from 0.
  private(set) var tokenChunk: [UInt8] = []
  /// The word types of each piece without repetition, ascending, and the chunk where each stands first:
  /// `words[wordStart[p]..<wordStart[p + 1]]`.
  private(set) var wordStart: [Int32] = [0]
  private(set) var words: [(type: Int32, chunk: UInt8)] = []
  /// The chunks of piece p are `chunkStart[p]..<chunkStart[p + 1]`; there is at least one.
  private(set) var chunkStart: [Int32] = [0]
  private(set) var chunks: [Chunk] = []
  /// The distinct words and numbers.
  private(set) var types: [WordType] = []

  var pieceCount: Int { segmentOfPiece.count }

  init(_ segments: some Sequence<AlignmentSegment>, language: LanguageTag) {
    self.language = language
    let tokenizer = Tokenizer(language: language)
    // That the built-in rules of a language can be read is for its tests to say; without rules a segment is one piece.
    let segmenter = try? Segmenter(language: language)
    var types = TypeTable(stemmer: .of(language))
    let scales = ScaleWords.of(language)
    var scratch: [PieceToken] = []
    var keys: [Int] = []
    var lastParagraph = -1
    for (index, segment) in segments.enumerated() {
      var text = segment.text
      let isNew = segment.paragraph != lastParagraph
      lastParagraph = segment.paragraph
      text.withUTF8 { utf8 in
        scratch.removeAll(keepingCapacity: true)
        tokenizer.forEachToken(in: utf8) { kind, range in scratch.append(PieceToken(kind: kind, range: range)) }
        let sentences = segmenter?.sentences(ofParagraph: utf8) ?? []
        for piece in Self.pieces(sentences, of: scratch) {
          append(
            scratch[piece], of: utf8, segment: index, beginsParagraph: piece.lowerBound == 0 && isNew, scales: scales,
            to: &types)
          appendWords(&keys)
        }
      }
      segmentCount += 1
    }
    self.types = types.types
  }

  /// The word types of some pieces, ascending, each once.
  func types(of pieces: Range<Int>) -> [Int32] {
    var result = Array(tokens[Int(tokenStart[pieces.lowerBound])..<Int(tokenStart[pieces.upperBound])])
    result.sort()
    var count = 0
    for type in result where count == 0 || result[count - 1] != type {
      result[count] = type
      count += 1
    }
    result.removeSubrange(count...)
    return result
  }

  /// The document without its chunks and the words that stand in them, which only the search for beads asks for.
  var withoutChunks: PreparedDocument {
    var result = self
    result.tokenChunk = []
    (result.wordStart, result.words) = ([0], [])
    (result.chunkStart, result.chunks) = ([0], [])
    return result
  }

  /// The tokens of each sentence; a segment of none is one piece too.
  private static func pieces(_ sentences: [Range<Int>], of tokens: [PieceToken]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for sentence in sentences.dropLast() {
      var end = start
      while end < tokens.count, tokens[end].range.lowerBound < sentence.upperBound { end += 1 }
      if end > start { result.append(start..<end) }
      start = end
    }
    if start < tokens.count || result.isEmpty { result.append(start..<tokens.count) }
    return result
  }

  private mutating func append(
    _ piece: ArraySlice<PieceToken>, of utf8: UnsafeBufferPointer<UInt8>, segment: Int, beginsParagraph begins: Bool,
    scales: ScaleWords, to table: inout TypeTable
  ) {
    var length: Float = 0
    var marks = Marks()
    var chunker = Chunker(piece)
    var i = piece.startIndex
    while i < piece.endIndex {
      let token = piece[i]
      switch token.kind {
      case .word:
        chunker.beginWord()
        table.addWord(UnsafeBufferPointer(rebasing: utf8[token.range])) { tokens.append($0) }
      case .number:
        chunker.beginWord()
        let last = NumberReader.endOfNumber(at: i, in: piece, utf8)
        let range = token.range.lowerBound..<piece[last - 1].range.upperBound
        let power =
          last < piece.endIndex && piece[last].kind == .word
          ? scales.power(of: UnsafeBufferPointer(rebasing: utf8[piece[last].range])) : 0
        table.addNumber(UnsafeBufferPointer(rebasing: utf8[range]), power: power) { tokens.append($0) }
        i = last - 1
      case .punctuation, .symbol:
        marks.note(token, utf8, isFirst: i == piece.startIndex)
        chunker.note(Tokenizer.scalar(at: token.range.lowerBound, in: utf8).0.value)
      }
      while tokenChunk.count < tokens.count { tokenChunk.append(chunker.index) }
      let size = Self.scalarCount(utf8, token.range)
      length += size
      chunker.chunks[chunker.chunks.count - 1].length += size
      i += 1
    }
    chunks += chunker.chunks
    chunkStart.append(Int32(chunks.count))
    segmentOfPiece.append(Int32(segment))
    lengths.append(max(length, 1))
    beginsParagraph.append(begins)
    self.marks.append(marks)
    tokenStart.append(Int32(tokens.count))
  }

  /// The words of the last piece.
  ///
  /// - Parameter keys: a word and its chunk in one number, because those are sorted quickest.
  private mutating func appendWords(_ keys: inout [Int]) {
    keys.removeAll(keepingCapacity: true)
    for t in Int(tokenStart[tokenStart.count - 2])..<tokens.count {
      keys.append(Int(tokens[t]) << 8 | Int(tokenChunk[t]))
    }
    keys.sort()
    var last: Int32 = -1
    for key in keys {
      let type = Int32(key >> 8)
      if type != last { words.append((type, UInt8(key & 0xFF))) }
      last = type
    }
    wordStart.append(Int32(words.count))
  }

  private static func scalarCount(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Float {
    var count: Float = 0
    for i in range where utf8[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// A token without its text.
struct PieceToken {
  var kind: Token.Kind
  /// UTF-8 offsets into the segment.
  var range: Range<Int>
}
