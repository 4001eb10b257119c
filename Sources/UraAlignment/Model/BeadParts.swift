/// What a bead's score is made of: log-likelihood ratios, so that each says how much it speaks for the bead.
struct BeadParts: Equatable {
  /// The kind of bead: how often there is one.
  var kind: Float = 0
  /// Words that find their translations, and known ones that do not.
  var words: Float = 0
  /// The same and the lengths, where one sentence is cut into parts that stand for several.
  var cut: Float = 0
  var length: Float = 0
  /// Questions, quotations, colons and brackets.
  var marks: Float = 0
  /// Where paragraphs begin.
  var paragraphs: Float = 0
  /// Where in the documents the two sides stand.
  var position: Float = 0

  var total: Float { kind + words + cut + length + marks + paragraphs + position }

  static func += (left: inout BeadParts, right: BeadParts) {
    left.kind += right.kind
    left.words += right.words
    left.cut += right.cut
    left.length += right.length
    left.marks += right.marks
    left.paragraphs += right.paragraphs
    left.position += right.position
  }

  /// The parts by name, those that say nothing left out, in the order of the model.
  var named: [(name: String, value: Double)] {
    [
      ("kind", kind), ("words", words), ("cut", cut), ("length", length), ("marks", marks), ("paragraphs", paragraphs),
      ("position", position),
    ].filter { abs($0.1) >= 0.005 }.map { (name: $0.0, value: Double($0.1)) }
  }
}
