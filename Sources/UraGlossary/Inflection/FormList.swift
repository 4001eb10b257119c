/// Collects forms without repeating a text in the same slot.
///
/// A table of open addressing over the bytes: a dictionary of strings would normalise every text to hash it, which took
/// half of the time of inflection.
struct FormList {
  /// Whether forms with clitics are wanted.
  let hasClitics: Bool
  private(set) var forms: [InflectedForm] = []
  private var hashes: [UInt64] = []
  /// The place of a form plus one, or 0; a power of two of entries, at most half of them taken.
  private var table: [Int32] = Array(repeating: 0, count: 128)

  init(hasClitics: Bool) { self.hasClitics = hasClitics }

  /// Adds a form, or makes a known one preferred; whether it was new. `key` stands for the slot.
  @discardableResult
  mutating func add(_ utf8: [UInt8], _ label: String, key: UInt32, isAlternative: Bool) -> Bool {
    let hash = utf8.withUnsafeBufferPointer { Self.hash($0, key) }
    var index = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[index] != 0 {
      let place = Int(table[index]) - 1
      if hashes[place] == hash, forms[place].label == label, forms[place].text.utf8.elementsEqual(utf8) {
        if !isAlternative { forms[place].certainty = .preferred }
        return false
      }
      index = (index + 1) & (table.count - 1)
    }
    forms.append(
      InflectedForm(
        text: String(decoding: utf8, as: UTF8.self), label: label, certainty: isAlternative ? .alternative : .preferred)
    )
    hashes.append(hash)
    table[index] = Int32(forms.count)
    if forms.count * 2 > table.count { grow() }
    return true
  }

  /// Puts the lemma first when no slot gave it.
  func including(lemma: String) -> [InflectedForm] {
    if forms.contains(where: { $0.text == lemma }) { return forms }
    return [InflectedForm(text: lemma, label: "lemma")] + forms
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 2)
    for (place, hash) in hashes.enumerated() {
      var index = Int(truncatingIfNeeded: hash) & (table.count - 1)
      while table[index] != 0 { index = (index + 1) & (table.count - 1) }
      table[index] = Int32(place + 1)
    }
  }

  /// FNV-1a with a last mixing, because the table looks at the low bits.
  static func hash(_ utf8: UnsafeBufferPointer<UInt8>, _ key: UInt32) -> UInt64 {
    var result: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(key)
    for byte in utf8 { result = (result ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return result ^ result >> 29
  }
}
