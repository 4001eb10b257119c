import UraModel

/// An element whose content is a text: where it stands, and the pieces it consists of.
struct XMLTextElement {
  enum Piece {
    case text(String, isCDATA: Bool)
    case start(name: String, raw: String, isEmpty: Bool)
    case end(raw: String)
    /// A comment or a processing instruction.
    case other(raw: String)
  }

  /// Of the whole element.
  let range: Range<Int>
  /// Of what is between its tags; the whole element where it is written `<name/>`.
  let slot: Range<Int>
  let isEmptyElement: Bool
  let name: String
  let pieces: [Piece]

  /// The texts, without markup.
  var plainText: String {
    pieces.reduce(into: "") { if case .text(let text, _) = $1 { $0 += text } }
  }

  /// Whether the text is one CDATA section, with white space around it at most.
  var isCDATA: Bool {
    var count = 0
    for piece in pieces {
      switch piece {
      case .text(_, isCDATA: true): count += 1
      case .text(let text, isCDATA: false) where text.allSatisfy(\.isWhitespace): continue
      default: return false
      }
    }
    return count == 1
  }

  /// What the encoder of the slot needs to know.
  var style: String { isEmptyElement ? "empty" : isCDATA ? "cdata" : "" }

  /// The text with its markup as inline codes.
  ///
  /// - Parameters:
  ///   - locked: names of elements whose content is not translated: each is one code.
  ///   - text: makes the format's text of XML's; called in order.
  func content(locked: Set<String> = [], text: (String, Bool) -> String) -> InlineText {
    var result = InlineText()
    var open: [String] = []
    var pairs = 0
    var lock: (depth: Int, raw: String)?
    for piece in pieces {
      if let current = lock {
        var raw = current.raw
        var depth = current.depth
        switch piece {
        case .text(let inner, let isCDATA): raw += isCDATA ? "<![CDATA[\(inner)]]>" : XMLEscaping.escaped(inner)
        case .start(_, let tag, let isEmpty):
          raw += tag
          depth += isEmpty ? 0 : 1
        case .end(let tag):
          if !tag.isEmpty {
            raw += tag
            depth -= 1
          }
        case .other(let other): raw += other
        }
        lock = (depth, raw)
        if depth == 0 {
          result.append(InlineCode(.standalone, type: "x-locked", data: raw))
          lock = nil
        }
        continue
      }
      switch piece {
      case .text(let inner, let isCDATA): result.append(text(inner, isCDATA))
      case .start(_, let tag, isEmpty: true): result.append(InlineCode(.standalone, data: tag))
      case .start(let name, let tag, isEmpty: false):
        if locked.contains(name) {
          lock = (1, tag)
        } else {
          pairs += 1
          open.append(String(pairs))
          result.append(InlineCode(.opening, pairID: String(pairs), type: name, data: tag))
        }
      case .end(let tag):
        // The end of `<name/>` has no bytes of its own.
        if !tag.isEmpty { result.append(InlineCode(.closing, pairID: open.popLast(), data: tag)) }
      case .other(let raw): result.append(InlineCode(.standalone, type: "x-comment", data: raw))
      }
    }
    return result
  }
}

extension XMLScanner {
  /// The element whose `start` is the current event, to its end.
  func textElement() throws(InputError) -> XMLTextElement {
    let start = offset
    let innerStart = endOffset
    let isEmpty = isEmptyElement
    let name = name
    let depth = depth
    var pieces: [XMLTextElement.Piece] = []
    var wasEmpty = isEmpty
    while true {
      switch try next() {
      case .text: pieces.append(.text(text, isCDATA: isCDATA))
      case .start:
        pieces.append(.start(name: self.name, raw: raw, isEmpty: isEmptyElement))
        wasEmpty = isEmptyElement
        continue
      case .end:
        if self.depth < depth {
          let end = endOffset
          return XMLTextElement(
            range: start..<end, slot: isEmpty ? start..<end : innerStart..<offset, isEmptyElement: isEmpty, name: name,
            pieces: pieces)
        }
        pieces.append(.end(raw: wasEmpty ? "" : raw))
      case .comment, .instruction: pieces.append(.other(raw: raw))
      case .doctype, .finished:
        throw failure("xml-unexpected-end", "expected </\(name)>, found none, close the element")
      }
      wasEmpty = false
    }
  }
}

