import ArgumentParser
import UraModel

struct LanguagePairOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language of the source, a BCP 47 tag: en, uk-UA ...", valueName: "language"))
  var from: LanguageTag

  @Option(help: ArgumentHelp("The language of the target, a BCP 47 tag: en, uk-UA ...", valueName: "language"))
  var to: LanguageTag
}
