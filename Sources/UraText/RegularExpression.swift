import CICU

/// A regular expression in ICU's syntax, the one that SRX 2.0 prescribes. Offsets are UTF-8 byte offsets.
///
/// Not `Sendable`: it keeps the text and the last match. Make one per task.
package final class RegularExpression {
  package struct Options: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package static let caseInsensitive = Options(rawValue: 2)
  }

  /// A pattern that ICU refuses.
  package struct PatternError: Error, Sendable, CustomStringConvertible {
    package let pattern: String
    /// ICU's name of the error: `U_REGEX_MISMATCHED_PAREN`.
    package let name: String
    /// Where in the pattern: line from 1, offset in UTF-16 units from 0, as ICU counts.
    package let line: Int
    package let offset: Int

    package var description: String { "\(name) at \(line):\(offset) in /\(pattern)/" }
  }

  /// A text that ICU gave up on: nested repetitions took too many steps, or too much memory.
  package struct MatchError: Error, Sendable {
    package let pattern: String
    /// ICU's name of the error: `U_REGEX_TIME_OUT`, `U_REGEX_STACK_OVERFLOW`.
    package let name: String
  }

  package let pattern: String
  private let handle: OpaquePointer

  /// - Parameter steps: how many of ICU's steps (10,000 of them are about a second) a match may take; 0 is no limit.
  package init(_ pattern: String, options: Options = [], steps: Int32 = 0) throws(PatternError) {
    var line: Int32 = 0
    var offset: Int32 = 0
    var status: Int32 = 0
    var copy = pattern
    let handle = copy.withUTF8 { ura_regex_open($0.baseAddress, $0.count, options.rawValue, &line, &offset, &status) }
    guard let handle else {
      throw PatternError(
        pattern: pattern, name: String(cString: ura_icu_error_name(status)), line: Int(line), offset: Int(offset))
    }
    self.pattern = pattern
    self.handle = handle
    if steps > 0 { ura_regex_set_time_limit(handle, steps) }
  }

  deinit { ura_regex_close(handle) }

  /// Sets the text to match. The bytes must stay in place while this text is in use.
  package func setText(_ utf8: UnsafeBufferPointer<UInt8>) {
    var status: Int32 = 0
    guard let start = utf8.baseAddress else {
      var empty: UInt8 = 0
      ura_regex_set_text(handle, &empty, 0, &status)
      return
    }
    ura_regex_set_text(handle, start, Int64(utf8.count), &status)
  }

  /// Restricts matching to a range; look-around sees beyond it when `isTransparent`.
  package func setRegion(_ range: Range<Int>, isTransparent: Bool = true, anchorsAtEdges: Bool = false) {
    var status: Int32 = 0
    ura_regex_set_region(
      handle, Int64(range.lowerBound), Int64(range.upperBound), isTransparent, anchorsAtEdges, &status)
  }

  /// The first match at or after `offset` in the text set before; none where ICU gives up.
  package func find(from offset: Int) -> Range<Int>? {
    var status: Int32 = 0
    return ura_regex_find(handle, Int64(offset), &status) ? range(ofGroup: 0) : nil
  }

  /// A match that begins exactly at `offset`.
  package func match(at offset: Int) -> Range<Int>? {
    var status: Int32 = 0
    return ura_regex_looking_at(handle, Int64(offset), &status) ? range(ofGroup: 0) : nil
  }

  /// What a group of the last match covers; group 0 is the whole match.
  package func range(ofGroup group: Int) -> Range<Int>? {
    let start = ura_regex_start(handle, Int32(group))
    let end = ura_regex_end(handle, Int32(group))
    return start >= 0 && end >= start ? Int(start)..<Int(end) : nil
  }

  /// All matches in a text, without overlap.
  package func matches(in text: String) throws(MatchError) -> [Range<Int>] {
    var text = text
    var result: [Range<Int>] = []
    var status: Int32 = 0
    text.withUTF8 { utf8 in
      setText(utf8)
      var isFound = ura_regex_find(handle, 0, &status)
      while isFound, let match = range(ofGroup: 0) {
        result.append(match)
        isFound = ura_regex_find_next(handle, &status)
      }
    }
    guard status <= 0 else { throw MatchError(pattern: pattern, name: String(cString: ura_icu_error_name(status))) }
    return result
  }

  /// Whether the pattern matches the whole text.
  package func matchesWhole(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      setText(utf8)
      return match(at: 0)?.upperBound == utf8.count
    }
  }
}
