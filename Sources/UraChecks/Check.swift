public import UraModel

/// One kind of examination of a sentence and its translation: one file per check, with examples in its doc comment.
///
/// A check may keep what it learns from pair to pair, so it is not `Sendable`: make one per task.
public protocol Check {
  /// Stable and in kebab case: what suppressions and reports call it.
  static var id: String { get }

  /// What is wrong with the translation, in the order of the source; empty when nothing is.
  func findings(in pair: CheckedPair) -> [Finding]
}

/// A sentence and its translation, with where they come from.
public struct CheckedPair: Sendable, Hashable {
  /// Counted from 0 over the input.
  public var index: Int
  /// The sentence, without inline codes.
  public var source: String
  /// Its translation, without inline codes.
  public var target: String
  /// Where the translation stands, as far as the input tells.
  public var location: SourceLocation?
  /// The unit's identifier in its file or memory.
  public var unitID: String?
  /// The unit's notes: a suppression may stand there.
  public var notes: [Note]

  public init(
    index: Int, source: String, target: String, location: SourceLocation? = nil, unitID: String? = nil,
    notes: [Note] = []
  ) {
    self.index = index
    self.source = source
    self.target = target
    self.location = location
    self.unitID = unitID
    self.notes = notes
  }
}
