/// The compiled paradigm file of a language.
struct InflectionGrammar: Sendable {
  var letterClasses: [UInt32: LetterClass] = [:]
  var vowels = LetterClass([])
  var lists: [Set<[UInt32]>] = []
  /// Indices of the lists of first names: those called `men`, `women` and `men-…`, `women-…`.
  var firstNames: [Int] = []
  var rewrites: [StemRewrite] = []
  var paradigms: [Paradigm] = []
  var sections: [InflectionSection] = []
  /// How the words of a phrase behave together, in order.
  var phrases: [PhraseRule] = []
  /// How the parts of a word with hyphens behave together.
  var compounds: [PhraseRule] = []
  /// Endings that every form may take at its end (the English possessive), by pattern.
  var clitics: [(pattern: SuffixPattern, endings: [String])] = []

  /// The section that inflects single words: the first of the file.
  var mainSection: InflectionSection? { sections.first }
}
