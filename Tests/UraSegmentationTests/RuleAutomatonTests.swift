import SeededRandom
import Testing
import UraText
@testable import UraSegmentation

@Suite struct RuleAutomatonTests {
  /// The rules as SRX defines them, by ICU alone: a break after each character whose first matching rule is a break rule.
  static func reference(_ rules: [SegmentationRule], _ text: String) throws -> [Int] {
    let before = try rules.map { try RegularExpression("(?:\($0.before))\\z") }
    let after = try rules.map { try RegularExpression("(?:\($0.after))") }
    var result: [Int] = []
    var copy = text
    copy.withUTF8 { utf8 in
      for offset in 1..<max(1, utf8.count) where utf8[offset] & 0xC0 != 0x80 {
        for index in rules.indices {
          after[index].setText(utf8)
          guard after[index].match(at: offset) != nil else { continue }
          before[index].setText(utf8)
          before[index].setRegion(0..<offset, isTransparent: true, anchorsAtEdges: true)
          guard before[index].find(from: -1) != nil else { continue }
          if rules[index].isBreak { result.append(offset) }
          break
        }
      }
    }
    return result
  }

  static func breaks(_ rules: [SegmentationRule], _ text: String) throws -> [Int] {
    let compiled = try CompiledRules(SegmentationRules(rules), validatesWithICU: true)
    var finder = SentenceFinder(compiled)
    var result: [Int] = []
    var copy = text
    copy.withUTF8 { utf8 in
      compiled.withMachine { machine in
        finder.forEachDecision(in: utf8, &machine) { if $0.isBreak { result.append($0.offset) } }
      }
    }
    return result
  }

  static func expression(_ depth: Int, _ generator: inout SeededGenerator, isBefore: Bool) -> String {
    let atoms = [
      "a", "B", "\\.", "é", "[ab]", "[^a]", "\\s", "\\d", "\\w", "\\p{Lu}", "[\\p{L}&&[^a]]", "[a-d--[b]]", ".", "\\b",
      "^", "$", "(?<!a)", "(?=\\.)",
      "(?<=[ab])", "(?![ .])", "(?i)b", "\\B", "\\x{2026}", "\\Qa.\\E",
    ]
    if depth == 0 {
      // For the reference the text ends where the break would be, so that `$` would hold there.
      let atom = atoms.randomElement(using: &generator) ?? "a"
      return isBefore && atom == "$" ? "a" : atom
    }
    let inner = expression(depth - 1, &generator, isBefore: isBefore)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return "(?:\(inner)|\(expression(depth - 1, &generator, isBefore: isBefore)))"
    case 1: return "(?:\(inner))*"
    case 2: return "(?:\(inner))?"
    case 3: return "(?:\(inner)){1,2}"
    default: return inner + expression(depth - 1, &generator, isBefore: isBefore)
    }
  }

  static func text(_ generator: inout SeededGenerator) -> String {
    let pieces = ["a", "b", "B", ".", " ", "c", "1", "é", "…", "\n", "Ж", "x"]
    return (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() + "a"
  }

  @Test("random rules decide as ICU's expressions do")
  func twin() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      let rules = (0..<4).map { _ in
        SegmentationRule(
          isBreak: Bool.random(using: &generator), before: Self.expression(2, &generator, isBefore: true),
          after: Self.expression(2, &generator, isBefore: false))
      }
      for _ in 0..<4 {
        let text = Self.text(&generator)
        let expected = try Self.reference(rules, text)
        #expect(
          try Self.breaks(rules, text) == expected, "\(rules.map { [$0.before, $0.after] }) on \(text.debugDescription)"
        )
      }
    }
  }

  @Test(
    "what automata cannot do is left to ICU",
    arguments: [
      ("(a+)b\\1\\.", " "), ("(?<!ab)\\.", " "), ("\\.", " (?!ab)"), ("(?>a|ab)\\.", " "), ("a++\\.", " "),
      ("\\.", "\\s(?=[A-Z][a-z])"),
      ("\\X\\.", ""), ("(?w)a\\b\\.", " "),
    ])
  func inexact(before: String, after: String) throws {
    let rules = [SegmentationRule(isBreak: true, before: before, after: after)]
    let compiled = try CompiledRules(SegmentationRules(rules), validatesWithICU: true)
    #expect(compiled.inexact == [0])
    for text in ["aabaa. ab", "ab. Ab", "a. ab", "b. cd", "aab. AB a. "] {
      #expect(try Self.breaks(rules, text) == Self.reference(rules, text), "\(text)")
    }
  }

  @Test("more rules than a group holds keep their order")
  func groups() throws {
    var rules = (0..<600).map { SegmentationRule(isBreak: false, before: "w\($0)\\.", after: " ") }
    rules.append(SegmentationRule(isBreak: true, before: "\\.", after: " "))
    rules.append(SegmentationRule(isBreak: false, before: ".", after: ""))
    #expect(try Self.breaks(rules, "w1. w599. w600. x. y") == [15, 18])
  }

  @Test("an expression that makes very many states costs time and not memory")
  func manyStates() throws {
    let rules = [SegmentationRule(isBreak: true, before: "a[ab]{12}\\.", after: "")]
    var generator = SeededGenerator(seed: 8)
    let text = (0..<15_000).map { _ in ["a", "b", "a", "b", "."].randomElement(using: &generator) ?? "a" }.joined()
    let scalars = Array(text.utf8)
    let expected = scalars.indices.filter {
      $0 >= 13 && scalars[$0] == 46 && scalars[$0 - 13] == 97 && !scalars[($0 - 13)..<$0].contains(46)
    }
    #expect(try Self.breaks(rules, text) == expected.map { $0 + 1 }.filter { $0 < scalars.count })
  }
}
