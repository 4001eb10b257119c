import Foundation
import Testing

@Suite struct ReadmeTests {
  /// The blocks of the README that show commands of ura (```sh), in order.
  private static let blocks: [String] = {
    let text = (try? String(contentsOf: UraProcess.root.appending(path: "README.md"), encoding: .utf8)) ?? ""
    var blocks: [String] = []
    var current: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```sh" {
        current = []
      } else if line == "```", let lines = current {
        blocks.append(lines.joined(separator: "\n"))
        current = nil
      } else {
        current?.append(line)
      }
    }
    return blocks
  }()

  @Test("every command block of the README runs, one after the other, in a folder with the samples")
  func blocks() throws {
    #expect(Self.blocks.count >= 5)
    try withFolder(samples: true) { ura in
      for block in Self.blocks {
        let result = try ura.shell(block)
        // 1 is "found something".
        #expect(result.status <= 1, "\(block)\n\(result.errors)")
        #expect(!result.output.isEmpty || !result.errors.isEmpty, "\(block)")
      }
    }
  }
}
