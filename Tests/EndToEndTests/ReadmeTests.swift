import Foundation
import Testing

@Suite struct ReadmeTests {
  /// The blocks of the README of a kind, in order.
  private static func blocks(_ kind: String) -> [String] {
    let text = (try? String(contentsOf: UraProcess.root.appending(path: "README.md"), encoding: .utf8)) ?? ""
    var blocks: [String] = []
    var current: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```" + kind {
        current = []
      } else if line == "```", let lines = current {
        blocks.append(lines.joined(separator: "\n"))
        current = nil
      } else {
        current?.append(line)
      }
    }
    return blocks
  }

  @Test("every command block of the README runs, one after the other, in a folder with the samples")
  func blocks() throws {
    let blocks = Self.blocks("sh")
    #expect(blocks.count >= 5)
    try withFolder(samples: true) { ura in
      for block in blocks {
        let result = try ura.shell(block)
        // 1 is "found something".
        #expect(result.status <= 1, "\(block)\n\(result.errors)")
        #expect(!result.output.isEmpty || !result.errors.isEmpty, "\(block)")
      }
    }
  }

  @Test("what the README shows on its first screen is what the program prints, once the samples are imported")
  func shown() throws {
    let lines = Self.blocks("console").joined(separator: "\n").split(separator: "\n").map(String.init)
    let commands = lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    #expect(commands.count >= 2)
    try withFolder(samples: true) { ura in
      try ura("import", "memories")
      let printed = try commands.flatMap { ["$ " + $0] + (try ura.shell($0).lines) }
      for (shown, printed) in zip(lines, printed) where shown != printed {
        Issue.record("expected \(shown), found \(printed)")
      }
      #expect(lines.count == printed.count)
    }
  }
}
