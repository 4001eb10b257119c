/// A dictionary that knows which words a form may belong to.
package protocol StemLexicon: AnyObject {
  /// The base forms of a word as it stands in a text; none for a word that the dictionary does not know.
  func stems(of word: String) -> [String]
}
