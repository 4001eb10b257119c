import Foundation
package import UraModel

extension LanguageTag {
  /// Whether texts in one of these languages are of use where the other is asked for: they are the same, one covers the other
  /// (en, en-GB), or they are regional variants in one script (en-US, en-GB; not zh-TW, zh-CN).
  package func fits(_ other: LanguageTag) -> Bool {
    covers(other) || other.covers(self) || (language == other.language && likelyScript == other.likelyScript)
  }

  /// The script that is named or, failing that, the one that CLDR's likely subtags say.
  private var likelyScript: String? { Locale.Language(identifier: description).script?.identifier }
}
