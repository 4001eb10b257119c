import UraFormats
package import UraModel

/// Finds the files of a folder that are the same resource in several languages.
package struct ResourceFolder {
  package private(set) var groups: [ParallelGroup] = []
  /// The other files, in their order.
  package private(set) var rest: [String] = []

  /// - Parameters:
  ///   - paths: of translation files.
  ///   - source: the language of files whose path names none (`values/strings.xml`), where others of the same name have one.
  package init(_ paths: [String], source: LanguageTag?) {
    var members: [String: [ParallelGroup.Member]] = [:]
    var order: [String] = []
    var unpaired: [String] = []
    for path in paths {
      guard let format = FileFormat(path: path), ParallelResources.isPaired(format),
        let language = FileLanguage.ofPath(path) ?? source
      else {
        unpaired.append(path)
        continue
      }
      let pattern = FileLanguage.pattern(ofPath: path)
      if members[pattern] == nil { order.append(pattern) }
      members[pattern, default: []].append(.init(language, path))
    }
    for pattern in order {
      let found = members[pattern] ?? []
      if found.count > 1, Set(found.map(\.language)).count == found.count {
        groups.append(ParallelGroup(name: pattern, members: found.sorted { $0.language < $1.language }))
      } else {
        unpaired += found.map(\.path)
      }
    }
    let left = Set(unpaired)
    rest = paths.filter { left.contains($0) }
  }
}
