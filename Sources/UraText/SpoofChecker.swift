import CICU

/// Finds text that mixes scripts or only looks like other text (UTS 39).
///
/// Not `Sendable`. Make one per task.
package final class SpoofChecker {
  private let handle: OpaquePointer

  package init() throws(ICUError) {
    var status: Int32 = 0
    guard let handle = ura_spoof_open(&status) else { throw ICUError("open a spoof checker", status) }
    self.handle = handle
  }

  deinit { ura_spoof_close(handle) }

  /// Whether a text mixes scripts that no writing system mixes: Latin "i" within "Сибiга".
  package func mixesScripts(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { ura_spoof_mixes_scripts(handle, $0.baseAddress, $0.count) }
  }

  /// Equal for texts that look alike.
  package func skeleton(_ text: String) -> String {
    ICU.string(from: text) { ura_spoof_skeleton(handle, $0, $1, $2, $3) } ?? text
  }
}
