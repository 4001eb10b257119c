/// Tells which of a group's patterns match at a position, in one walk over the text, by a deterministic automaton that is
/// made while it is used.
///
/// The cost of a walk does not depend on the number of rules or on the length of their lists of words. A value is mutable
/// memory: use one per task. (Lazy subset construction: Thompson 1968; Aho, Sethi, Ullman 1986, section 3.7.)
struct RuleAutomaton: Sendable {
  private let network: RuleNetwork
  private let alphabet: Alphabet
  /// Per class, the first class that no "character passed" context tells from it; `nil` of those is 0.
  private let passedClass: [UInt16]
  /// Whether a node reaches a context on the passed character without consuming.
  private let asksPassed: [Bool]

  private var states: [State] = [State(nodes: [], passed: 0)]
  private var stateIndex: [State: Int] = [:]
  /// The sets of rules that were asked for, each with its row in `starts`.
  private var wantedIndex: [RuleMask: Int] = [:]
  /// What was asked for last, by a hash that costs less than the dictionary's; a text asks for a few sets again and again.
  private var recentRows = [RecentRow](repeating: RecentRow(), count: Self.recentCount)
  /// `starts[row * classCount + class passed]`: the state to start in; 0 is not yet known.
  private var starts: [Int32] = []
  /// `table[state * classCount + class]`: 0 is not yet known, else the state to go to + 1, and `acceptsFlag` where rules match.
  /// Small, because a walk waits for little else than this table.
  private var table: [UInt32]
  /// Beside the table, where its flag is set: the rules that match, as a place in `masks`.
  private var accepted: [UInt32]
  private static let acceptsFlag: UInt32 = 1 << 31
  private var masks: [RuleMask] = [.none]
  private var maskIndex: [RuleMask: Int] = [.none: 0]
  private var visited: [UInt32]
  private var visit: UInt32 = 0

  private struct State: Hashable, Sendable {
    var nodes: [Int32]
    var passed: UInt16
  }

  private struct RecentRow: Sendable {
    var wanted = RuleMask.none
    var row = 0
  }
  private static let recentCount = 64

  /// The table is emptied when it grows beyond this, so that a hostile expression costs time and not memory.
  private static let stateLimit = 8000

  init(_ network: RuleNetwork, _ alphabet: Alphabet) {
    self.network = network
    self.alphabet = alphabet
    table = [UInt32](repeating: 0, count: alphabet.classCount)
    accepted = table
    visited = [UInt32](repeating: 0, count: network.nodes.count)
    asksPassed = Self.nodesAskingPassed(network)
    let contexts = Set(network.nodes.filter { $0.kind == .afterContext }.map { ContextTest($0) })
    var representative: [[Bool]: UInt16] = [:]
    passedClass = (0..<alphabet.classCount).map { id in
      let answers = contexts.map { $0.holds(id, alphabet) }
      if let known = representative[answers] { return known }
      representative[answers] = UInt16(id)
      return UInt16(id)
    }
  }

  private struct ContextTest: Hashable {
    var set: Int32
    var edge: Bool
    init(_ node: RuleNetwork.Node) {
      set = node.set
      edge = node.acceptsEdge
    }
    func holds(_ id: Int, _ alphabet: Alphabet) -> Bool {
      id == Alphabet.edge ? edge : alphabet.contains(set: Int(set), class: id)
    }
  }

  /// Those of the rules `wanted` whose pattern matches a piece of `text` that begins at `offset`.
  mutating func matches(
    _ wanted: RuleMask, forwardsFrom offset: Int, in text: UnsafeBufferPointer<UInt8>, passed: Int
  ) -> RuleMask {
    var state = start(wanted, passed)
    var result = RuleMask.none
    var at = offset
    while true {
      var id = Alphabet.edge
      if at < text.count {
        let (scalar, length) = UTF8Scanner.scalar(at: at, in: text)
        at += length
        id = alphabet.classID(of: scalar)
        if id == Alphabet.invisible { continue }
      }
      let entry = step(state, id)
      if entry & Self.acceptsFlag != 0 {
        result.formUnion(masks[Int(accepted[state * alphabet.classCount + id])])
      }
      state = Int(entry & ~Self.acceptsFlag) - 1
      if state == 0 || id == Alphabet.edge { return result }
    }
  }

  /// Those of the rules `wanted` whose pattern matches a piece of `text` that ends at `offset`.
  mutating func matches(
    _ wanted: RuleMask, backwardsFrom offset: Int, in text: UnsafeBufferPointer<UInt8>, passed: Int
  ) -> RuleMask {
    var state = start(wanted, passed)
    var result = RuleMask.none
    var at = offset
    while true {
      var id = Alphabet.edge
      if at > 0 {
        let (scalar, length) = UTF8Scanner.scalar(before: at, in: text)
        at -= length
        id = alphabet.classID(of: scalar)
        if id == Alphabet.invisible { continue }
      }
      let entry = step(state, id)
      if entry & Self.acceptsFlag != 0 {
        result.formUnion(masks[Int(accepted[state * alphabet.classCount + id])])
      }
      state = Int(entry & ~Self.acceptsFlag) - 1
      if state == 0 || id == Alphabet.edge { return result }
    }
  }

