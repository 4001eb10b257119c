import UraFormats
import UraText

/// Finds the terms of a language without a paradigm file in forms that a dictionary knows: of *Haus* in *in den Häusern*.
///
/// A form belongs to a term's word when the dictionary leads it back to that word. Where the term's word is itself led back to
/// another one (*Zeitung* to *Zeit*), a form must be led back to the same and begin like the term, all but its last letter. Of a
/// word that the dictionary leads back to nothing else, a compound, the end is looked up behind the same beginning:
/// *Menschenrecht-e*. Words that the dictionary derives from a term's word (*zeitlich*) count as its forms: their endings do not show the difference.
final class StemMatching {
  private let lexicon: any StemLexicon
  private var index = PhraseIndex()
  /// The keys of a text's word, by its exact hash.
  private var known = GenerationalCache<UInt64, [UInt64]>(limit: 50_000)

  init(_ lexicon: any StemLexicon) { self.lexicon = lexicon }

  /// Adds a term in the form in which it is listed.
  func insert(_ term: Term, payload: Int) {
    if term.isCaseSensitive == true || term.inflectionHints.isIndeclinable { return }
    let isStrict = !term.status.isAllowed
    guard let pattern = PhrasePattern(term.text, isCaseSensitive: term.isCaseSensitive, isStrict: isStrict) else {
      return
    }
    var keys: [[UInt64]] = [[]]
    for (position, word) in Self.words(term.text).enumerated() where position < pattern.words.count {
      let own = [pattern.words[position]] + termKeys(word)
      keys = keys.flatMap { start in own.map { start + [$0] } }
      // A phrase of many words of many meanings.
      if keys.count > 64 { return }
    }
    for words in keys where words != pattern.words && words.count == pattern.words.count {
      var pattern = pattern
      pattern.words = words
      index.insert(pattern, payload: payload)
    }
  }

  /// Calls `body` for every term at every place where a form that is not listed stands.
  func forEachMatch(in words: ContiguousArray<TermWord>, of text: String, _ body: (PhraseIndex.Match) -> Void) {
    if index.isEmpty { return }
    let utf8 = Array(text.utf8)
    let keys = words.map { word in
      [word.folded] + known.value(word.exact) { textKeys(String(decoding: utf8[word.range], as: UTF8.self)) }
    }
    index.forEachMatch(in: words, keys: keys, body)
  }

  private static func words(_ text: String) -> [String] {
    var scanned: ContiguousArray<TermWord> = []
    var text = text
    return text.withUTF8 { utf8 in
      WordScanner.scan(utf8, into: &scanned)
      return scanned.map { String(decoding: UnsafeBufferPointer(rebasing: utf8[$0.range]), as: UTF8.self) }
    }
  }

  // MARK: - Keys: a form and a term's word have one in common

  private static let endingLength = 1
  private static let longestEnding = 6

  private func termKeys(_ word: String) -> [UInt64] {
    let letters = word.foldedScalars
    let stems = stems(of: word)
    if stems.isEmpty { return compoundKeys(word) }
    if stems.contains(letters) { return [Self.key(letters)] }
    return stems.map { Self.key($0, letters.dropLast(Self.endingLength)) }
  }

  private func textKeys(_ word: String) -> [UInt64] {
    let letters = word.foldedScalars
    let stems = stems(of: word)
    // Known for what it is, and no more.
    let compound = stems.subtracting([letters]).isEmpty ? compoundKeys(word) : []
    return compound
      + stems.flatMap { stem in
        [Self.key(stem)]
          + (max(1, letters.count - Self.longestEnding)...max(1, letters.count)).map {
            Self.key(stem, letters.prefix($0))
          }
      }
  }

  /// By each end that the dictionary knows: the stem of the end behind the beginning.
  private func compoundKeys(_ word: String) -> [UInt64] {
    let letters = Array(word)
    guard (8...60).contains(letters.count) else { return [] }
    let isCapitalised = letters[0].isUppercase
    return (3...letters.count - 4).flatMap { cut -> [UInt64] in
      let end = String(letters[cut...])
      let beginning = String(letters[..<cut]).foldedScalars
      let ends = isCapitalised ? [end, end.prefix(1).uppercased() + end.dropFirst()] : [end]
      return Set(ends.flatMap(stems)).map { Self.key($0, beginning[...]) }
    }
  }

  private func stems(of word: String) -> Set<[UInt32]> { Set(lexicon.stems(of: word).map(\.foldedScalars)) }

  private static func key(_ stem: [UInt32], _ beginning: ArraySlice<UInt32> = []) -> UInt64 {
    var hash: UInt64 = 0x5354_454D
    for letter in stem { hash = WordScanner.mix(hash, UInt64(letter)) }
    hash = WordScanner.mix(hash, UInt64.max)
    for letter in beginning { hash = WordScanner.mix(hash, UInt64(letter)) }
    return hash
  }
}
