import UraModel

/// The properties of a run as far as a reader sees them: without its language, and without what tells of tracked changes.
struct WordRunFormat: Hashable {
  /// The element `w:rPr`, or nothing.
  var data = ""

  /// Properties that say nothing of how the text looks.
  static let ignored: Set<String> = ["w:lang", "w:noProof", "w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo"]

  init() {}

  /// - Parameter properties: the children of `w:rPr` as they stand in the file.
  init(_ properties: String) { data = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>" }

  /// Whether white space can be told by it from other white space: underlined, struck out, shaded.
  var marksSpace: Bool {
    ["w:u", "w:strike", "w:dstrike", "w:highlight", "w:shd", "w:bdr", "w:rStyle"].contains { data.contains("<\($0)") }
  }

  /// What XLIFF calls it, where it is one of the usual kinds.
  var type: String? {
    for (name, type) in [("w:b", "bold"), ("w:i", "italic"), ("w:u", "underlined")] {
      if data.contains("<\(name)/>") || data.contains("<\(name) ") { return type }
    }
    return nil
  }
}
