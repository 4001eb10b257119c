import UraModel

/// Prints diagnostics on standard error as they come.
final class PrintedDiagnostics: DiagnosticCollector {
  private(set) var errorCount = 0
  /// The worst severity so far.
  private(set) var worst: Severity?

  func emit(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    worst = max(worst ?? diagnostic.severity, diagnostic.severity)
    StandardError.line(diagnostic.description)
  }
}
