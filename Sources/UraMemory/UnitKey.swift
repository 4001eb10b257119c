/// What a unit is looked for by when it is stored again: a hash of its origin and its variants, in whatever order these come.
enum UnitKey {
  /// - Parameters:
  ///   - origin: its number.
  ///   - part: the number of the language whose text is only a part of what the others say.
  ///   - variants: the number of the language, and the text.
  static func integer(origin: Int64, part: Int64?, variants: [(language: Int64, text: String)]) -> Int64 {
    var hash = ContentHash()
    hash.combine(origin)
    hash.combine(part ?? 0)
    for variant in variants.sorted(by: { ($0.language, $0.text) < ($1.language, $1.text) }) {
      hash.combine(variant.language)
      hash.combine(variant.text)
    }
    return hash.integer
  }
}
