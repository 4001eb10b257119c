import Synchronization
import UraFormats
import UraModel
import UraText

/// Rules made ready to run: automata for the parts before and after, and a table of the characters where a break can be.
final class CompiledRules: Sendable {
  let rules: [SegmentationRule]
  let lists: [String: [ListedWord]]
  let formatHandles: SRXFormatHandles
  let segmentsSubflows: Bool
  /// Consecutive rules, at most `RuleMask.capacity` in each.
  let groups: [Group]
  let alphabet: Alphabet
  let triggers: TriggerTable
  /// The rules of which an automaton knows only that they may match; ICU decides.
  let inexact: Set<Int>
  private let machines: Mutex<[RuleMachine]>

  struct Group: Sendable {
    var first: Int
    /// Those of its rules that break.
    var breaks: RuleMask
    var before: RuleNetwork
    var after: RuleNetwork
    /// Per class, the rules whose part before the break can end with a character of it.
    var endings: [RuleMask] = []
  }

  /// - Parameter validatesWithICU: whether ICU itself must accept each expression; not needed for rules that tests guard.
  /// - Throws: `InputError` with the rule's place and the expression's own error.
  init(_ rules: SegmentationRules, validatesWithICU: Bool) throws(InputError) {
    self.rules = rules.rules
    lists = rules.lists
    formatHandles = rules.formatHandles
    segmentsSubflows = rules.segmentsSubflows
    var groups: [Group] = []
    var sets: [ScalarSet] = []
    var index: [ScalarSet: Int32] = [:]
    var inexact: Set<Int> = []
    var first = 0
    while first < rules.rules.count {
      let last = min(first + RuleMask.capacity, rules.rules.count)
      var before: [Pattern] = []
      var after: [Pattern] = []
      for number in first..<last {
        let rule = rules.rules[number]
        let (left, leftIsExact) = try Self.parse(
          rule.before, "before", of: rule, at: rule.beforeLocation, validatesWithICU)
        let (right, rightIsExact) = try Self.parse(
          rule.after, "after", of: rule, at: rule.afterLocation, validatesWithICU)
        before.append(left)
        after.append(right)
        if !leftIsExact || !rightIsExact { inexact.insert(number) }
      }
      var group = Group(
        first: first, breaks: RuleMask((first..<last).filter { rules.rules[$0].isBreak }.map { $0 - first }),
        before: RuleNetwork(before, reading: .backwards), after: RuleNetwork(after, reading: .forwards))
      group.before.renumberSets(&sets, &index)
      group.after.renumberSets(&sets, &index)
      guard group.before.nodes.count + group.after.nodes.count <= RuleNetwork.nodeLimit else {
        throw InputError(
          at: rules.rules[first].location ?? SourceLocation(path: "rules"), code: "rules-too-large",
          "the expressions of the rules from here on repeat too much when written out; lower the numbers in {...}")
      }
      groups.append(group)
      first = last
    }
    let alphabet = Alphabet(sets: sets)
    self.alphabet = alphabet
    for index in groups.indices { groups[index].endings = Self.endings(groups[index].before, alphabet) }
    self.groups = groups
    self.inexact = inexact
    triggers = TriggerTable(groups, rules.rules, alphabet)
    machines = Mutex([])
  }

  /// Lends a machine to `body`: a used one has most of its automaton made already.
  func withMachine<Result>(_ body: (inout RuleMachine) throws -> Result) rethrows -> Result {
    var machine = machines.withLock { $0.popLast() } ?? RuleMachine(self)
    defer { machines.withLock { [machine] in $0.append(machine) } }
    return try body(&machine)
  }

  private static func endings(_ before: RuleNetwork, _ alphabet: Alphabet) -> [RuleMask] {
    var result = [RuleMask](repeating: .none, count: alphabet.classCount)
    for rule in before.starts.indices {
      let first = before.firstClasses(of: rule, alphabet)
      for id in first.canBeEmpty ? Array(0..<alphabet.classCount) : first.classes { result[id].insert(rule) }
    }
    return result
  }

  private static func parse(
    _ expression: String, _ part: String, of rule: SegmentationRule, at place: SourceLocation?, _ validatesWithICU: Bool
  ) throws(InputError) -> (Pattern, Bool) {
    let location = place ?? rule.location ?? SourceLocation(path: rule.name.isEmpty ? "rules" : rule.name)
    // ICU refuses the empty expression, which SRX allows.
    if validatesWithICU, !expression.isEmpty {
      do {
        _ = try RegularExpression(expression)
      } catch {
        throw InputError(
          at: location, code: "segmentation-bad-expression",
          "expected an ICU regular expression \(part) the break, found '\(expression)': \(error.name) at character "
            + "\(error.offset); correct the expression")
      }
    }
    do {
      let parsed = try PatternParser.parse(expression)
      return (parsed.pattern, parsed.isExact)
    } catch {
      throw InputError(
        at: location, code: "segmentation-bad-expression",
        "expected an ICU regular expression \(part) the break, found '\(expression)': \(error.message) at character "
          + "\(error.offset + 1); correct the expression")
    }
  }
}

/// The mutable memory that one task needs to ask the rules.
struct RuleMachine: Sendable {
  var before: [RuleAutomaton]
  var after: [RuleAutomaton]
  /// What matched after the place that is being decided on, per group.
  var matchedAfter: [RuleMask]

  init(_ compiled: CompiledRules) {
    before = compiled.groups.map { RuleAutomaton($0.before, compiled.alphabet) }
    after = compiled.groups.map { RuleAutomaton($0.after, compiled.alphabet) }
    matchedAfter = [RuleMask](repeating: .none, count: compiled.groups.count)
  }
}
