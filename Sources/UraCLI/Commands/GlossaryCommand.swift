import ArgumentParser

/// `ura glossary`: the commands that read and write glossaries.
struct GlossaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary", abstract: "Look at, convert and mend glossaries.",
    subcommands: [
      GlossaryAddCommand.self,
      GlossaryListCommand.self,
      GlossaryFindCommand.self,
      GlossaryImportCommand.self,
      GlossaryRemoveCommand.self,
      GlossaryExportCommand.self,
      GlossaryLintCommand.self,
      GlossaryExtractCommand.self,
      GlossaryFormsCommand.self,
    ])
}
