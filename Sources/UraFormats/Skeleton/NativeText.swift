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
        for piece in one.dataPieces {
          switch piece {
          case .markup(let markup): result += data(markup)
          case .subflow(let inner):
            result += subflow?(inner) ?? inner.content.native(text: text, code: code, data: data)
          }
        }
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
