import UraModel

/// Splits a PO file into entries, line by line.
struct POScanner {
  enum Item {
    case entry(POEntry)
    /// An entry that is wrong, and what is wrong with it.
    case damaged(Diagnostic)
  }

  private let file: SkeletonFile
  /// The longest entry, in bytes.
  private let limit: Int
  private var position = 0
  /// A line that belongs to the next entry.
  private var entry = POEntry()
  private var previousKeyword: Keyword?
  private var problem: Diagnostic?

  private enum Keyword: Equatable {
    case context, id, plural
    case translation(Int?)
    case previousContext, previousID, previousPlural
  }

  init(_ file: SkeletonFile, limit: Int = XMLLimits().tokenBytes) {
    self.file = file
    self.limit = limit
  }

  /// The next entry; nil at the end.
  mutating func next() throws(InputError) -> Item? {
    entry = POEntry()
    entry.start = position
    previousKeyword = nil
    problem = nil
    var isEmpty = true
    while position < file.utf8.count {
      let start = position
      let end = file.utf8[start...].firstIndex(of: 0x0A) ?? file.utf8.count
      var content = start
      while content < end, Self.isSpace(file.utf8[content]) { content += 1 }
      if content == end {
        // A blank line ends an entry that has its message; comments of their own stand for themselves.
        position = min(end + 1, file.utf8.count)
        if entry.hasMessage || problem != nil { break }
        continue
      }
      if startsNewEntry(content, end) { break }
      if isEmpty { entry.start = start }
      isEmpty = false
      guard end - entry.start <= limit else { throw file.tooLong(at: entry.start, "entries", limit: limit) }
      readLine(content, end)
      position = min(end + 1, file.utf8.count)
    }
    if let problem { return .damaged(problem) }
    if isEmpty { return nil }
    if entry.hasMessage, entry.id == nil || entry.translations.isEmpty {
      return .damaged(
        diagnostic(
          entry.start, "po-incomplete-entry", "expected msgid and msgstr, found only one of them, complete the entry"))
    }
    return .entry(entry)
  }

  /// Without a blank line between, an entry ends where comments or a msgid follow its msgstr.
  private func startsNewEntry(_ start: Int, _ end: Int) -> Bool {
    guard !entry.translations.isEmpty else { return false }
    var line = file.utf8[start..<end]
    if line.starts(with: Array("#~".utf8)) {
      line = line.dropFirst(2).drop { Self.isSpace($0) }
      if line.first == UInt8(ascii: "|") { return true }
    } else if line.first == UInt8(ascii: "#") {
      return true
    }
    return !line.starts(with: Array("msgstr".utf8)) && line.first != UInt8(ascii: "\"")
  }

  private mutating func readLine(_ start: Int, _ end: Int) {
    let line = file.utf8[start..<end]
    guard line.first == UInt8(ascii: "#") else {
      readMessage(start, end, isPrevious: false)
      return
    }
    let rest = start + 2
    switch line.count > 1 ? line[start + 1] : 0x20 {
    case UInt8(ascii: "."): entry.extractedComments.append(comment(rest, end))
    case UInt8(ascii: ":"): entry.references.append(comment(rest, end))
    case UInt8(ascii: ","), UInt8(ascii: "="):
      let flags = comment(rest, end).split(separator: ",").map { $0.drop(while: \.isWhitespace) }
      entry.flags += flags.map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
    case UInt8(ascii: "|"): readMessage(rest, end, isPrevious: true)
    case UInt8(ascii: "~"):
      entry.isObsolete = true
      let isPrevious = rest < end && file.utf8[rest] == UInt8(ascii: "|")
      readMessage(isPrevious ? rest + 1 : rest, end, isPrevious: isPrevious)
    case 0x20, 0x09, 0x0D: entry.translatorComments.append(comment(rest, end))
    default: entry.translatorComments.append(comment(start + 1, end))
    }
  }

  private func comment(_ start: Int, _ end: Int) -> String {
    var start = min(start, end)
    var end = end
    if start < end, file.utf8[end - 1] == 0x0D { end -= 1 }
    // One space after the mark is the mark's.
    if start < end, start >= 2, file.utf8[start] == 0x20, file.utf8[start - 2] == UInt8(ascii: "#"),
      file.utf8[start - 1] != 0x20
    {
      start += 1
    }
    return file.text(start..<end)
  }

