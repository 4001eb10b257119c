import Foundation
import UraFormats
package import UraModel
import UraText

/// The same article in several languages, one file each.
package struct ParallelGroup: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    package var language: LanguageTag
    package var path: String
    package init(_ language: LanguageTag, _ path: String) {
      self.language = language
      self.path = path
    }
  }

  /// What lookup shows as the origin of a match.
  package var name: String
  /// In the order of their languages' tags as given.
  package var members: [Member]

  package init(name: String, members: [Member]) {
    self.name = name
    self.members = members
  }

  /// A group named after what the file names have in common: `a.en.txt` and `a.uk.txt` are `a`.
  package init(members: [Member]) {
    let stems = members.map { Self.stem(of: URL(filePath: $0.path).lastPathComponent) }
    let first = stems.first ?? "-"
    self.init(name: stems.allSatisfy { $0 == first } ? first : stems.joined(separator: "+"), members: members)
  }

  /// The name without its extension and language: `a.en.txt` is `a`.
  static func stem(of name: String) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count >= 3, language(named: parts[parts.count - 2]) != nil {
      return parts.dropLast(2).joined(separator: ".")
    }
    return parts.count >= 2 ? parts.dropLast().joined(separator: ".") : name
  }

  /// The language that a part of a file's name is the tag of: `uk`, `sr-Latn`; `final` has the form of a tag, too, and is none.
  static func language(named part: some StringProtocol) -> LanguageTag? {
    LanguageTag(String(part)).flatMap { LanguageCodes.isKnown($0.language) ? $0 : nil }
  }
}

/// What a folder holds that can be imported.
package struct FolderContents: Sendable, Hashable {
  /// Groups `NAME.LANG.EXT` of two languages or more, by name.
  package var groups: [ParallelGroup] = []
  /// Files of translation formats, by path.
  package var translationFiles: [String] = []
  /// Text files of a language that has no counterpart.
  package var alone: [String] = []
  /// Text files of which a group has several in one language: `a.uk-UA.txt` and `a.uk_UA.txt`. Nobody knows which is meant.
  package var doubled: [String] = []
  /// Text files whose names do not say their language.
  package var unnamed: [String] = []
  /// Documents of office programs, which are not read.
  package var unread: [String] = []
  /// Folders whose contents nobody sees.
  package var unreadable: [String] = []

  /// Extensions of documents that are segmented and aligned.
  static let textExtensions = Set(FileFormat.allCases.filter(\.isDocument).flatMap(\.extensions))

  /// Extensions of what people write texts in and ura does not read.
  private static let officeExtensions: Set = ["doc", "pages", "pdf", "rtf"]

  /// Whether it only says who has a document open: Word puts `~$NAME` beside it.
  static func isOwnerFile(_ name: some StringProtocol) -> Bool { name.hasPrefix("~$") }

  /// Looks through a folder and the folders in it; hidden files do not count.
  ///
  /// - Parameter isTranslationFile: whether a path is of a translation format.
  package init(of folder: String, isTranslationFile: (String) -> Bool) throws {
    // An enumerator does not follow a link to its root.
    let start = URL(filePath: folder).resolvingSymlinksInPath()
    var isDirectory: ObjCBool = false
    var unreadable: [URL] = []
    // An enumerator of nothing is not nil but empty.
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue,
      let enumerator = FileManager.default.enumerator(
        at: start, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles],
        errorHandler: { url, _ in
          unreadable.append(url)
          return true
        })
    else {
      throw InputError(
        at: .init(path: folder), code: "not-readable", "this folder may not be read; check its permissions")
    }
    var members: [String: [ParallelGroup.Member]] = [:]
    let root = start.standardizedFileURL.path
    func relativePath(_ url: URL) -> String {
      String(url.standardizedFileURL.path.dropFirst(root.count).drop { $0 == "/" })
    }
    func shownPath(_ relative: String) -> String {
      relative.isEmpty ? folder : folder.hasSuffix("/") ? folder + relative : "\(folder)/\(relative)"
    }
    for case let url as URL in enumerator {
      let file = url.resolvingSymlinksInPath()
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      guard !Self.isOwnerFile(url.lastPathComponent) else { continue }
      let relative = relativePath(url)
      let path = shownPath(relative)
      let parts = relative.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count >= 3, let language = ParallelGroup.language(named: parts[parts.count - 2]),
        Self.textExtensions.contains(parts[parts.count - 1].lowercased())
      {
        members[parts.dropLast(2).joined(separator: "."), default: []].append(.init(language, path))
      } else if isTranslationFile(path) {
        translationFiles.append(path)
      } else if parts.count >= 2, Self.textExtensions.contains(parts[parts.count - 1].lowercased()) {
        unnamed.append(path)
      } else if parts.count >= 2, Self.officeExtensions.contains(parts[parts.count - 1].lowercased()) {
        unread.append(path)
      }
    }
    for (name, found) in members.flatMap(Self.separated) {
      let files = Dictionary(grouping: found, by: \.language)
      doubled += files.values.filter { $0.count > 1 }.joined().map(\.path)
      let sorted = files.values.filter { $0.count == 1 }.joined().sorted { $0.language < $1.language }
      if sorted.count >= 2 {
        groups.append(ParallelGroup(name: name, members: sorted))
      } else {
        alone += sorted.map(\.path)
      }
    }
    self.unreadable = unreadable.map { shownPath(relativePath($0)) }.sorted()
    groups.sort { $0.name < $1.name }
    translationFiles.sort()
    alone.sort()
    doubled.sort()
    unnamed.sort()
    unread.sort()
  }

  /// What to say of a text whose name has the code of a country where that of a language is looked for: `a.ua.txt`.
  package static func advice(aboutNameOf path: String) -> String? {
    let parts = (path.split(separator: "/").last ?? "").split(separator: ".", omittingEmptySubsequences: false)
    return parts.count >= 3 ? LanguageCodes.advice(about: String(parts[parts.count - 2])) : nil
  }

  /// The same article may lie there as a web page and as text: where a language has two files of a name, extensions tell groups apart.
  private static func separated(
    _ name: String, _ members: [ParallelGroup.Member]
  ) -> [(name: String, members: [ParallelGroup.Member])] {
    guard Set(members.map(\.language)).count < members.count else { return [(name, members)] }
    return Dictionary(grouping: members) { $0.path.split(separator: ".").last ?? "" }
      .map { (name: "\(name).\($0.key)", members: $0.value) }
  }
}
