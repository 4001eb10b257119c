import Foundation
import Testing

/// The documentation and the program's own help name the same commands and options.
@Suite struct DocumentedOptionsTests {
  private struct Help: Decodable {
    struct Command: Decodable {
      var commandName: String
      var arguments: [Argument]?
      var subcommands: [Command]?

      /// Its options and those of its subcommands.
      var options: Set<String> {
        (subcommands ?? []).reduce(Set((arguments ?? []).flatMap(\.options))) { $0.union($1.options) }
      }
    }

    struct Argument: Decodable {
      struct Name: Decodable { var kind, name: String }
      var names: [Name]?
      var options: [String] { (names ?? []).filter { $0.kind == "long" }.map(\.name) }
    }

    var command: Command
  }

  private static func help() throws -> Help.Command {
    try withFolder { ura in
      try JSONDecoder().decode(Help.self, from: Data(ura("--experimental-dump-help").output.utf8)).command
    }
  }

  private static let pages =
    ["README.md"] + ["cli", "alignment", "formats", "scoring", "segmentation", "terminology"].map { "docs/\($0).md" }

  private static func text(of page: String) throws -> String {
    try String(contentsOf: UraProcess.root.appending(path: page), encoding: .utf8)
  }

  /// The names behind two hyphens.
  private static func options(in text: some StringProtocol) -> Set<String> {
    let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
    return Set(words.filter { $0.hasPrefix("--") && $0.count > 3 }.map { String($0.dropFirst(2)) })
  }

  /// The lines of blocks and the spans between backticks that call the program.
  private static func commands(in text: String) -> [Substring] {
    var isBlock = false
    return text.split(separator: "\n").flatMap { line -> [Substring] in
      if line.hasPrefix("```") { isBlock.toggle() }
      if isBlock { return [line] }
      return line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        .map(\.element)
    }.filter { $0.hasPrefix("ura ") || $0.hasPrefix("$ ura ") }
  }

  @Test("docs/cli.md has every option of every command, and no other")
  func everyOption() throws {
    let documented = Self.options(in: try Self.text(of: "docs/cli.md"))
    let known = try Self.help().options
    #expect(known.subtracting(documented).sorted() == [])
    #expect(documented.subtracting(known).sorted() == [])
  }

  @Test("every command that a page shows is there and has the options that it is shown with", arguments: pages)
  func examples(page: String) throws {
    let help = try Self.help()
    let commands = Dictionary(uniqueKeysWithValues: (help.subcommands ?? []).map { ($0.commandName, $0) })
    let text = try Self.text(of: page)
    var seen = 0
    for command in Self.commands(in: text) {
      for part in command.components(separatedBy: "ura ").dropFirst() {
        guard let name = part.split(separator: " ").first.map(String.init),
          name.allSatisfy({ $0.isLetter || $0 == "-" })
        else { continue }
        seen += 1
        let described = name == "help" ? help : commands[name]
        guard let described else {
          Issue.record("\(page): no command \(name)")
          continue
        }
        let unknown = Self.options(in: part).subtracting(described.options).subtracting(
          help.options.intersection(["help"]))
        #expect(unknown.sorted() == [], "\(page): \(command)")
      }
    }
    #expect(seen > 0)
  }
}
