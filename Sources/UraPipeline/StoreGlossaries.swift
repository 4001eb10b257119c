import Foundation
import UraFormats
import UraGlossary
import UraMemory
package import UraModel

/// Files of terminology into a memory, where `ReadGlossary` finds them again.
package enum StoreGlossaries {
  /// What became of one file.
  package struct Outcome: Sendable, Codable, Hashable {
    /// The name under which the glossary is stored.
    package var name: String
    package var entries: Int
    package var isNew: Bool
  }

  /// Stores each file as a glossary of its name, or of `name`. The same file twice changes nothing; a changed one replaces the
  /// glossary.
  ///
  /// - Throws: `InputError` when a file cannot be read; nothing of that file is stored.
  package static func store(
    _ paths: [String], into memoryPath: String, name: String?, from source: LanguageTag?, to target: LanguageTag?,
    isDryRun: Bool, diagnostics: any DiagnosticCollector
  ) throws -> [Outcome] {
    let glossaries = try paths.map { try ReadGlossary.read($0, from: source, to: target, reporting: diagnostics) }
    let exists = FileManager.default.fileExists(atPath: memoryPath)
    let memory =
      isDryRun && !exists
      ? try TranslationMemory() : try TranslationMemory(path: memoryPath, mode: isDryRun ? .read : .create)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try zip(paths, glossaries).map { path, glossary in
      let name = name ?? URL(fileURLWithPath: path).lastPathComponent
      let entries = try glossary.entries.map { String(decoding: try encoder.encode($0.concept), as: UTF8.self) }
      let stored = StoredGlossary(name: name, entries: entries)
      let isNew = isDryRun ? try !memory.glossaries().contains(stored) : try memory.store(stored)
      return Outcome(name: name, entries: entries.count, isNew: isNew)
    }
  }

  /// The glossaries of a memory as one, the first stored counting most.
  static func read(_ memoryPath: String) throws -> Glossary {
    try read(TranslationMemory(path: memoryPath, mode: .read))
  }

  static func read(_ memory: TranslationMemory) throws -> Glossary {
    let memoryPath = memory.path
    let decoder = JSONDecoder()
    var result = Glossary(name: memoryPath)
    for (priority, stored) in try memory.glossaries().enumerated() {
      for text in stored.entries {
        guard let concept = try? decoder.decode(ConceptEntry.self, from: Data(text.utf8)) else {
          throw MemoryError(
            .damaged, path: memoryPath,
            "an entry of the glossary '\(stored.name)' is damaged; import the glossary again under this name, or make a new memory "
              + "of what can be read ('ura export --recover NEW.sqlite')")
        }
        result.append(
          .init(concept, location: SourceLocation(path: "\(memoryPath)#\(stored.name)"), priority: priority))
      }
    }
    return result
  }

  /// Takes a stored glossary away.
  ///
  /// - Throws: `InputError` with the code `glossary-unknown` when the memory has none of this name.
  package static func remove(_ name: String, from memoryPath: String) throws {
    let memory = try TranslationMemory(path: memoryPath, mode: .write)
    guard try memory.removeGlossary(named: name) else {
      let names = try memory.glossaries().map { "'\($0.name)'" }
      throw InputError(
        at: SourceLocation(path: memoryPath), code: "glossary-unknown",
        "expected the name of a stored glossary (\(names.isEmpty ? "there are none" : names.joined(separator: ", "))), found '\(name)'"
      )
    }
  }
}
