import Testing

@testable import UraAlignment

@Suite struct SoundKeysTests {
  @Test("two words are as similar as their bigrams, each counted as often as both have it")
  func similarity() {
    let words = ["banana", "bananas", "ananas", "Kovalenko", "Коваленко", "mississippi", "missis", "abcd"]
    let keys = SoundKeys(words)
    let letters = SoundKey.keys(of: words)
    func bigrams(_ key: [UInt8]) -> [[UInt8]: Int] {
      zip([0] + key, key + [0]).reduce(into: [:]) { $0[[$1.0, $1.1], default: 0] += 1 }
    }
    for a in words.indices {
      for b in words.indices {
        let (x, y) = (bigrams(letters[a]), bigrams(letters[b]))
        let common = x.reduce(0) { $0 + min($1.value, y[$1.key] ?? 0) }
        let expected = 2 * Float(common) / Float(letters[a].count + letters[b].count + 2)
        #expect(keys.similarity(a, b, in: keys, minimum: 0) == expected)
      }
    }
    #expect(keys.similarity(3, 4, in: keys, minimum: 0) > 0.8)
    #expect(keys.similarity(3, 4, in: keys, minimum: 0.5) > 0.8)
    #expect(keys.similarity(0, 7, in: keys, minimum: 0.5) == 0)
  }
}
