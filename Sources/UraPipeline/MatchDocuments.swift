import Foundation
package import UraAlignment
import UraFormats
package import UraModel
import UraText

/// Folders of texts, one a language -> groups of texts that are translations of each other: by their names where those are the same,
/// else by what is in them.
package struct MatchDocuments: Sendable {
  package struct Folder: Sendable {
    package var language: LanguageTag
    /// The paths of its texts.
    package var paths: [String]
    package init(_ language: LanguageTag, _ paths: [String]) {
      self.language = language
      self.paths = paths
    }
  }

  /// Two documents that were put together by their content.
  package struct Found: Sendable, Hashable {
    package var source: String
    package var target: String
    package var confidence: Double
  }

  package struct Result: Sendable {
    package var groups: [ParallelGroup] = []
    package var found: [Found] = []
    /// Paths without counterpart.
    package var alone: [String] = []
  }

  private let knowledge: @Sendable (LanguageTag, LanguageTag) -> AlignmentKnowledge

  package init(
    knowledge: @escaping @Sendable (LanguageTag, LanguageTag) -> AlignmentKnowledge = {
      .builtIn(source: $0, target: $1)
    }
  ) {
    self.knowledge = knowledge
  }

  /// Puts the texts of the folders together. One that cannot be read is reported and left out.
  package func callAsFunction(_ folders: [Folder], diagnostics: any DiagnosticCollector) -> Result {
    var result = Result()
    // A group is a set of (folder, path); it grows by names, then by content, folder by folder.
    var groups: [[Int: String]] = []
    for (folder, texts) in folders.enumerated() {
      var rest: [String] = []
      let named = Dictionary(
        groups.indices.flatMap { group in groups[group].values.map { (Self.stem($0), group) } },
        uniquingKeysWith: { first, _ in first })
      for path in texts.paths {
        if let group = named[Self.stem(path)], groups[group][folder] == nil {
          groups[group][folder] = path
        } else {
          rest.append(path)
        }
      }
      match(rest, folder, folders, &groups, &result, diagnostics)
    }
    for group in groups {
      let members = group.sorted { $0.key < $1.key }
      if members.count > 1 {
        result.groups.append(
          ParallelGroup(
            name: Self.stem(members[0].value), members: members.map { .init(folders[$0.key].language, $0.value) }))
      } else {
        result.alone += members.map(\.value)
      }
    }
    return result
  }

  /// Adds the texts of one folder to the groups that have none of it, by content; what fits nowhere begins a group.
  private func match(
    _ paths: [String], _ folder: Int, _ folders: [Folder], _ groups: inout [[Int: String]], _ result: inout Result,
    _ diagnostics: any DiagnosticCollector
  ) {
    var rest = read(paths, folders[folder].language, diagnostics)
    for other in 0..<folder {
      let open = groups.indices.filter { groups[$0][folder] == nil && groups[$0][other] != nil }
      let texts = read(open.compactMap { groups[$0][other] }, folders[other].language, diagnostics)
      let groupOfPath = Dictionary(open.compactMap { group in groups[group][other].map { ($0, group) } }) { first, _ in
        first
      }
      let matcher = DocumentMatcher(
        source: folders[other].language, target: folders[folder].language,
        knowledge: knowledge(folders[other].language, folders[folder].language))
      let matches = matcher.matches(texts.map(\.text), rest.map(\.text))
      for match in matches {
        let (source, target) = (texts[match.source].path, rest[match.target].path)
        guard let group = groupOfPath[source] else { continue }
        groups[group][folder] = target
        result.found.append(Found(source: source, target: target, confidence: match.confidence))
      }
      let taken = Set(matches.map(\.target))
      rest = rest.indices.filter { !taken.contains($0) }.map { rest[$0] }
    }
    groups += rest.map { [folder: $0.path] }
  }

  private func read(
    _ paths: [String], _ language: LanguageTag, _ diagnostics: any DiagnosticCollector
  ) -> [(path: String, text: String)] {
    paths.compactMap { path in
      do throws(InputError) {
        let bytes = try InputBytes.read(path, longestLine: 16 << 20)
        guard let format = FileFormat.candidates(path: path, withDocuments: true).first, format.isArchive else {
          return (path, try TextDecoder.decode(bytes, path: path).text)
        }
        let segments = try DocumentSegments(of: bytes, path: path, language: language).segments
        return (path, segments.map(\.text).joined(separator: "\n"))
      } catch {
        diagnostics.emit(error.diagnostic)
        return nil
      }
    }
  }

  /// The name of a file without folder, language and extension.
  private static func stem(_ path: String) -> String {
    ParallelGroup.stem(of: path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// The texts of a folder and the folders in it, by path; hidden files do not count.
  ///
  /// - Throws: `InputError` for a folder that cannot be read.
  package static func texts(inFolder folder: String) throws(InputError) -> [String] {
    guard let enumerator = FileManager.default.enumerator(atPath: URL(filePath: folder).resolvingSymlinksInPath().path)
    else {
      throw InputError(
        at: .init(path: folder), code: "not-readable", "this folder may not be read; check its permissions")
    }
    var paths: [String] = []
    for case let path as String in enumerator {
      let names = path.split(separator: "/")
      guard let name = names.last, !names.contains(where: { $0.hasPrefix(".") }), !FolderContents.isOwnerFile(name),
        let dot = name.lastIndex(of: "."),
        FolderContents.textExtensions.contains(name[name.index(after: dot)...].lowercased())
      else { continue }
      paths.append(folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)")
    }
    return paths.sorted()
  }
}
