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
  /// How the form stands among the others, where the format can take one more.
  package var entry: FormEntry?
  /// Where the text stands piece by piece, for formats with markup between that is no inline code.
  package var pieces: [TextPiece]

  package init(
    unit: Int, variant: Int = 0, form: Int? = nil, range: Range<Int>, style: String = "", entry: FormEntry? = nil,
    pieces: [TextPiece] = []
  ) {
    self.unit = unit
    self.variant = variant
    self.form = form
    self.range = range
    self.style = style
    self.entry = entry
    self.pieces = pieces
  }
}

/// A stretch of a file taken apart: some units that follow one another, and the slots where their texts stand. The indices
/// of units are those of the stretch.
package struct SkeletonDocument: Sendable {
  /// Takes what a parser found.
  package typealias Stretch = (SkeletonDocument) throws -> Void

  /// Which languages a unit has in the file.
  package enum Languages: Sendable { case one, pair, several }

  package let file: SkeletonFile
  package var header: DocumentHeader
  package var units: [TranslationUnit] = []
  /// Where each unit begins, in UTF-8 offsets.
  package var starts: [Int] = []
  /// In ascending order of their ranges, which do not overlap.
  package var slots: [TextSlot] = []
  package var languages = Languages.one
  /// Entries that were wrong and reported, from the start of the file.
  package var skipped = 0
  /// How many units of the file stand in front of these.
  package private(set) var unitsBefore = 0
  /// How far the file is done with.
  private var released = 0
  /// Units of a stretch: enough to be worth a call, few enough to be no matter.
  private static let enough = 128

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

  /// How many units the file has up to here: the number of the next counts from 1 more.
  package var unitCount: Int { unitsBefore + units.count }

  /// Hands over the units that have gathered, when they are enough; called where all slots to come stand further on.
  mutating func handOver(_ stretch: Stretch) throws {
    if units.count >= Self.enough { try finish(stretch) }
  }

  /// Hands over the units that are left, or none.
  mutating func finish(_ stretch: Stretch) throws {
    try stretch(self)
    unitsBefore += units.count
    let done = starts.last ?? released
    units.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    if done >= released + (1 << 20) {
      file.utf8.release(released..<done)
      released = done
    }
  }

  /// Adds the stretch that follows.
  mutating func append(_ next: SkeletonDocument) {
    let count = units.count
    header = next.header
    languages = next.languages
    skipped = next.skipped
    units += next.units
    starts += next.starts
    slots += next.slots.map { slot in
      var slot = slot
      slot.unit += count
      return slot
    }
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
    var changes = SkeletonChanges()
    for (index, slot) in slots.enumerated() {
      if let content = newContent(slot, units[slot.unit]) { changes.texts[index] = content }
    }
    return try rewritten(by: format, changes)
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
