package import UraModel
import UraText

/// Writes a file with changes, a stretch of it after another: every byte that no change is about is the input's own.
package struct SkeletonRewriter<Format: SkeletonFormat> {
  private let file: SkeletonFile
  private let format: Format
  private let language: LanguageTag?
  private let output: OutputFile
  /// How far the file is written, in UTF-8 offsets and in bytes of the input.
  private var copied = 0
  private var copiedBytes = 0
  /// What changes in an archive, which is written as a whole in the end.
  private var edits: [SkeletonEdit] = []
  /// What the file says of its language, from the first change on.
  private var languageEdits: ArraySlice<SkeletonEdit>?

  /// - Parameter language: what a file of one language is in when something in it has changed.
  package init(_ file: SkeletonFile, by format: Format, to language: LanguageTag?, into output: OutputFile) {
    self.file = file
    self.format = format
    self.language = language
    self.output = output
  }

  /// Writes up to the last change of a stretch.
  package mutating func write(_ stretch: SkeletonDocument, _ changes: SkeletonChanges) throws(InputError) {
    var edits = try stretch.edits(for: changes, by: format)
    guard !edits.isEmpty else { return }
    if languageEdits == nil {
      // Nothing is written before the first change, so that these may stand anywhere.
      let found = language.map { format.edits(to: $0, in: stretch) } ?? []
      languageEdits = SkeletonEdit.merged(found)[...]
    }
    let end = edits.map(\.range.upperBound).max() ?? 0
    while let next = languageEdits?.first, next.range.lowerBound <= end {
      edits.append(next)
      languageEdits?.removeFirst()
    }
    try write(SkeletonEdit.resolved(SkeletonEdit.merged(edits), in: file))
  }

  /// Writes the rest; the output is left open.
  package mutating func finish() throws(InputError) {
    try write(Array(languageEdits ?? []))
    if let parts = file.parts {
      try parts.write(edits, into: output)
    } else {
      try copy(to: file.bytes.count)
    }
  }

  private mutating func write(_ edits: [SkeletonEdit]) throws(InputError) {
    for edit in edits {
      guard file.parts == nil else {
        self.edits.append(edit)
        continue
      }
      guard edit.range.lowerBound >= copied else {
        throw SkeletonEdit.overlap(at: file.location(of: edit.range.lowerBound))
      }
      guard let encoded = TextEncoder.encode(edit.text, as: file.encoding) else {
        throw InputError(
          at: file.location(of: edit.range.lowerBound), code: "not-in-encoding",
          "expected characters of \(file.encoding), found others in '\(edit.text.prefix(60))', convert the file to UTF-8"
        )
      }
      let mark = copiedBytes == 0 ? file.byteOrderMarkCount : 0
      try copy(to: copiedBytes + mark + file.inputLength(of: copied..<edit.range.lowerBound))
      output.write(encoded)
      copiedBytes += file.inputLength(of: edit.range)
      copied = edit.range.upperBound
    }
  }

  private mutating func copy(to end: Int) throws(InputError) {
    while copiedBytes < end {
      let next = min(end, copiedBytes + (1 << 18))
      file.bytes.withUnsafeBuffer { output.write($0[copiedBytes..<next]) }
      try output.flushIfFull()
      file.bytes.release(copiedBytes..<next)
      copiedBytes = next
    }
  }
}
