/// The forms of a word as codes, for finding texts that have one of them.
///
/// Texts are first searched for what forms have in common at their beginning, so that twenty forms take one or two passes.
package struct FormNeedles: Sendable {
  private let forms: [[UInt8]]
  /// Every form begins with one of these.
  private let beginnings: [[UInt8]]
  private static let shortest = 3

  /// - Parameter forms: as they are written; `nil` when there is none or one is empty.
  package init?(_ forms: [String]) {
    let codes = Set(forms.map { SymbolCode.plain(PlainText.scalars(of: $0)) })
    guard !codes.isEmpty, !codes.contains([]) else { return nil }
    self.forms = codes.sorted { $0.count < $1.count }
    var groups: [[UInt8]: [UInt8]] = [:]
    for form in codes {
      let key = Array(form.prefix(Self.shortest))
      let known = groups[key] ?? form
      groups[key] = zip(known, form).prefix { $0 == $1 }.map(\.0)
    }
    beginnings = Array(groups.values)
  }

  /// The length of the shortest form in symbols.
  package var length: Int { forms.first?.count ?? 0 }

  /// The texts of a block that have one of the forms in them, by index, ascending.
  package func texts(in block: FuzzyBlock) -> [Int] {
    Set(beginnings.flatMap { block.texts(containing: $0) }).filter { index in
      forms.count == 1 || forms.contains { Self.contains(block.codes(index), $0) }
    }.sorted()
  }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ form: [UInt8]) -> Bool {
    guard text.count >= form.count else { return false }
    return form.withUnsafeBufferPointer { form in
      (0...(text.count - form.count)).contains { start in
        text[start] == form[0] && text[start..<start + form.count].elementsEqual(form)
      }
    }
  }
}
