import Foundation

/// swift-argument-parser 1.6 stops the program when the terminal is no wider than the first column of its table of options.
enum HelpWidth {
  private static let least = 40

  /// Lets the help be as wide as it must be, however narrow the terminal is.
  static func widen() {
    guard let columns = named ?? terminal, columns < least else { return }
    setenv("COLUMNS", String(least), 1)
  }

  private static var named: Int? { ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } }

  private static var terminal: Int? {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