  @inline(__always)
  private mutating func step(_ state: Int, _ id: Int) -> UInt32 {
    let known = table[state * alphabet.classCount + id]
    return known != 0 ? known : computeStep(state, id)
  }

  /// A walk ends where no wanted rule can match any more, so rules that nobody asks for must not be in its states.
  @inline(__always)
  private mutating func start(_ wanted: RuleMask, _ passed: Int) -> Int {
    if states.count > Self.stateLimit || wantedIndex.count > Self.stateLimit { forgetAll() }
    if wanted.isEmpty { return 0 }
    let recent = recentRows[wanted.quickHash & (Self.recentCount - 1)]
    let row = recent.wanted == wanted ? recent.row : findRow(wanted)
    let known = starts[row + passed]
    return known != 0 ? Int(known) : computeStart(wanted, row, passed)
  }

  @inline(never)
  private mutating func findRow(_ wanted: RuleMask) -> Int {
    let row = wantedIndex[wanted] ?? starts.count
    if row == starts.count {
      wantedIndex[wanted] = row
      starts.append(contentsOf: repeatElement(0, count: alphabet.classCount))
    }
    recentRows[wanted.quickHash & (Self.recentCount - 1)] = RecentRow(wanted: wanted, row: row)
    return row
  }

  @inline(never)
  private mutating func computeStart(_ wanted: RuleMask, _ row: Int, _ passed: Int) -> Int {
    let nodes = network.starts.indices.filter(wanted.contains).map { network.starts[$0] }
    let state = index(of: nodes, passed: passed)
    starts[row + passed] = Int32(state)
    return state
  }

  @inline(never)
  private mutating func computeStep(_ state: Int, _ id: Int) -> UInt32 {
    let origin = states[state]
    visit &+= 1
    var matched = RuleMask.none
    var targets: [Int32] = []
    var stack = origin.nodes
    while let node = stack.popLast() {
      guard visited[Int(node)] != visit else { continue }
      visited[Int(node)] = visit
      let content = network.nodes[Int(node)]
      switch content.kind {
      case .accept: matched.insert(Int(content.first))
      case .split:
        stack.append(content.first)
        stack.append(content.second)
      case .consume:
        if id != Alphabet.edge, alphabet.contains(set: Int(content.set), class: id) { targets.append(content.first) }
      case .afterContext:
        if ContextTest(content).holds(Int(origin.passed), alphabet) { stack.append(content.first) }
      case .beforeContext:
        if ContextTest(content).holds(id, alphabet) { stack.append(content.first) }
      }
    }
    // A full table is forgotten between two walks only: the states of this one must stay what they are.
    let next = index(of: Array(Set(targets)).sorted(), passed: id)
    let place = state * alphabet.classCount + id
    var entry = UInt32(next + 1)
    if !matched.isEmpty {
      entry |= Self.acceptsFlag
      accepted[place] = UInt32(number(of: matched))
    }
    table[place] = entry
    return entry
  }

  private mutating func index(of nodes: [Int32], passed id: Int) -> Int {
    if nodes.isEmpty { return 0 }
    let asks = nodes.contains { asksPassed[Int($0)] }
    let state = State(nodes: nodes, passed: asks ? passedClass[id] : 0)
    if let known = stateIndex[state] { return known }
    states.append(state)
    stateIndex[state] = states.count - 1
    table.append(contentsOf: repeatElement(0, count: alphabet.classCount))
    accepted.append(contentsOf: repeatElement(0, count: alphabet.classCount))
    return states.count - 1
  }

  private mutating func number(of mask: RuleMask) -> Int {
    if let known = maskIndex[mask] { return known }
    masks.append(mask)
    maskIndex[mask] = masks.count - 1
    return masks.count - 1
  }

  private mutating func forgetAll() {
    states.removeLast(states.count - 1)
    stateIndex = [:]
    wantedIndex = [:]
    recentRows = [RecentRow](repeating: RecentRow(), count: Self.recentCount)
    starts = []
    table = [UInt32](repeating: 0, count: alphabet.classCount)
    accepted = table
    masks = [.none]
    maskIndex = [.none: 0]
  }

  private static func nodesAskingPassed(_ network: RuleNetwork) -> [Bool] {
    var result = network.nodes.map { $0.kind == .afterContext }
    var isChanged = true
    while isChanged {
      isChanged = false
      for (index, node) in network.nodes.enumerated() where !result[index] {
        let reaches =
          switch node.kind {
          case .split: result[Int(node.first)] || result[Int(node.second)]
          case .beforeContext: result[Int(node.first)]
          case .consume, .accept, .afterContext: false
          }
        if reaches {
          result[index] = true
          isChanged = true
        }
      }
    }
    return result
  }
}
