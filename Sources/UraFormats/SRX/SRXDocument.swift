package import UraModel

/// Segmentation Rules eXchange 2.0 (LISA/OSCAR, 2008): rules by name, and a map from languages to names.
///
/// SRX 1.0 is read as well; its `maprule` groups are taken as one list.
package struct SRXDocument: Sendable, Hashable {
  package var version: String
  /// Whether text inside codes (footnotes, attributes) is segmented too.
  package var segmentsSubflows: Bool
  /// Whether a language gets the rules of all maps that match it, in order, or of the first alone.
  package var cascades: Bool
  package var formatHandles: SRXFormatHandles
  package var languageRules: [LanguageRule]
  package var maps: [LanguageMap]

  package struct LanguageRule: Sendable, Hashable {
    package var name: String
    package var rules: [Rule]
    package init(name: String, rules: [Rule]) {
      self.name = name
      self.rules = rules
    }
  }

  package struct Rule: Sendable, Hashable {
    package var isBreak: Bool
    /// ICU regular expressions.
    package var before: String
    package var after: String
    /// The comment before the rule.
    package var comment: String
    package var location: SourceLocation?
    /// Of the elements of the two expressions.
    package var beforeLocation: SourceLocation?
    package var afterLocation: SourceLocation?
    package init(isBreak: Bool, before: String, after: String, comment: String = "", location: SourceLocation? = nil) {
      self.isBreak = isBreak
      self.before = before
      self.after = after
      self.comment = comment
      self.location = location
    }
  }

  package struct LanguageMap: Sendable, Hashable {
    /// An ICU regular expression that matches whole language tags.
    package var pattern: String
    package var ruleName: String
    package var location: SourceLocation?
    package init(pattern: String, ruleName: String, location: SourceLocation? = nil) {
      self.pattern = pattern
      self.ruleName = ruleName
      self.location = location
    }
  }

  package init(
    version: String = "2.0", segmentsSubflows: Bool = true, cascades: Bool = true,
    formatHandles: SRXFormatHandles = .init(),
    languageRules: [LanguageRule] = [], maps: [LanguageMap] = []
  ) {
    self.version = version
    self.segmentsSubflows = segmentsSubflows
    self.cascades = cascades
    self.formatHandles = formatHandles
    self.languageRules = languageRules
    self.maps = maps
  }
}

/// Which codes at a break stay with the segment before it (`formathandle`); the defaults are those of SRX 2.0, section 2.2.
package struct SRXFormatHandles: Sendable, Hashable {
  package var includesStart = false
  package var includesEnd = true
  package var includesIsolated = false
  package init() {}
}
