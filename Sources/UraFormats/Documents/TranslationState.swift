package import UraModel

extension Variant {
  /// Whether its file says that the translation is not good yet: a guess of gettext (`fuzzy`), a draft in Qt Linguist
  /// (`unfinished`), what XLIFF 1.2 (2.4.3: `new`, `needs-...`), XLIFF 2 (4.3.1.27: `initial`) and string catalogs (`new`,
  /// `needs_review`) mark so. Each format has a word for it of its own.
  package var needsReview: Bool {
    guard let state, !content.isEmpty else { return false }
    return ["fuzzy", "unfinished", "new", "initial", "needs_review"].contains(state) || state.hasPrefix("needs-")
  }
}
