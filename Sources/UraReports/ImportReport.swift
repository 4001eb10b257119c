package import UraModel

/// What an import did.
package struct ImportReport: Sendable {
  /// One parallel group or one translation file.
  package struct Document: Sendable {
    package var name: String
    package var paths: [String]
    package var outcome: Outcome
    /// Segments per language, for parallel texts.
    package var segments: [LanguageTag: Int] = [:]
    /// Per pair, how many beads of each kind: `en-uk`: `1-1`: 17.
    package var beads: [(pair: String, kinds: [(kind: String, count: Int)])] = []
    /// Beads that somebody should look at.
    package var doubtful: [DoubtfulBead] = []
    /// Units of a translation file that were wrong, reported and left out.
    package var skipped = 0
    /// Whether the file is broken outside of its units, such as cut off behind one; it was reported.
    package var isDamaged = false
    /// Translations that their file marks as unfinished, left out.
    package var unfinished = 0

    package init(name: String, paths: [String], outcome: Outcome) {
      self.name = name
      self.paths = paths
      self.outcome = outcome
    }
  }

  package enum Outcome: Sendable, Equatable {
    case stored(new: Int, counted: Int)
    case alreadyThere
    /// Reported as a diagnostic; nothing of it was stored.
    case failed
  }

  /// A bead of low confidence with its place.
  package struct DoubtfulBead: Sendable {
    package var location: SourceLocation
    package var pair: String
    package var confidence: Double
    package var source: String
    package var target: String

    package init(location: SourceLocation, pair: String, confidence: Double, source: String, target: String) {
      self.location = location
      self.pair = pair
      self.confidence = confidence
      self.source = source
      self.target = target
    }
  }

  /// How texts of folders, one a language, were put together.
  package struct Matches: Sendable {
    package struct Match: Sendable {
      package var source: String
      package var target: String
      package var confidence: Double

      package init(source: String, target: String, confidence: Double) {
        self.source = source
        self.target = target
        self.confidence = confidence
      }
    }
    /// Those whose names differ: paths, and how sure the match is.
    package var byContent: [Match]
    /// Paths without counterpart.
    package var alone: [String]

    package init(byContent: [Match], alone: [String]) {
      self.byContent = byContent
      self.alone = alone
    }
  }

  package var matches: Matches?
  package var documents: [Document] = []
  /// The session that `ura undo` takes back; `nil` when nothing was stored.
  package var session: Int?
  package var isDryRun = false
  package var wasInterrupted = false

  package init() {}

  package var newUnits: Int {
    documents.reduce(0) { if case .stored(let new, _) = $1.outcome { $0 + new } else { $0 } }
  }
  package var countedUnits: Int {
    documents.reduce(0) { if case .stored(_, let counted) = $1.outcome { $0 + counted } else { $0 } }
  }
  /// Whether nothing of the files that were stored is missing.
  package var isComplete: Bool { documents.allSatisfy { $0.skipped == 0 && !$0.isDamaged } }
  package var failures: Int { documents.count { $0.outcome == .failed } }
}
