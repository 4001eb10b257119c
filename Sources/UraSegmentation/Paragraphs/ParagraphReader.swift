/// Divides text that arrives in chunks into paragraphs, by `ParagraphMode`. What it returns does not depend on the chunks.
struct ParagraphReader {
  private var lines = LineReader()
  private let mode: ParagraphMode
  private var open: OpenParagraph?
  private var ready: [Paragraph] = []
  private var nextReady = 0
  private var number = 0
  /// In `segmented` mode: whether the paragraph with `number` has a line.
  private var hasLine = false
  private var isFinished = false

  struct Paragraph {
    /// Offsets into `bytes`.
    var range: Range<Int>
    /// Counted from 0 over the document.
    var number: Int
  }

  private struct OpenParagraph {
    var range: Range<Int>
    var lastLine: Range<Int>
    /// Of the last line, made when a second one comes.
    var shape: LineShape?
    /// Whether the paragraph began with a list marker.
    var item: LineShape?
    var widest = 0
    var lineCount = 1

    mutating func shift(by count: Int) {
      range = range.lowerBound - count..<range.upperBound - count
      lastLine = lastLine.lowerBound - count..<lastLine.upperBound - count
    }
  }

  init(_ mode: ParagraphMode) { self.mode = mode }

  /// The text that ranges refer to; valid until the next `append` or `discardRead`.
  var bytes: [UInt8] { lines.buffer }
  /// The offset of `bytes[0]` in the whole text.
  var base: Int { lines.base }

  mutating func append(_ chunk: some Collection<UInt8>) {
    discardRead()
    lines.append(chunk)
  }

  mutating func finish() {
    lines.finish()
    isFinished = true
  }

  /// The next whole paragraph; `nil` when more text is needed or the text is over.
  mutating func next() -> Paragraph? {
    while nextReady == ready.count {
      guard let line = lines.next() else {
        if isFinished, open != nil {
          close()
          continue
        }
        return nil
      }
      take(line)
    }
    nextReady += 1
    return ready[nextReady - 1]
  }

  private mutating func discardRead() {
    ready.removeFirst(nextReady)
    nextReady = 0
    let openStart = open.map { min($0.range.lowerBound, $0.lastLine.lowerBound) }
    let end = ready.first?.range.lowerBound ?? openStart ?? consumed
    lines.discard(before: end)
    consumed -= end
    open?.shift(by: end)
    for index in ready.indices {
      ready[index].range = ready[index].range.lowerBound - end..<ready[index].range.upperBound - end
    }
  }

  /// The end of the last line taken.
  private var consumed = 0

  private mutating func take(_ line: LineReader.Line) {
    consumed = line.next
    let content = lines.buffer.withUnsafeBufferPointer { WhiteSpace.trimmed(line.content, in: $0) }
    if content.isEmpty {
      close()
      if mode == .segmented, hasLine {
        number += 1
        hasLine = false
      }
      return
    }
    switch mode {
    case .segmented:
      ready.append(Paragraph(range: content, number: number))
      hasLine = true
    case .lines:
      open = OpenParagraph(range: content, lastLine: line.content)
      close()
    case .blankLines, .wrapped: takeWrappable(line.content, content)
    }
    if line.endsParagraph { close() }
  }

  private mutating func takeWrappable(_ line: Range<Int>, _ content: Range<Int>) {
    guard var paragraph = open else {
      open = OpenParagraph(range: content, lastLine: line)
      return
    }
    let before = paragraph.shape ?? shape(paragraph.lastLine)
    let now = shape(line)
    if paragraph.lineCount == 1 { paragraph.item = before.marker == nil ? nil : before }
    let widest = max(paragraph.widest, before.width)
    if ParagraphBorder(mode: mode, item: paragraph.item, isFirst: paragraph.lineCount == 1, widest: widest)
      .isBetween(before, now)
    {
      close()
      open = OpenParagraph(range: content, lastLine: line, shape: now, widest: widest)
      return
    }
    paragraph.range = paragraph.range.lowerBound..<content.upperBound
    paragraph.lastLine = line
    paragraph.shape = now
    paragraph.widest = widest
    paragraph.lineCount += 1
    open = paragraph
  }

  private func shape(_ line: Range<Int>) -> LineShape {
    lines.buffer.withUnsafeBufferPointer { LineShape(UnsafeBufferPointer(rebasing: $0[line])) }
  }

  private mutating func close() {
    guard let paragraph = open else { return }
    ready.append(Paragraph(range: paragraph.range, number: number))
    number += 1
    open = nil
  }
}
