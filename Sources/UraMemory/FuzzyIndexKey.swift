/// Where a block of the fuzzy index lies: `fuzzy_block.id` is these four numbers in one, so that the blocks of a window of lengths
/// are one range of the table.
struct FuzzyIndexKey: Hashable, Comparable, Sendable {
  /// Which scoring a text is indexed for.
  enum Form: Int64, CaseIterable, Sendable {
    /// Both scorings see the same codes.
    case both = 0
    /// The plain text of a segment with placeables.
    case plain = 1
    /// The skeleton of a segment with placeables.
    case skeleton = 2
    /// The skeleton of a segment whose words its codes do not show: ``IndexedText/showsWords``.
    case loose = 3
  }

  var language: Int64
  var form: Form
  /// In symbols. Texts longer than ``longest`` are listed there without codes: lookup compares all of them.
  var length: Int

  /// Segments longer than this are documents.
  static let longest = 8191

  /// The first number that a block of this language, form and length may have.
  var firstBlock: Int64 { language << 44 | form.rawValue << 40 | Int64(length) << 20 }
  /// The first number after.
  var endOfBlocks: Int64 { language << 44 | form.rawValue << 40 | Int64(length + 1) << 20 }

  init(language: Int64, form: Form, length: Int) {
    self.language = language
    self.form = form
    self.length = min(length, Self.longest + 1)
  }

  init?(block: Int64) {
    guard let form = Form(rawValue: block >> 40 & 0xF) else { return nil }
    language = block >> 44
    self.form = form
    length = Int(block >> 20 & 0xF_FFFF)
  }

  /// How many codes a block of this length keeps of each text.
  var codeLength: Int { length > Self.longest ? 0 : length }

  static func < (left: FuzzyIndexKey, right: FuzzyIndexKey) -> Bool { left.firstBlock < right.firstBlock }
}
