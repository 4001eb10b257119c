import Foundation
import UraReports

extension TextStyle {
  /// Colour on a terminal, unless `NO_COLOR` is set to anything (no-color.org) or the terminal is dumb.
  static func terminal(_ descriptor: Int32 = 1) -> TextStyle {
    let environment = ProcessInfo.processInfo.environment
    let isColored =
      isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return TextStyle(isColored: isColored)
  }
}
