/// The patterns of a group of rules as one nondeterministic automaton (Thompson 1968), read in one direction.
struct RuleNetwork: Sendable {
  struct Node: Sendable {
    enum Kind: UInt8, Sendable {
      /// Consumes a member of `set` and goes to `first`.
      case consume
      /// Goes to `first` and to `second` without consuming.
      case split
      /// Goes to `first` when the character already passed, or the one to come, is a member of `set`.
      case afterContext, beforeContext
      /// The rule `first` matches.
      case accept
    }
    var kind: Kind
    var first: Int32
    var second: Int32 = -1
    var set: Int32 = -1
    /// Whether the paragraph's edge satisfies a context.
    var acceptsEdge = false
  }

  enum Direction: Sendable { case forwards, backwards }

  private(set) var nodes: [Node] = []
  /// Where each rule's pattern starts.
  private(set) var starts: [Int32] = []
  private(set) var sets: [ScalarSet] = []
  private var setIndex: [ScalarSet: Int32] = [:]
  private let direction: Direction

  /// Above this a rule's expansion of counted repetitions is refused.
  static let nodeLimit = 200_000

  init(_ patterns: [Pattern], reading direction: Direction) {
    self.direction = direction
    for (rule, pattern) in patterns.enumerated() {
      let accept = append(Node(kind: .accept, first: Int32(rule)))
      starts.append(build(pattern, before: accept))
    }
  }

  /// Takes over the numbering of sets that both directions of a group share.
  mutating func renumberSets(_ shared: inout [ScalarSet], _ index: inout [ScalarSet: Int32]) {
    var map: [Int32] = []
    for set in sets {
      if let known = index[set] {
        map.append(known)
      } else {
        index[set] = Int32(shared.count)
        map.append(Int32(shared.count))
        shared.append(set)
      }
    }
    for i in nodes.indices where nodes[i].set >= 0 { nodes[i].set = map[Int(nodes[i].set)] }
    sets = []
    setIndex = [:]
  }

  /// The classes of the characters that a rule's pattern can begin with, in the direction of reading; contexts are taken to hold.
  func firstClasses(of rule: Int, _ alphabet: Alphabet) -> (classes: [Int], canBeEmpty: Bool) {
    var seen: Set<Int32> = []
    var stack = [starts[rule]]
    var found = [Bool](repeating: false, count: alphabet.classCount)
    var canBeEmpty = false
    while let index = stack.popLast() {
      guard seen.insert(index).inserted else { continue }
      let node = nodes[Int(index)]
      switch node.kind {
      case .accept: canBeEmpty = true
      case .split: stack += [node.first, node.second]
      case .afterContext, .beforeContext: stack.append(node.first)
      case .consume:
        for id in 2..<alphabet.classCount where alphabet.contains(set: Int(node.set), class: id) { found[id] = true }
      }
    }
    return (found.indices.filter { found[$0] }, canBeEmpty)
  }

  private mutating func append(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func number(of set: ScalarSet) -> Int32 {
    if let known = setIndex[set] { return known }
    sets.append(set)
    setIndex[set] = Int32(sets.count - 1)
    return Int32(sets.count - 1)
  }

  /// Adds the nodes of `pattern`, which continue at `next`, and returns where they begin.
  private mutating func build(_ pattern: Pattern, before next: Int32) -> Int32 {
    if nodes.count > Self.nodeLimit { return next }
    switch pattern {
    case .empty:
      return next
    case .set(let set):
      return append(Node(kind: .consume, first: next, set: number(of: set)))
    case .sequence(let parts):
      let inOrder = direction == .forwards ? parts.reversed() : parts
      return inOrder.reduce(next) { build($1, before: $0) }
    case .choice(let branches):
      var start = build(branches[branches.count - 1], before: next)
      for branch in branches.dropLast().reversed() {
        let first = build(branch, before: next)
        start = append(Node(kind: .split, first: first, second: start))
      }
      return start
    case .repetition(let inner, let min, let max):
      return buildRepetition(inner, min, max, before: next)
    case .context(let side, let set, let edge):
      let isPassed = (side == .before) == (direction == .forwards)
      return append(
        Node(
          kind: isPassed ? .afterContext : .beforeContext, first: next, set: number(of: set), acceptsEdge: edge))
    }
  }

  private mutating func buildRepetition(_ inner: Pattern, _ min: Int, _ max: Int?, before next: Int32) -> Int32 {
    var start = next
    if let max {
      for _ in 0..<(max - min) {
        let body = build(inner, before: start)
        start = append(Node(kind: .split, first: body, second: next))
      }
    } else {
      let loop = append(Node(kind: .split, first: -1, second: next))
      nodes[Int(loop)].first = build(inner, before: loop)
      start = loop
    }
    for _ in 0..<min { start = build(inner, before: start) }
    return start
  }
}
