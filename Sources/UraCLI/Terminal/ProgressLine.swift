import Foundation

/// One line on standard error that is rewritten in place; nothing when that is not a terminal.
final class ProgressLine {
  private let isShown = isatty(2) == 1
  private var lastShown = ContinuousClock.now - .seconds(1)
  private var width = 0

  /// Shows a text, at most ten times a second.
  func show(_ text: @autoclosure () -> String) {
    guard isShown, ContinuousClock.now - lastShown > .milliseconds(100) else { return }
    lastShown = .now
    let line = String(text().prefix(Self.columns - 1))
    StandardError.write("\r" + line + String(repeating: " ", count: max(0, width - line.count)))
    width = line.count
  }

  /// How many columns there are: a longer line would go on in the next, and could not be taken back.
  private static var columns: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
    return min(Int(size.ws_col), 101)
  }

  /// Takes the line away.
  func clear() {
    guard width > 0 else { return }
    StandardError.write("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }
}
