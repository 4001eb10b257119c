public import UraModel

/// The dictionaries that tell forms in languages without a paradigm file: hunspell's, in a program built with the package trait
/// `Hunspell`.
public struct StemLexicons: Sendable {
  /// None: every word has the forms that the glossary gives it.
  public static let none = StemLexicons()

  private let directory: String?

  private init() { directory = nil }

  #if Hunspell
    /// Those that the system's packages have installed, if any.
    public static let installed = (try? StemLexicons(directory: "/usr/share/hunspell")) ?? .none

    /// - Parameter directory: with a file `<tag>.aff` and `<tag>.dic` for each language: `de_DE`, `pl`.
    /// - Throws: `InputError` with the code `hunspell-no-directory`.
    public init(directory: String) throws(InputError) {
      guard HunspellDictionary.names(in: directory) != nil else {
        throw InputError(
          at: SourceLocation(path: directory), code: "hunspell-no-directory",
          "expected a folder of hunspell dictionaries (de_DE.aff, de_DE.dic), found none; install them (hunspell-de-de) or name another folder"
        )
      }
      self.directory = directory
    }

    /// A new one each time, because it keeps what it learns; `nil` for a language that has paradigms here or no dictionary there.
    func lexicon(for language: LanguageTag) -> (any StemLexicon)? {
      guard let directory, !Inflector(language: language).hasGrammar else { return nil }
      return HunspellDictionary(language, in: directory)
    }
  #else
    /// Those that the system's packages have installed: this program knows none.
    public static let installed = none

    /// - Throws: always: `InputError` with the code `hunspell-not-built`.
    public init(directory: String) throws(InputError) {
      throw InputError(
        at: SourceLocation(path: directory), code: "hunspell-not-built",
        "expected a program with hunspell in it, found one without; build it with 'swift build --traits Hunspell'")
    }

    func lexicon(for language: LanguageTag) -> (any StemLexicon)? { nil }
  #endif
}
