import UraModel

/// A paragraph of an office document: its texts with what stands between them.
///
/// In WordprocessingML (ECMA-376, part 1, 17.3) texts stand in runs, and a run ends wherever something was edited or looked up;
/// runs of the same format are one text here. In OpenDocument formats are elements around the text, and no text has one of its own.
struct OfficeParagraph {
  enum Item {
    /// What a run says in one place, and the run's properties.
    case text(String, format: WordRunFormat, range: Range<Int>)
    case code(OfficeCode)
    /// An element around runs: a hyperlink, a content control.
    case open(data: String, type: String?)
    case close(data: String)
  }

  /// A child of the paragraph: its range, and its items.
  private struct Child {
    var range: Range<Int>
    var items: Range<Int>
  }

  /// What it is: `p`, `h1`, or the name of its style.
  var block = "p"
  /// What it is to its readers, where that is not the part's.
  var role: DocumentParts.Role?
  /// The same text in another form, for programs that cannot show this one.
  var alternative: Range<Int>?
  /// From the first child with text to the last; nil where there is no text.
  private(set) var slot: Range<Int>?
  /// Those of the slot.
  private(set) var items: [Item] = []
  /// White space around the text, which is not the translator's business.
  private(set) var leading = ""
  private(set) var trailing = ""
  private var children: [Child] = []

  /// What the slot remembers.
  var style: String { alternative.map { "\($0.lowerBound) \($0.upperBound)" } ?? "" }

  static func alternative(ofStyle style: String) -> Range<Int>? {
    let bounds = style.split(separator: " ").compactMap { Int($0) }
    return bounds.count == 2 && bounds[0] <= bounds[1] ? bounds[0]..<bounds[1] : nil
  }

  /// Adds what was read of a child.
  mutating func append(_ items: [Item], at range: Range<Int>) {
    children.append(Child(range: range, items: self.items.count..<self.items.count + items.count))
    self.items += items
  }

  /// Leaves out what is not the translator's business: the children at the ends that have no text, and white space there.
  mutating func finish() {
    func hasText(_ child: Child) -> Bool { items[child.items].contains { $0.isText && !$0.isSpace } }
    guard let first = children.first(where: hasText), let last = children.last(where: hasText) else {
      items = []
      return
    }
    slot = first.range.lowerBound..<last.range.upperBound
    items = Array(items[first.items.lowerBound..<last.items.upperBound])
    trim()
    var copies = 0
    for (index, item) in items.enumerated() {
      guard case .code(var code) = item, code.source != nil else { continue }
      copies += 1
      code.data = "<\(code.data) n=\"\(copies)\"/>"
      items[index] = .code(code)
    }
  }

  private mutating func trim() {
    guard let first = items.firstIndex(where: { $0.isText && !$0.isSpace }),
      let last = items.lastIndex(where: { $0.isText && !$0.isSpace })
    else { return }
    leading = items[..<first].map(\.text).joined()
    trailing = items[(last + 1)...].map(\.text).joined()
    var kept = items[..<first].filter { !$0.isText } + items[first...last]
    let start = kept.count - (last - first) - 1
    let end = kept.count - 1
    kept += items[(last + 1)...].filter { !$0.isText }
    if case .text(let text, let format, let range) = kept[start] {
      let rest = text.drop { $0.isXMLSpace }
      leading += text[..<rest.startIndex]
      let place = min(range.lowerBound + text[..<rest.startIndex].utf8.count, range.upperBound)
      kept[start] = .text(String(rest), format: format, range: place..<range.upperBound)
    }
    if case .text(let text, let format, let range) = kept[end] {
      let rest = text[...(text.lastIndex { !$0.isXMLSpace } ?? text.startIndex)]
      let space = text[rest.endIndex...]
      trailing = space + trailing
      let place = max(range.lowerBound, range.upperBound - space.utf8.count)
      kept[end] = .text(String(rest), format: format, range: range.lowerBound..<place)
    }
    items = kept
  }

  /// The properties of most of the text that stands in no element of its own; what differs from them is codes.
  var format: WordRunFormat { Self.usual(items[...]) }

