package import UraModel

/// Where one text of a unit stands in its file.
package struct TextSlot: Sendable, Hashable {
  /// The index of the unit in the document.
  package var unit: Int
  /// The index of the variant in the unit.
  package var variant: Int
  /// The index of the form in the variant; nil where it has none.
  package var form: Int?
  /// UTF-8 offsets of what is replaced: the value with its quotes, if a new value may need others.
  package var range: Range<Int>
  /// What the format remembers about the place: the kind of quotes, the indentation. Its own business.
  package var style: String

  package init(unit: Int, variant: Int = 0, form: Int? = nil, range: Range<Int>, style: String = "") {
    self.unit = unit
    self.variant = variant
    self.form = form
    self.range = range
    self.style = style
  }
}

/// A file taken apart: its units, and its skeleton with the slots where their texts stand.
package struct SkeletonDocument: Sendable {
  package let file: SkeletonFile
  package var header: DocumentHeader
  package var units: [TranslationUnit] = []
  /// Where each unit begins, in UTF-8 offsets.
  package var starts: [Int] = []
  /// In ascending order of their ranges, which do not overlap.
  package var slots: [TextSlot] = []
  /// Entries that were wrong and reported.
  package var skipped = 0

  package init(_ file: SkeletonFile, header: DocumentHeader) {
    self.file = file
    self.header = header
  }

  /// Adds a unit that begins at an offset; returns its index for the slots.
  package mutating func append(_ unit: TranslationUnit, at start: Int) -> Int {
    units.append(unit)
    starts.append(start)
    return units.count - 1
  }

  /// The text that stands in the slot.
  package func content(of slot: TextSlot) -> InlineText? {
    guard units.indices.contains(slot.unit), units[slot.unit].variants.indices.contains(slot.variant) else {
      return nil
    }
    return units[slot.unit].variants[slot.variant].content(ofForm: slot.form)
  }

  /// The file with new texts: a slot for which `newContent` gives nil or what it holds already keeps its bytes.
  package func rewritten(
    by format: some SkeletonFormat, _ newContent: (TextSlot, TranslationUnit) -> InlineText?
  ) throws(InputError) -> [UInt8] {
    var replacements: [(range: Range<Int>, text: String)] = []
    var changed: Set<Int> = []
    for slot in slots {
      guard let content = newContent(slot, units[slot.unit]), content != self.content(of: slot) else { continue }
      replacements.append((slot.range, try format.encoded(content, for: slot, in: self)))
      if changed.insert(slot.unit).inserted { replacements += format.sideEdits(ofUnit: slot.unit, in: self) }
    }
    replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
    return replacements.isEmpty ? file.bytes : try file.replacing(replacements)
  }

  /// The file with the texts of `units`, which are those of this document with other contents.
  package func rewritten(by format: some SkeletonFormat, units: [TranslationUnit]) throws(InputError) -> [UInt8] {
    try rewritten(by: format) { slot, _ in
      guard units.indices.contains(slot.unit), units[slot.unit].variants.indices.contains(slot.variant) else {
        return nil
      }
      return units[slot.unit].variants[slot.variant].content(ofForm: slot.form)
    }
  }
}

extension Variant {
  /// The text of a form, or the text where there are none.
  package func content(ofForm form: Int?) -> InlineText? {
    guard let form else { return content }
    return forms.indices.contains(form) ? forms[form].content : nil
  }
}
