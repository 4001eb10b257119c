import UraModel

/// Prints diagnostics on standard error as they come.
final class PrintedDiagnostics: DiagnosticCollector {
  private(set) var errorCount = 0

  func emit(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    StandardError.line(diagnostic.description)
  }
}
