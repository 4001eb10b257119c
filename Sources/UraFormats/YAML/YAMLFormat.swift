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
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector
  ) throws(InputError) -> SkeletonDocument {
    var documents = try composeAll(file)
    var reading = YAMLReading(file, language: options.language(ofFile: file.path), depthLimit: options.limits.depth)
    while let root = documents.next() { reading.read(root: root) }
    if let error = documents.error {
      let problem = YAMLProblem.inputError(error, in: file)
      if reading.document.units.isEmpty { throw problem }
      diagnostics.emit(problem.diagnostic)
      reading.skip()
    }
    for diagnostic in reading.diagnostics { diagnostics.emit(diagnostic) }
    return reading.finish()
  }

  private func composeAll(_ file: SkeletonFile) throws(InputError) -> YamlSequence<Node> {
    do {
      return try compose_all(yaml: file.text(0..<file.utf8.count))
    } catch {
      throw YAMLProblem.inputError(error, in: file)
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
    guard document.languages == .one, let root = try? compose(yaml: file.text(0..<file.utf8.count)),
      let mapping = root.mapping, mapping.count == 1, let key = mapping.first?.key.scalar, let mark = key.mark,
      let named = YAMLReading.language(key.string), named != language,
      let start = YAMLLines(file.utf8).offset(line: mark.line, column: mark.column)
    else { return [] }
    let name = file.utf8[start...].starts(with: key.string.utf8) ? start : start + 1
    let range = name..<name + key.string.utf8.count
    guard file.text(range) == key.string else { return [] }
    return [SkeletonEdit(range, language.description)]
  }
}
