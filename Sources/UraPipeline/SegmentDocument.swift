import Foundation
package import UraModel
package import UraSegmentation
import UraText

/// The journey of one document: bytes -> text -> paragraphs -> segments.
package enum SegmentDocument {
  package struct Options: Sendable {
    package var language: LanguageTag
    /// A file of rules instead of the built-in ones.
    package var rules: String?
    package var paragraphs: ParagraphMode
    /// The encoding the user names, when the file does not say it itself.
    package var encoding: String?

    package init(
      language: LanguageTag, rules: String? = nil, paragraphs: ParagraphMode = .blankLines, encoding: String? = nil
    ) {
      self.language = language
      self.rules = rules
      self.paragraphs = paragraphs
      self.encoding = encoding
    }
  }

  /// Calls `body` with each segment, in order; offsets refer to the bytes of the file.
  ///
  /// - Throws: `InputError` for a file that cannot be read or decoded, or for rules that are malformed.
  package static func forEachSegment(
    ofFile path: String, _ options: Options, _ body: (Segment) throws -> Void
  ) throws {
    let segmenter = try segmenter(options)
    let bytes = try InputBytes.read(path)
    for segment in segmenter.segments(of: try TextDecoder.decode(bytes, path: path, declared: options.encoding)) {
      try body(segment)
    }
  }

  package static func segmenter(_ options: Options) throws(InputError) -> Segmenter {
    var rules: SegmentationRules?
    if let path = options.rules {
      let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
      rules = try SegmentationRules(contentsOf: text, path: path, language: options.language)
    }
    return try Segmenter(language: options.language, rules: rules, options: .init(paragraphs: options.paragraphs))
  }
}

extension Segment {
  /// One object of `ura segment --format jsonl`, in the order of keys that docs/cli.md promises.
  package var jsonLine: String {
    "{\"index\":\(index),\"paragraph\":\(paragraph),\"start\":\(range.lowerBound),\"end\":\(range.upperBound),"
      + "\"text\":\(Self.quoted(text))}"
  }

  /// A JSON string; only what RFC 8259, section 7, demands is escaped.
  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
