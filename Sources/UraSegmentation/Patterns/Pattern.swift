/// The regular part of ICU's expression language as a tree.
///
/// A rule only asks *whether* some text that ends (or begins) at a position matches, so greedy and lazy quantifiers are the
/// same and groups capture nothing.
indirect enum Pattern: Sendable {
  case empty
  case set(ScalarSet)
  case sequence([Pattern])
  case choice([Pattern])
  case repetition(Pattern, min: Int, max: Int?)
  /// Holds between two characters when the one on `side` is a member; a missing one (the paragraph's edge) is when
  /// `edge` says so.
  case context(side: Side, set: ScalarSet, edge: Bool)

  enum Side: Sendable { case before, after }

  /// `\b`: one side is a word character and the other is not.
  static func wordBoundary(word: ScalarSet, negated: Bool) -> Pattern {
    let other = word.complement
    let inWord: [Pattern] = [.context(side: .before, set: word, edge: false)]
    let outside: [Pattern] = [.context(side: .before, set: other, edge: true)]
    let wordNext = Pattern.context(side: .after, set: word, edge: false)
    let otherNext = Pattern.context(side: .after, set: other, edge: true)
    return negated
      ? .choice([.sequence(inWord + [wordNext]), .sequence(outside + [otherNext])])
      : .choice([.sequence(inWord + [otherNext]), .sequence(outside + [wordNext])])
  }

  /// The single set that this pattern is, if it is one.
  var singleSet: ScalarSet? {
    switch self {
    case .set(let set): return set
    case .sequence(let parts): return parts.count == 1 ? parts[0].singleSet : nil
    case .choice(let branches):
      var union = ScalarSet.empty
      for branch in branches {
        guard let set = branch.singleSet else { return nil }
        union = union.union(set)
      }
      return union
    case .empty, .repetition, .context: return nil
    }
  }
}
