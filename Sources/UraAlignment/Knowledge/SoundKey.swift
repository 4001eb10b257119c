import UraText

/// How a name sounds, roughly, in Latin letters, so that Сибіга and Sybiha meet.
///
/// Words of other scripts are transliterated by ICU; then letters that languages write differently for one sound are made
/// one (ph f, w v, ck k, sh s, th t, x ks, g h, y j i).
enum SoundKey {
  /// The keys of words, in order; empty for words that have none.
  static func keys(of words: [String]) -> [[UInt8]] {
    let isForeign = words.map { word in word.utf8.contains { $0 >= 0x80 } }
    var latin = words.map { Array($0.utf8) }
    if isForeign.contains(true), let transliterator = try? Transliterator(id: "Any-Latin; Latin-ASCII; Lower") {
      let indices = words.indices.filter { isForeign[$0] }
      let joined = transliterator.transliterate(indices.map { words[$0] }.joined(separator: "\n"))
      let lines = joined.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      if lines.count == indices.count {
        for (index, line) in zip(indices, lines) { latin[index] = Array(line) }
      }
    }
    return zip(latin, isForeign).map { key(of: $0, isTransliterated: $1) }
  }

  private static func key(of word: [UInt8], isTransliterated: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(word.count)
    var i = 0
    while i < word.count {
      let c = word[i]
      let next = i + 1 < word.count ? word[i + 1] : 0
      i += 1
      var out: UInt8 = 0
      switch c {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        switch c {
        case UInt8(ascii: "w"): out = UInt8(ascii: "v")
        case UInt8(ascii: "y"), UInt8(ascii: "j"): out = UInt8(ascii: "i")
        case UInt8(ascii: "g"): out = UInt8(ascii: "h")
        case UInt8(ascii: "q"): out = UInt8(ascii: "k")
        case UInt8(ascii: "p") where next == UInt8(ascii: "h"):
          out = UInt8(ascii: "f")
          i += 1
        case UInt8(ascii: "c") where !isTransliterated:
          if next == UInt8(ascii: "h") {
            out = UInt8(ascii: "c")
            i += 1
          } else if next == UInt8(ascii: "k") {
            out = UInt8(ascii: "k")
            i += 1
          } else if next == UInt8(ascii: "e") || next == UInt8(ascii: "i") || next == UInt8(ascii: "y") {
            out = UInt8(ascii: "s")
          } else {
            out = UInt8(ascii: "k")
          }
        case UInt8(ascii: "s") where next == UInt8(ascii: "h"), UInt8(ascii: "t") where next == UInt8(ascii: "h"),
          UInt8(ascii: "k") where next == UInt8(ascii: "h"), UInt8(ascii: "z") where next == UInt8(ascii: "h"):
          out = c
          i += 1
        case UInt8(ascii: "x"):
          if result.last != UInt8(ascii: "k") { result.append(UInt8(ascii: "k")) }
          out = UInt8(ascii: "s")
        default: out = c
        }
      default: continue
      }
      if result.last != out { result.append(out) }
    }
    return result
  }
}
