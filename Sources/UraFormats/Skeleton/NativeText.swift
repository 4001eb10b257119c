package import UraModel

extension InlineText {
  /// The text as its file has it: each text mapped, each code as its native markup with the text inside of it.
  ///
  /// - Parameter subflow: writes a text inside of a code; without it as any other text.
  package func native(
    text: (String) -> String, code: (InlineCode) -> String = \.data,
    subflow: ((InlineCode.Subflow) -> String)? = nil
  ) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let piece): result += text(piece)
      case .code(let one) where one.subflows.isEmpty: result += code(one)
      case .code(let one):
        var data = Array(one.data.utf8)
        for inner in one.subflows.sorted(by: { $0.offset > $1.offset }) {
          let written = subflow?(inner) ?? inner.content.native(text: text, code: code)
          data.insert(contentsOf: written.utf8, at: min(max(inner.offset, 0), data.count))
        }
        result += String(decoding: data, as: UTF8.self)
      }
    }
    return result
  }

  /// For formats without markup of their own: the text with its codes as they are.
  package var nativeText: String { native(text: \.self) }
}

extension SkeletonDocument {
  /// An error at a slot, for `encoded`.
  func failure(at slot: TextSlot, _ code: String, _ message: String) -> InputError {
    InputError(at: file.location(of: slot.range.lowerBound), code: code, message)
  }
}
