/// What texts show of one word with a full stop.
package struct AbbreviationEvidence: Sendable, Hashable {
  package var withStop = 0
  package var without = 0
  package var beforeLower = 0
  package var beforeNumber = 0
  /// Before a comma, a semicolon or a colon.
  package var beforePause = 0
  package var afterNumber = 0
  /// Before a capital of a word that the texts never write in lower case, or do.
  package var beforeName = 0
  package var beforeCapital = 0

  /// The occurrences after which the sentence surely goes on.
  package var continuing: Int { beforeLower + beforeNumber + beforePause }

  /// The list of the rule notation that fits.
  package var list: String {
    if afterNumber * 2 > withStop { return "unit" }
    if beforeNumber * 2 > withStop { return "reference" }
    if beforeName * 2 > withStop { return "title" }
    return (continuing + beforeName) * 5 > withStop * 4 ? "inside" : "end"
  }
}