extension XMLEscaping {
  /// Character data.
  static func escaped(_ text: String) -> String {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { append($0, to: &bytes, isAttribute: false) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a CDATA section can hold; `]]>` is divided between two.
  static func section(_ text: String) -> String { "<![CDATA[\(text.replacing("]]>", with: "]]]]><![CDATA[>"))]]>" }
}

extension SkeletonDocument {
  /// The content of an XML element for its slot: codes that are markup as they are, other codes as text.
  ///
  /// - Parameter text: escapes what the format escapes beyond XML.
  func xmlContent(
    _ content: InlineText, for slot: TextSlot, text: (String) -> String = \.self
  ) throws(InputError) -> String {
    if slot.style == "cdata" { return XMLEscaping.section(text(content.nativeText)) }
    var isWithMarkup = false
    let inner = content.native {
      XMLEscaping.escaped(text($0))
    } code: { code in
      guard code.data.hasPrefix("<"), code.data.hasSuffix(">") else {
        return XMLEscaping.escaped(text(code.data.isEmpty ? code.equivalent ?? "" : code.data))
      }
      isWithMarkup = true
      return code.data
    }
    if isWithMarkup, !Self.isWellFormed(inner) {
      throw failure(
        at: slot, "mismatched-codes",
        "expected inline codes that nest as elements do, found '\(inner.prefix(80))', correct the translation's codes")
    }
    guard slot.style == "empty" else { return inner }
    let tag = file.text(slot.range)
    let name = tag.dropFirst().prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" }
    return inner.isEmpty ? tag : "\(tag.dropLast(2))>\(inner)</\(name)>"
  }

  static func isWellFormed(_ fragment: String) -> Bool {
    let scanner = XMLScanner(BytesInMemory(Array("<r>\(fragment)</r>".utf8)), path: "")
    do throws(InputError) {
      while try scanner.next() != .finished {}
      return true
    } catch {
      return false
    }
  }
}

extension SkeletonFile {
  /// The encoding of an XML declaration; one that can be read as ASCII is not UTF-16, whatever it says.
  static func xmlEncoding(of bytes: MappedBytes) -> String? {
    InputFile.declaredEncoding(Array(bytes.prefix(1024))).flatMap { $0.lowercased().hasPrefix("utf-16") ? nil : $0 }
  }

  /// A scanner over the file, whose offsets are those of `utf8`.
  func scanner(limits: XMLLimits) -> XMLScanner { XMLScanner(MappedSource(utf8), path: path, limits: limits) }
}

extension XMLScanner {
  /// The name of the root element, whose `start` is then the current event.
  func root() throws(InputError) -> String {
    while true {
      switch try next() {
      case .start: return name
      case .finished: throw failure("xml-no-root", "expected an XML document, found no element, name the format")
      default: continue
      }
    }
  }

  /// Goes on after an error at whichever of several elements comes next; false when there is none.
  func resynchronize(in file: SkeletonFile, after elements: [String], depth: Int) throws(InputError) -> Bool {
    let utf8 = file.utf8
    let names = elements.map { Array($0.utf8) }
    var index = min(max(offset + 1, 0), utf8.count)
    while index < utf8.count {
      if index & 0xF_FFFF == 0, index > 0 { utf8.release(index - 0x10_0000..<index) }
      if utf8[index] == UInt8(ascii: "<"), index + 1 < utf8.count {
        let start = utf8[index + 1] == UInt8(ascii: "/") ? index + 2 : index + 1
        for (name, element) in zip(names, elements) where utf8[start...].starts(with: name) {
          let end = start + name.count
          if end < utf8.count, utf8[end] <= 0x20 || utf8[end] == UInt8(ascii: ">") {
            return try resynchronize(element: element, depth: depth)
          }
        }
      }
      index += 1
    }
    return false
  }
}
