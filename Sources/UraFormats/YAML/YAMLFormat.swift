package import UraModel
import Yams

/// YAML of keys and strings, as Rails keeps its translations: the language is the root key.
///
/// Yams (libyaml) reads it, and the texts are written back at the places that it names: comments, order, quoting and
/// anchors stay. An identifier is the path of keys without the language, `menu.file`, with `[0]` for items of sequences; a
/// mapping whose keys are plural categories is one unit with forms. A file with several languages at its root gives units of
/// several variants. Source: YAML 1.2.2; Rails Guides, "Rails Internationalization (I18n) API".
package struct YAMLFormat: SkeletonFormat {
  package let format = FileFormat.yaml
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    try file.checkLines("lines", limit: options.limits.tokenBytes)
    var stretches = YAMLStretches(file)
    var reading = YAMLReading(
      file, language: options.language(ofFile: file.path), depthLimit: options.limits.depth,
      mayNameLanguage: stretches.mayNameLanguage)
    while let first = stretches.next() {
      guard first.count <= Self.wholeBytes else {
        throw file.tooLong(at: first.lowerBound, "a YAML mapping, or a file with aliases,", limit: Self.wholeBytes)
      }
      var piece = first
      var problem: (error: InputError, roots: [Node])?
      while true {
        reading.begin(piece, behind: stretches.prefix)
        let (roots, replaced, error) = Self.documents(of: file, piece, stretches.prefix)
        guard let error else {
          reading.report(replaced)
          for root in roots { reading.read(root: root) }
          problem = nil
          break
        }
        // Something may be open that the next lines close.
        problem = problem ?? (YAMLProblem.inputError(error, in: file, reading.firstLine), roots)
        guard let longer = stretches.extend(piece) else { break }
        piece = longer
      }
      if let (error, roots) = problem, !stretches.divide(first) {
        reading.begin(first, behind: stretches.prefix)
        for root in roots { reading.read(root: root) }
        if reading.document.unitCount == 0, first.upperBound == file.utf8.count { throw error }
        diagnostics.emit(error.diagnostic)
        reading.skip()
      }
      for diagnostic in reading.takeDiagnostics() { diagnostics.emit(diagnostic) }
      try reading.handOver(stretch)
    }
    try reading.finish(stretch)
  }

  /// The largest part of a file that libyaml gets at once: it takes about 25 times as much memory.
  private static let wholeBytes = 64 << 20

  /// The documents of a piece, up to what is wrong with it, and the keys in them that do not count.
  private static func documents(
    of file: SkeletonFile, _ piece: Range<Int>, _ prefix: Range<Int>?
  ) -> (roots: [Node], replaced: [YAMLDuplicateKeys.Place: String], error: (any Error)?) {
    let text = (prefix.map { file.text($0) } ?? "") + file.text(piece)
    var (roots, error) = documents(in: text)
    guard case .duplicatedKeysInMapping = error as? YamlError else { return (roots, [:], error) }
    var keys = YAMLDuplicateKeys(file, piece, behind: prefix)
    while let found = error, keys.rename(found) { (roots, error) = documents(in: keys.text) }
    return (roots, keys.replaced, error)
  }

  private static func documents(in text: String) -> (roots: [Node], error: (any Error)?) {
    do {
      var documents = try compose_all(yaml: text)
      var roots: [Node] = []
      while let root = documents.next() { roots.append(root) }
      return (roots, documents.error)
    } catch {
      return ([], error)
    }
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    YAMLText.encoded(content.nativeText, style: slot.style, raw: document.file.text(slot.range))
  }

  /// The root key, where it is a language and the only one.
  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] {
    let file = document.file
    // Of a large file the line of the key is enough.
    let stretches = YAMLStretches(file)
    let rootRange = 0..<(stretches.prefix?.upperBound ?? file.utf8.count)
    guard document.languages == .one, stretches.mayNameLanguage,
      let root = Self.documents(of: file, rootRange, nil).roots.first,
      let mapping = root.mapping, mapping.count == 1, let key = mapping.first?.key.scalar, let mark = key.mark,
      let named = YAMLReading.language(key.string), named != language,
      let start = YAMLLines(file.utf8, rootRange).offset(line: mark.line, column: mark.column)
    else { return [] }
    let name = file.utf8[start...].starts(with: key.string.utf8) ? start : start + 1
    let range = name..<name + key.string.utf8.count
    guard file.text(range) == key.string else { return [] }
    return [SkeletonEdit(range, language.description)]
  }
}
