package import UraModel

/// Proposed abbreviations as a file of rules to review.
package enum LearnedRules {
  /// A file that adds the abbreviations to the built-in rules of a language, each with its evidence.
  package static func file(
    _ proposals: [AbbreviationLearner.Proposal], language: LanguageTag, sources: [String]
  ) -> String {
    var text = """
      # Abbreviations proposed from \(sources.joined(separator: ", ")).
      # Review: delete what is no abbreviation, move what is in the wrong list (see docs/segmentation.md). Then use the file
      # with --rules. Nothing here is in force by itself.
      use \(SegmentationRules.builtInName(for: language))

      """
    for list in ["title", "reference", "unit", "inside", "end"] {
      let members = proposals.filter { $0.list == list }
      if members.isEmpty { continue }
      text += "\nlist \(list)\n"
      for proposal in members { text += "  # \(comment(proposal))\n  \(proposal.text)\n" }
    }
    return text
  }

  private static func comment(_ proposal: AbbreviationLearner.Proposal) -> String {
    let counts = proposal.evidence
    let score = Double(Int(proposal.score * 100)) / 100
    return
      "with a full stop \(counts.withStop), without \(counts.without); before lower case \(counts.beforeLower), a number "
      + "\(counts.beforeNumber), a comma \(counts.beforePause), a name \(counts.beforeName), another capital "
      + "\(counts.beforeCapital); after a number \(counts.afterNumber); score \(score)"
  }
}
