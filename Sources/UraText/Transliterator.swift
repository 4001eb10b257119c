import CICU

/// Rewrites text by ICU's transforms (UTS 35, Transforms): "Any-Latin; Latin-ASCII".
///
/// Not `Sendable`. Make one per task.
package final class Transliterator {
  private let handle: OpaquePointer

  /// A transform that ICU knows by name.
  package init(id: String) throws(ICUError) {
    var status: Int32 = 0
    guard let handle = ura_transliterator_open(id, &status) else {
      throw ICUError("open the transform '\(id)'", status)
    }
    self.handle = handle
  }

  deinit { ura_transliterator_close(handle) }

  package func transliterate(_ text: String) -> String {
    ICU.string(from: text) { ura_transliterate(handle, $0, $1, $2, $3) } ?? text
  }
}
