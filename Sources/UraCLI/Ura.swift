import ArgumentParser

@main
struct UraCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ura", abstract: "Translation memory and localisation toolkit.", version: "0.1.0")
}
