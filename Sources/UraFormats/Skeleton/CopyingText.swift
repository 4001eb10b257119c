import UraModel

/// A text that is written, with stretches of the file between that are copied as they are.
struct CopyingText {
  private(set) var text = ""
  private(set) var copies: [SkeletonEdit.Copy] = []

  mutating func write(_ more: String) { text += more }

  mutating func copy(_ source: Range<Int>) { copies.append(.init(offset: text.utf8.count, source: source)) }
}

extension SkeletonEdit {
  static func overlap(at place: SourceLocation) -> InputError {
    InputError(
      at: place, code: "skeleton-overlap",
      "expected texts that stand one behind the other, found two that overlap, report the file as a defect")
  }

  /// Edits that stand one behind the other: what an edit copies has the edits of its inside, and what it leaves out takes
  /// theirs with it.
  ///
  /// - Parameter edits: in the order of the file, an outer one before those inside of it.
  static func resolved(_ edits: [SkeletonEdit], in file: SkeletonFile) -> [SkeletonEdit] {
    var result: [SkeletonEdit] = []
    var rest = edits[...]
    while let edit = rest.popFirst() {
      guard let copies = edit.copies else {
        result.append(edit)
        continue
      }
      let inside = rest.prefix { $0.range.lowerBound < edit.range.upperBound }
      rest = rest[inside.endIndex...]
      let utf8 = Array(edit.text.utf8)
      var text = ""
      var written = 0
      for copy in copies {
        text += String(decoding: utf8[written..<copy.offset], as: UTF8.self)
        written = copy.offset
        text += rewritten(copy.source, inside.filter { copy.source.contains($0.range.lowerBound) }, in: file)
      }
      text += String(decoding: utf8[written...], as: UTF8.self)
      result.append(SkeletonEdit(edit.range, text))
    }
    return result
  }

  /// A stretch of the file with edits.
  private static func rewritten(_ range: Range<Int>, _ edits: [SkeletonEdit], in file: SkeletonFile) -> String {
    var text = ""
    var copied = range.lowerBound
    for edit in resolved(edits, in: file) {
      text += file.text(copied..<edit.range.lowerBound) + edit.text
      copied = edit.range.upperBound
    }
    return text + file.text(copied..<range.upperBound)
  }
}
