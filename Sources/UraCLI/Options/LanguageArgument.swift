public import ArgumentParser
public import UraModel

extension LanguageTag: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { description }
}

struct LanguagePairOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language of the source, a BCP 47 tag.", valueName: "language"))
  var from: LanguageTag

  @Option(help: ArgumentHelp("The language of the target, a BCP 47 tag.", valueName: "language"))
  var to: LanguageTag
}
