import UraModel

/// Prints diagnostics to standard error as they come.
final class StandardErrorDiagnostics: DiagnosticCollector {
  private(set) var hasErrors = false

  func emit(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    StandardError.line(diagnostic.description)
  }
}