  private mutating func readMessage(_ start: Int, _ end: Int, isPrevious: Bool) {
    var index = start
    while index < end, Self.isSpace(file.utf8[index]) { index += 1 }
    if index == end { return }
    var keyword: Keyword?
    let wordStart = index
    var wordEnd = index
    if file.utf8[index] != UInt8(ascii: "\"") {
      while index < end, !Self.isSpace(file.utf8[index]), file.utf8[index] != UInt8(ascii: "\"") { index += 1 }
      keyword = Self.keyword(file.text(wordStart..<index), isPrevious: isPrevious)
      wordEnd = index
      guard keyword != nil else {
        fail(
          wordStart, "po-bad-keyword",
          "expected msgctxt, msgid, msgid_plural or msgstr, found '\(file.text(wordStart..<min(index, wordStart + 40)))', correct the line"
        )
        return
      }
      while index < end, Self.isSpace(file.utf8[index]) { index += 1 }
    }
    guard let bytes = POString.unescape(file.utf8[index..<end]) else {
      fail(
        index, "po-bad-string",
        "expected a string in quotes with known escapes, found '\(file.text(index..<min(end, index + 40)))', correct the line"
      )
      return
    }
    var close = end
    while close > index, file.utf8[close - 1] != UInt8(ascii: "\"") { close -= 1 }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      fail(
        index, "po-bad-string",
        "expected escapes that make text, found bytes that are no UTF-8, write the character itself")
      return
    }
    add(text, index..<close, keyword, at: wordStart..<wordEnd)
  }

  private mutating func add(_ text: String, _ range: Range<Int>, _ keyword: Keyword?, at word: Range<Int>) {
    guard let target = keyword ?? previousKeyword else {
      fail(
        range.lowerBound, "po-bad-string", "expected a keyword in front of the string, found none, add msgid or msgstr")
      return
    }
    previousKeyword = target
    let isFirst = keyword != nil
    func extend(_ message: POEntry.Message?) -> POEntry.Message {
      POEntry.Message(
        text: (message?.text ?? "") + text,
        range: (isFirst ? range.lowerBound : message?.range.lowerBound ?? 0)..<range.upperBound,
        keyword: isFirst ? word : message?.keyword ?? word)
    }
    switch target {
    case .context: entry.context = extend(entry.context)
    case .id:
      if isFirst, entry.id != nil {
        fail(
          range.lowerBound, "po-duplicate-keyword",
          "expected one msgid in an entry, found another, add a msgstr or remove it")
        return
      }
      entry.id = extend(entry.id)
    case .plural: entry.plural = extend(entry.plural)
    case .translation(let index):
      if isFirst {
        entry.translations.append((index, extend(nil)))
      } else if let last = entry.translations.popLast() {
        entry.translations.append((index, extend(last.message)))
      }
    case .previousContext: entry.previousContext = (entry.previousContext ?? "") + text
    case .previousID: entry.previousID = (entry.previousID ?? "") + text
    case .previousPlural: entry.previousPlural = (entry.previousPlural ?? "") + text
    }
  }

  private static func keyword(_ word: String, isPrevious: Bool) -> Keyword? {
    switch word {
    case "msgctxt": return isPrevious ? .previousContext : .context
    case "msgid": return isPrevious ? .previousID : .id
    case "msgid_plural": return isPrevious ? .previousPlural : .plural
    case "msgstr": return isPrevious ? nil : .translation(nil)
    default:
      guard !isPrevious, word.hasPrefix("msgstr["), word.hasSuffix("]"),
        let index = Int(word.dropFirst(7).dropLast()), (0..<100).contains(index)
      else { return nil }
      return .translation(index)
    }
  }

  private mutating func fail(_ offset: Int, _ code: String, _ message: String) {
    if problem == nil { problem = diagnostic(offset, code, message) }
  }

  private func diagnostic(_ offset: Int, _ code: String, _ message: String) -> Diagnostic {
    Diagnostic(.error, at: file.location(of: offset), code: code, message)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
