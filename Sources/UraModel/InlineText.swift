/// Text with inline codes (markup that the translator keeps), in document order.
///
/// Covers what TMX 1.4b (`bpt ept it ph hi sub ut`), XLIFF 1.2 (`g x bx ex bpt ept it ph sub mrk`) and XLIFF 2
/// (`pc sc ec ph cp mrk sm em`) define.
public struct InlineText: Sendable, Hashable, Codable {
  /// Plain text, or a piece of markup.
  public enum Part: Sendable, Hashable, Codable {
    case text(String)
    case code(InlineCode)
  }

  /// In document order; two texts never stand side by side when `append` has put them there.
  public var parts: [Part]

  public init(_ parts: [Part] = []) { self.parts = parts }
  public init(_ text: String) { parts = text.isEmpty ? [] : [.text(text)] }

  /// The text without its codes.
  public var plainText: String {
    if parts.count == 1, case .text(let text) = parts[0] { return text }
    var result = ""
    for case .text(let text) in parts { result += text }
    return result
  }

  /// The codes without the text, in document order.
  public var codes: [InlineCode] {
    parts.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  /// Whether there is neither text nor a code.
  public var isEmpty: Bool { parts.isEmpty }

  /// Adds text at the end, to the text that is there already where there is one.
  public mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if case .text(var before)? = parts.last {
      // Taken out first, so that it grows in place and is not copied each time.
      parts[parts.count - 1] = .text("")
      before += text
      parts[parts.count - 1] = .text(before)
    } else {
      parts.append(.text(text))
    }
  }

  /// Adds a code at the end.
  public mutating func append(_ code: InlineCode) { parts.append(.code(code)) }
}

/// One piece of markup inside a segment. A pair is two codes, `opening` and `closing`, with the same `pairID`.
public struct InlineCode: Sendable, Hashable, Codable {
  /// Which part of a pair it is, if any.
  public enum Kind: String, Sendable, Codable {
    /// The start or the end of a pair within the segment.
    case opening, closing
    /// Stands alone: an image, a line break, a variable.
    case standalone
    /// Half of a pair whose other half is in another segment.
    case isolatedOpening, isolatedClosing
  }

  /// Which part of a pair it is, if any.
  public var kind: Kind
  /// The code's own identifier in the file; unique within a segment where the format asks for that.
  public var id: String?
  /// What binds the two halves of a pair (`i` in TMX, `id`/`startRef` in XLIFF).
  public var pairID: String?
  /// What kind of markup it is (`bold`, `link`, `x-…`): TMX and XLIFF `type`.
  public var type: String?
  /// The native markup: `<b>`, `%s`. Text inside it that is to be translated is in `subflows`.
  public var data: String
  /// What a translator should see instead of `data` (XLIFF `disp`).
  public var display: String?
  /// What stands for the code in plain text (XLIFF `equiv-text`, `equiv`).
  public var equivalent: String?
  /// Translatable text inside the native markup (TMX and XLIFF 1.2 `sub`), in the order of their offsets.
  public var subflows: [Subflow]
  /// The element's name in the file it came from, and its other attributes, for a lossless return.
  public var origin: Origin?

  /// Text to be translated inside native markup: the `alt` of an image.
  public struct Subflow: Sendable, Hashable, Codable {
    /// The text, with codes of its own.
    public var content: InlineText
    /// Where it stands in the code's `data`, in UTF-8 bytes.
    public var offset: Int
    /// Those of the element that held it.
    public var attributes: [Attribute]
    public init(_ content: InlineText, at offset: Int, attributes: [Attribute] = []) {
      self.content = content
      self.offset = offset
      self.attributes = attributes
    }
  }

  /// The element that a code was read from.
  public struct Origin: Sendable, Hashable, Codable {
    /// Its name: `ph`, `pc`, `mrk`.
    public var element: String
    /// Those that no other property of the code holds, in the order of the file.
    public var attributes: [Attribute]
    public init(element: String, attributes: [Attribute] = []) {
      self.element = element
      self.attributes = attributes
    }
  }

  public init(
    _ kind: Kind, id: String? = nil, pairID: String? = nil, type: String? = nil, data: String = "",
    display: String? = nil, equivalent: String? = nil, subflows: [Subflow] = [], origin: Origin? = nil
  ) {
    self.kind = kind
    self.id = id
    self.pairID = pairID
    self.type = type
    self.data = data
    self.display = display
    self.equivalent = equivalent
    self.subflows = subflows
    self.origin = origin
  }
}

/// A name and a value, in the order of the file.
public struct Attribute: Sendable, Hashable, Codable {
  /// As the file has it, with its prefix.
  public var name: String
  /// Without escapes.
  public var value: String
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
