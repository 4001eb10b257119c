import ArgumentParser
import UraGlossary

struct HunspellOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of hunspell's dictionaries, for the forms of terms in languages without paradigms.",
      discussion: "Only in a program built with the package trait Hunspell; by default the system's folder there.",
      valueName: "folder"), completion: .directory)
  var hunspellDictionaries: String?

  /// - Throws: `InputError` for a folder that is not there, or a program without hunspell.
  func lexicons() throws -> StemLexicons {
    try hunspellDictionaries.map { try StemLexicons(directory: $0) } ?? .installed
  }
}
