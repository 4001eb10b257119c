/// A place in a file, as compilers print it.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
  /// The file as the user named it; `-` is standard input.
  public var path: String
  /// Counted from 1.
  public var line: Int?
  /// Counted from 1, in Unicode scalars.
  public var column: Int?

  public init(path: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// `path:line:column`, as far as known.
  public var description: String {
    [path, line.map(String.init), line == nil ? nil : column.map(String.init)].compactMap(\.self).joined(separator: ":")
  }
}

/// How bad a diagnostic or a finding is, least first.
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  case note, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Something wrong in one place of an input; the rest is processed.
///
/// The message says what was expected, what was found, and what to do.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  /// How bad it is.
  public var severity: Severity
  /// Where it is.
  public var location: SourceLocation
  /// What was expected, what was found, and what to do, without a full stop.
  public var message: String
  /// A stable identifier in kebab case, for scripts: `tmx-missing-language`.
  public var code: String

  public init(_ severity: Severity, at location: SourceLocation, code: String, _ message: String) {
    self.severity = severity
    self.location = location
    self.code = code
    self.message = message
  }

  /// `path:line:column: error: message [code]`
  public var description: String { "\(location): \(severity.rawValue): \(message) [\(code)]" }
}

/// Receives diagnostics while a journey goes on.
public protocol DiagnosticCollector: AnyObject {
  /// Takes a diagnostic; the order of calls is the order of the input.
  func emit(_ diagnostic: Diagnostic)
}

/// Keeps every diagnostic, in order.
public final class DiagnosticList: DiagnosticCollector {
  /// What came, in order.
  public private(set) var diagnostics: [Diagnostic] = []
  public init() {}
  public func emit(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

/// "Cannot go on": what every target throws for bad input, with its place.
public struct InputError: Error, Sendable, CustomStringConvertible {
  /// What a collector would have got; its severity is `error`.
  public var diagnostic: Diagnostic

  public init(at location: SourceLocation, code: String, _ message: String) {
    diagnostic = Diagnostic(.error, at: location, code: code, message)
  }

  public var description: String { diagnostic.description }
}
