package import UraModel

/// What is to become other in a file that is taken apart.
package struct SkeletonChanges: Sendable {
  /// A form for a text that has others: where it goes, and what it is.
  package struct AddedForm: Sendable {
    /// The slot that it is made after.
    package var model: Int
    /// The slot that it stands before; nil behind its model.
    package var next: Int?
    package var form: VariantForm

    package init(_ form: VariantForm, model: Int, before next: Int?) {
      self.form = form
      self.model = model
      self.next = next
    }
  }

  /// A language for a unit of a format that holds several.
  package struct AddedVariant: Sendable {
    package var unit: Int
    package var variant: Variant

    package init(_ variant: Variant, unit: Int) {
      self.variant = variant
      self.unit = unit
    }
  }

  /// New texts by the index of their slot.
  package var texts: [Int: InlineText] = [:]
  /// In the order in which they are to stand.
  package var forms: [AddedForm] = []
  package var variants: [AddedVariant] = []
  /// The language that a file of one language is in afterwards; nil leaves what it says of itself.
  package var language: LanguageTag?

  package init() {}
}

extension SkeletonDocument {
  /// The whole file with changes; a text that is there already keeps its bytes, and so does a file of which nothing changes.
  package func rewritten(by format: some SkeletonFormat, _ changes: SkeletonChanges) throws(InputError) -> [UInt8] {
    let output = OutputFile()
    var rewriter = SkeletonRewriter(file, by: format, to: changes.language, into: output)
    try rewriter.write(self, changes)
    try rewriter.finish()
    return output.bytes
  }

  /// What changes in the bytes.
  func edits(for changes: SkeletonChanges, by format: some SkeletonFormat) throws(InputError) -> [SkeletonEdit] {
    var edits: [SkeletonEdit] = []
    var changed: Set<Int> = []
    for (index, content) in changes.texts.sorted(by: { $0.key < $1.key }) {
      let slot = slots[index]
      guard content != self.content(of: slot) else { continue }
      edits.append(try format.edit(content, for: slot, in: self))
      if changed.insert(slot.unit).inserted {
        edits += format.sideEdits(ofUnit: slot.unit, in: self).map { SkeletonEdit($0.range, $0.text) }
      }
    }
    for form in changes.forms { try edits.append(edit(adding: form, by: format)) }
    if !changes.variants.isEmpty { edits += try format.edits(adding: changes.variants, to: self) }
    return edits
  }

  /// The model's entry with what chooses it and its text replaced.
  private func edit(
    adding added: SkeletonChanges.AddedForm, by format: some SkeletonFormat
  ) throws(InputError) -> SkeletonEdit {
    let slot = slots[added.model]
    guard let entry = slot.entry, let selector = added.form.selectors.last?.value else {
      throw failure(
        at: slot, "form-not-added",
        "expected a plural that can take the form '\(added.form.selectors.map(\.value).joined(separator: " "))', found another, add the form to the file by hand"
      )
    }
    var text = ""
    if let key = entry.selector {
      text = file.text(entry.range.lowerBound..<key.lowerBound) + selector
      text += file.text(key.upperBound..<slot.range.lowerBound)
    } else {
      text = file.text(entry.range.lowerBound..<slot.range.lowerBound)
    }
    text += try format.encoded(added.form.content, for: slot, in: self)
    text += file.text(slot.range.upperBound..<entry.range.upperBound)
    guard let next = added.next.flatMap({ slots[$0].entry }) else {
      return SkeletonEdit(entry.range.upperBound..<entry.range.upperBound, entry.separator + text)
    }
    let place = next.range.lowerBound - next.markLength
    return SkeletonEdit(
      place..<place, String(repeating: " ", count: next.markLength) + text + next.separator)
  }
}

/// Bytes of a file that become others.
package struct SkeletonEdit: Sendable, Hashable {
  /// In UTF-8 offsets; empty where something is put in.
  package var range: Range<Int>
  package var text: String
  /// What of the file is put into the text; nil for an edit that other edits may not stand in.
  var copies: [Copy]?

  /// A stretch of the file that stands in a text again, with the edits inside of it.
  struct Copy: Sendable, Hashable {
    /// Where it goes in the text, in UTF-8 bytes.
    var offset: Int
    var source: Range<Int>
  }

  package init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }

  init(_ range: Range<Int>, _ text: CopyingText) {
    self.init(range, text.text)
    copies = text.copies
  }

  /// In the order of the file; what is put in at one place is put in together, in front of what is replaced there.
  static func merged(_ edits: [SkeletonEdit]) -> [SkeletonEdit] {
    var insertions: [Int: String] = [:]
    for edit in edits where edit.range.isEmpty { insertions[edit.range.lowerBound, default: ""] += edit.text }
    let inserted = insertions.map { SkeletonEdit($0.key..<$0.key, $0.value) }
    // Several texts may ask for the same change beside them.
    return (inserted + Set(edits.filter { !$0.range.isEmpty })).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}
