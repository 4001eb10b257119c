import UraModel

/// What a part of an Open Packaging archive refers to (ECMA-376, part 2, 6.5).
struct PackageRelationships {
  /// The last step of the type's address, and the entry's name.
  private var targets: [(type: String, name: String)] = []

  /// Those of a part; of the whole archive where the name is empty. None where the archive says nothing of them.
  init(of part: String, in archive: ZIPArchive, limits: XMLLimits) throws(InputError) {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    guard let index = try archive.entry(named: name) else { return }
    let bytes = try archive.text(of: archive.entries[index])
    let scanner = XMLScanner(BytesInMemory(bytes), path: "\(archive.path): \(name)", limits: limits)
    while true {
      let event = try scanner.next()
      if event == .finished { return }
      guard event == .start, scanner.name == "Relationship" || scanner.name.hasSuffix(":Relationship") else { continue }
      let attributes = Dictionary(scanner.attributes.map { ($0.name, $0.value) }) { first, _ in first }
      guard attributes["TargetMode"] != "External", let target = attributes["Target"], let type = attributes["Type"]
      else { continue }
      targets.append((String(type.split(separator: "/").last ?? ""), Self.resolved(target, in: folder)))
    }
  }

  /// The names of the entries of a type, in the order of the file.
  func names(ofType type: String) -> [String] { targets.filter { $0.type == type }.map(\.name) }

  private static func resolved(_ target: String, in folder: String) -> String {
    guard !target.hasPrefix("/") else { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/")
    for step in target.split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
