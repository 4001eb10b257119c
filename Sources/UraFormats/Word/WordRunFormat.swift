import UraModel

/// The properties of a run as far as a reader sees them: without its language, and without what tells of tracked changes.
///
/// Two formats are the same when they look the same: what a run says for complex scripts (bold, slant and size once more) counts
/// only where its text is in one.
struct WordRunFormat: Hashable {
  /// The element `w:rPr`, or nothing.
  let data: String
  private let visible: [String]

  /// Properties that say nothing of how the text looks.
  private static let unseen: Set<String> = [
    "w:lang", "w:noProof", "w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo",
  ]
  /// Of complex scripts (17.3.2), and what says that the text is in one.
  private static let complex: Set<String> = ["w:bCs", "w:iCs", "w:szCs"]
  private static let complexMarks: Set<String> = ["w:cs", "w:rtl"]

  /// - Parameter properties: the names of the children of `w:rPr`, and each as it stands in the file.
  init(_ properties: [(name: String, data: String)] = []) {
    let seen = properties.filter { !Self.unseen.contains($0.name) }
    data = seen.isEmpty ? "" : "<w:rPr>\(seen.map(\.data).joined())</w:rPr>"
    let isComplex = seen.contains { Self.complexMarks.contains($0.name) }
    visible = seen.filter { isComplex || !Self.complex.contains($0.name) }.map(\.data)
  }

  static func == (first: Self, second: Self) -> Bool { first.visible == second.visible }
  func hash(into hasher: inout Hasher) { hasher.combine(visible) }

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
