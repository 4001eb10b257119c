/// A text as a key that is equal byte for byte. Strings are equal when Unicode calls them equivalent, and finding that out for other
/// than ASCII letters takes longer than all else that is done with a word's key.
struct ExactText: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (one: ExactText, other: ExactText) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
