package import UraModel

extension InlineText {
  /// The text as its file has it: each text mapped, each code as its native markup with the text inside of it.
  ///
  /// - Parameters:
  ///   - data: writes what stands around the texts inside of a code.
  ///   - subflow: writes a text inside of a code; without it as any other text.
  package func native(
    text: (String) -> String, code: (InlineCode) -> String = \.data, data: (String) -> String = \.self,
    subflow: ((InlineCode.Subflow) -> String)? = nil
  ) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let piece): result += text(piece)
      case .code(let one) where one.subflows.isEmpty: result += code(one)
      case .code(let one):
        let utf8 = Array(one.data.utf8)
        var copied = 0
        for inner in one.subflows.sorted(by: { $0.offset < $1.offset }) {
          let place = min(max(inner.offset, copied), utf8.count)
          result += data(String(decoding: utf8[copied..<place], as: UTF8.self))
          result += subflow?(inner) ?? inner.content.native(text: text, code: code, data: data)
          copied = place
        }
        result += data(String(decoding: utf8[copied...], as: UTF8.self))
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
