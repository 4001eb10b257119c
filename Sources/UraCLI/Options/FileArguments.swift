import ArgumentParser
import Foundation
import UraModel
import UraPipeline

/// `en=a.en.txt`: a document and its language.
extension ParallelGroup.Member {
  /// Nil for a plain path; a file whose name has an equals sign is not taken for more than it is.
  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), let language = LanguageTag(argument: String(argument[..<sign])),
      !FileManager.default.fileExists(atPath: argument)
    else { return nil }
    self.init(language, String(argument[argument.index(after: sign)...]))
  }
}

/// What must hold for the files of one command.
enum FileArguments {
  /// A parallel group has two languages or more, and one file of each.
  ///
  /// - Parameter remedy: what to do with two files of one language.
  static func checkLanguages(
    _ members: [ParallelGroup.Member], remedy: (ParallelGroup.Member, ParallelGroup.Member) -> String
  ) throws {
    guard members.count >= 2 else {
      let found = members.first.map { "only \($0.language)" } ?? "none"
      throw ValidationError("expected two languages or more, found \(found); add LANGUAGE=FILE for another")
    }
    for (index, member) in members.enumerated() {
      guard let first = members[..<index].first(where: { $0.language == member.language }) else { continue }
      throw ValidationError(
        "expected one file a language, found two of \(member.language): \(first.path) and \(member.path); "
          + remedy(first, member))
    }
  }

  /// Standard input can be read once.
  static func checkStandardInput(_ paths: [String?]) throws {
    let count = paths.count { $0 == "-" }
    guard count <= 1 else {
      throw ValidationError(
        "expected standard input ('-') for one input, found it for \(count); put the others in files")
    }
  }

  /// A result must not take the place of what it was made of.
  static func checkOutput(_ output: String?, isNoneOf inputs: [String?]) throws {
    guard let output, let place = identity(output) else { return }
    for case let input? in inputs where identity(input) == place {
      throw ValidationError("expected an output beside the input, found \(output) for both; name another file")
    }
  }

  /// One file, or one folder, hardly has the same texts in two languages: it is said, and done.
  static func warnOfSameFile(_ paths: [String]) {
    for (index, path) in paths.enumerated() {
      let kinds = [S_IFREG, S_IFDIR]
      guard let place = identity(path, kinds), paths[..<index].contains(where: { identity($0, kinds) == place }) else {
        continue
      }
      let warning = Diagnostic(
        .warning, at: SourceLocation(path: path), code: "same-file",
        "expected a file for each language, found one for two; check that the right files are named")
      StandardError.line(warning.description)
    }
  }

  /// The file behind a path, whatever the links on the way; nil where there is none of these kinds.
  private static func identity(_ path: String, _ kinds: [mode_t] = [S_IFREG]) -> [UInt64]? {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, kinds.contains(status.st_mode & S_IFMT) else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }
}
