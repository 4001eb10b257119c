import UraModel
import Yams

/// What is wrong with a YAML file, in ura's words.
enum YAMLProblem {
  /// - Parameter firstLine: the number of the first line that libyaml got.
  static func inputError(_ error: any Error, in file: SkeletonFile, _ firstLine: Int) -> InputError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return failure(problem, at: SourceLocation(path: file.path, line: mark.line + firstLine - 1, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicateKey(
        keys.joined(separator: ", "), at: YAMLDuplicateKeys.Place(context.mark), in: file, firstLine)
    case .reader(let problem, _, _, _): return failure(problem, at: SourceLocation(path: file.path))
    default: return failure("\(error)", at: SourceLocation(path: file.path))
    }
  }

  static func duplicateKey(
    _ name: String, at place: YAMLDuplicateKeys.Place, in file: SkeletonFile, _ firstLine: Int
  ) -> InputError {
    InputError(
      at: SourceLocation(path: file.path, line: place.line + firstLine - 1, column: place.column),
      code: "yaml-duplicate-key",
      "expected each key once in a mapping, found '\(name)' again below, remove one of them (the last one counts)")
  }

  private static func failure(_ problem: String, at location: SourceLocation) -> InputError {
    InputError(at: location, code: "yaml-syntax", "expected YAML, found that \(problem), correct the file")
  }
}
