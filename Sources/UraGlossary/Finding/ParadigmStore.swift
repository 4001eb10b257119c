import UraModel

/// The paradigms of the names that were asked for lately, packed: a paradigm has some forty forms, and a big glossary many names.
struct ParadigmStore {
  /// A name: a concept and its place among the concept's names in the target language.
  struct Key: Hashable {
    var concept: Int
    var term: Int
  }

  private struct Packed {
    /// The texts of all forms, one after the other.
    var text: [UInt8] = []
    var forms: [(end: Int32, label: UInt16, isAlternative: Bool)] = []
  }

  private var paradigms = GenerationalCache<Key, Packed>(limit: 32_768)
  private var labels: [String] = []
  private var places: [String: UInt16] = [:]

  mutating func paradigm(_ key: Key, orMake make: () -> [InflectedForm]) -> [InflectedForm] {
    if let known = paradigms.value(key) { return unpacked(known) }
    let new = make()
    paradigms.insert(packed(new), for: key)
    return new
  }

  private mutating func packed(_ paradigm: [InflectedForm]) -> Packed {
    var result = Packed()
    result.forms.reserveCapacity(paradigm.count)
    for form in paradigm {
      result.text.append(contentsOf: form.text.utf8)
      result.forms.append(
        (Int32(result.text.count), place(of: form.label), form.certainty == .alternative))
    }
    return result
  }

  private func unpacked(_ packed: Packed) -> [InflectedForm] {
    var start = 0
    return packed.forms.map { form in
      defer { start = Int(form.end) }
      return InflectedForm(
        text: String(decoding: packed.text[start..<Int(form.end)], as: UTF8.self), label: labels[Int(form.label)],
        certainty: form.isAlternative ? .alternative : .preferred)
    }
  }

  /// Paradigm files have a few dozen labels.
  private mutating func place(of label: String) -> UInt16 {
    if let known = places[label] { return known }
    let new = UInt16(labels.count)
    labels.append(label)
    places[label] = new
    return new
  }
}