  /// The usual format of items up to the end of the element that they are in.
  private static func usual(_ items: ArraySlice<Item>) -> WordRunFormat {
    var counts: [WordRunFormat: (count: Int, first: Int)] = [:]
    var depth = 0
    loop: for (index, item) in items.enumerated() {
      switch item {
      case .open: depth += 1
      case .close:
        if depth == 0 { break loop }
        depth -= 1
      case .text(let text, let format, _) where depth == 0:
        counts[format, default: (0, index)].count += text.utf8.count
      default: continue
      }
    }
    // The first of several that are equally frequent.
    return counts.max { ($0.value.count, $1.value.first) < ($1.value.count, $0.value.first) }?.key ?? WordRunFormat()
  }

  /// The text with its codes.
  var text: OfficeText {
    var builder = Builder(usual: format)
    for (index, item) in items.enumerated() {
      switch item {
      case .text(let text, let format, let range): builder.append(text, format, range)
      case .code(let code): builder.append(code)
      case .open(let data, let type): builder.open(data, type: type, usual: Self.usual(items[(index + 1)...]))
      case .close(let data): builder.close(data)
      }
    }
    return builder.finished
  }
}

extension OfficeParagraph.Item {
  fileprivate var text: String { if case .text(let text, _, _) = self { text } else { "" } }
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
  fileprivate var isSpace: Bool {
    if case .text(let text, _, _) = self { text.allSatisfy(\.isXMLSpace) } else { false }
  }
}

/// What stands in a text and is none: a picture, a mark of a note, a bookmark, the code of a field.
struct OfficeCode {
  /// In bytes: longer markup is copied, and not shown to translators.
  static let longestData = 300

  /// How it is written; where `source` says what is copied, the name of the element, and a number in the paragraph from when that
  /// is complete.
  var data: String
  /// Long markup, and what has texts of its own inside, is copied from the file.
  var source: Range<Int>?
  /// The properties of its run; nil for what stands beside runs.
  var format: WordRunFormat?
  var type: String?
}

/// Puts the text of a paragraph together. A pair of codes stands around text of another format than is usual where it stands.
private struct Builder {
  private var result = OfficeText()
  /// Codes that are not in the text yet, so that they end up outside of a pair where one ends beside them.
  private var waiting: [OfficeCode] = []
  /// The elements that are open, the paragraph itself first.
  private var elements: [(usual: WordRunFormat, pair: String, changesFormat: Bool)]
  /// The format of the text at the end, and its pair where it is not the usual one.
  private var current: (format: WordRunFormat, pair: String)?

  init(usual: WordRunFormat) { elements = [(usual, "", false)] }

  private var usual: WordRunFormat { elements[elements.count - 1].usual }

  mutating func append(_ text: String, _ format: WordRunFormat, _ range: Range<Int>) {
    let here = current?.format ?? usual
    // White space looks the same in most formats; Word leaves much of it in another one than the words beside it.
    let format = text.allSatisfy(\.isXMLSpace) && !format.marksSpace && !here.marksSpace ? here : format
    if let current, current.format != format { closePair() }
    flush()
    if current == nil, format != usual {
      current = (format, result.open("<w:r>" + format.data, type: format.type))
    }
    result.append(text, at: range)
  }

  mutating func append(_ code: OfficeCode) {
    guard let last = waiting.last, last.source == nil, code.source == nil else {
      waiting.append(code)
      return
    }
    waiting[waiting.count - 1].data += code.data
  }

  mutating func open(_ data: String, type: String?, usual inner: WordRunFormat) {
    closePair()
    flush()
    let changesFormat = inner != usual
    let pair = result.open(changesFormat ? data + "<w:r>" + inner.data : data, type: type)
    elements.append((inner, pair, changesFormat))
  }

  mutating func close(_ data: String) {
    closePair()
    flush()
    guard elements.count > 1 else { return }
    let element = elements.removeLast()
    result.close(element.pair, element.changesFormat ? "</w:r>" + data : data)
  }

  private mutating func closePair() {
    if let current { result.close(current.pair, "</w:r>") }
    current = nil
  }

  private mutating func flush() {
    for code in waiting { result.append(InlineCode(.standalone, type: code.type, data: code.data)) }
    waiting = []
  }

  var finished: OfficeText {
    var copy = self
    copy.closePair()
    copy.flush()
    return copy.result
  }
}
