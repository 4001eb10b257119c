/// Asks the rules at every place of one paragraph where a break can be.
///
/// The scan costs a table look-up per byte; a walk of the automata happens only between characters where a break rule can hold.
struct SentenceFinder {
  private let compiled: CompiledRules
  private var verifier: RuleVerifier?

  init(_ compiled: CompiledRules) { self.compiled = compiled }

  /// Calls `body` with each decision, in the order of the text.
  ///
  /// - Parameter explains: whether suppressed breaks are wanted too, with the rule that they overruled.
  mutating func forEachDecision(
    in text: UnsafeBufferPointer<UInt8>, _ machine: inout RuleMachine, explains: Bool = false,
    _ body: (Decision) -> Void
  ) {
    let alphabet = compiled.alphabet
    let triggers = compiled.triggers
    var lastAsked = 0
    triggers.bytePairs.withUnsafeBufferPointer { table in
      var at = 0
      while true {
        at = triggers.next(from: at, in: text, table)
        if at == text.count { return }
        let (scalar, length) = UTF8Scanner.scalar(at: at, in: text)
        let id = alphabet.classID(of: scalar)
        if triggers.isAfterTrigger(id), at > lastAsked {
          lastAsked = at
          let passed = previousClass(at, text, alphabet)
          if let decision = decision(at: at, passed: passed, in: text, &machine, explains) { body(decision) }
        }
        at += length
        if triggers.isBeforeTrigger(id), at < text.count {
          lastAsked = at
          if let decision = decision(at: at, passed: id, in: text, &machine, explains) { body(decision) }
        }
      }
    }
  }

  private mutating func decision(
    at offset: Int, passed: Int, in text: UnsafeBufferPointer<UInt8>, _ machine: inout RuleMachine, _ explains: Bool
  ) -> Decision? {
    let alphabet = compiled.alphabet
    let coming = nextClass(offset, text, alphabet)
    guard compiled.triggers.canBreak(after: passed, before: coming) else { return nil }
    // Forwards first: what must follow a break is short, what must go before may reach to the start of the paragraph.
    var canBreak = false
    for index in compiled.groups.indices {
      let endings = compiled.groups[index].endings[passed]
      let after = machine.after[index].matches(endings, forwardsFrom: offset, in: text, passed: passed)
      machine.matchedAfter[index] = after
      if !after.intersection(compiled.groups[index].breaks).isEmpty { canBreak = true }
    }
    guard canBreak else { return nil }
    var suppressor: Int?
    for index in compiled.groups.indices where !machine.matchedAfter[index].isEmpty {
      var both = machine.before[index].matches(
        machine.matchedAfter[index], backwardsFrom: offset, in: text, passed: coming)
      while let local = both.first {
        both.remove(local)
        let rule = compiled.groups[index].first + local
        if compiled.inexact.contains(rule), !verify(rule, offset, text) { continue }
        if compiled.rules[rule].isBreak {
          if let suppressor { return Decision(offset: offset, rule: suppressor, isBreak: false, overruled: rule) }
          return Decision(offset: offset, rule: rule, isBreak: true)
        }
        if !explains { return nil }
        if suppressor == nil { suppressor = rule }
      }
    }
    return nil
  }

  private mutating func verify(_ rule: Int, _ offset: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let verifier = self.verifier ?? RuleVerifier(compiled.rules)
    self.verifier = verifier
    return verifier.matches(rule, at: offset, in: text)
  }

  private func previousClass(_ offset: Int, _ text: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet) -> Int {
    var at = offset
    while at > 0 {
      let (scalar, length) = UTF8Scanner.scalar(before: at, in: text)
      let id = alphabet.classID(of: scalar)
      if id != Alphabet.invisible { return id }
      at -= length
    }
    return Alphabet.edge
  }

  private func nextClass(_ offset: Int, _ text: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet) -> Int {
    var at = offset
    while at < text.count {
      let (scalar, length) = UTF8Scanner.scalar(at: at, in: text)
      let id = alphabet.classID(of: scalar)
      if id != Alphabet.invisible { return id }
      at += length
    }
    return Alphabet.edge
  }
}
