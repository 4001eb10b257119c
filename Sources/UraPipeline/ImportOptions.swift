/// What an import is told.
package struct ImportOptions: Sendable {
  package var isDryRun = false
  package var author: String?
  /// The origin to store under, instead of the document's name.
  package var origin: String?
  /// The command as typed, for `ura sessions`.
  package var description = "import"
  /// Beads below are reported as doubtful.
  package var doubtfulBelow = 0.5
  package init() {}
}
