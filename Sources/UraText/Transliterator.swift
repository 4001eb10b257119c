import CICU

/// Rewrites text by ICU transform rules (UTS 35, Transforms): "Any-Latin; Latin-ASCII".
///
/// Not `Sendable`. Make one per task.
package final class Transliterator {
  /// Rules that ICU refuses.
  package struct RuleError: Error, Sendable, CustomStringConvertible {
    package let name: String
    package let line: Int
    /// The text just before the error.
    package let context: String
    package var description: String { "\(name) in line \(line) after '\(context)'" }
  }

  private let handle: OpaquePointer

  /// A transform that ICU knows by name.
  package convenience init(id: String) throws(RuleError) { try self.init(id: id, rules: nil) }

  /// A transform by rules ("сг > zgh; г > h;").
  package convenience init(rules: String) throws(RuleError) { try self.init(id: "ura", rules: rules) }

  private init(id: String, rules: String?) throws(RuleError) {
    var line: Int32 = 0
    var status: Int32 = 0
    let context = UnsafeMutablePointer<CChar>.allocate(capacity: 64)
    defer { context.deallocate() }
    let opened =
      if let rules {
        rules.withCString { ura_transliterator_open(id, $0, &line, context, &status) }
      } else {
        ura_transliterator_open(id, nil, &line, context, &status)
      }
    guard let opened else {
      throw RuleError(
        name: String(cString: ura_icu_error_name(status)), line: Int(line), context: String(cString: context))
    }
    handle = opened
  }

  deinit { ura_transliterator_close(handle) }

  package func transliterate(_ text: String) -> String {
    ICU.string(from: text) { ura_transliterate(handle, $0, $1, $2, $3) } ?? text
  }
}
