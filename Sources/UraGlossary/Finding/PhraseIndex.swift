/// Finds every one of many phrases in a text's words at once: a trie over word hashes in one open-addressing table.
///
/// A step is one probe of the table (linear probing, at most half full), so a text of `n` words costs `n` probes and one more
/// for each word that continues a phrase; the number of phrases does not matter. Aho and Corasick's failure links (CACM
/// 18(6), 1975) would save nothing here: phrases have two or three words, and few words of a text begin one.
struct PhraseIndex {
  /// One phrase's end in the trie. Several phrases may end at one node.
  private struct Ending {
    var payload: Int32
    var next: Int32
    var hyphens: UInt32
    var exact: UInt64
    /// Index into `cases` of the first word's rule.
    var firstCase: Int32
    /// Whether any rule needs the exact hash.
    var comparesExact: Bool
  }

  struct Match {
    var firstWord: Int
    var wordCount: Int
    /// What `insert` was given.
    var payload: Int

    var words: Range<Int> { firstWord..<firstWord + wordCount }
  }

  private var keys: ContiguousArray<UInt64>
  private var children: ContiguousArray<Int32>
  private var mask: Int
  private var nodeCount = 1
  /// By node: the first ending, or -1.
  private var endings: ContiguousArray<Int32> = [-1]
  private var allEndings: ContiguousArray<Ending> = []
  private var cases: ContiguousArray<PhrasePattern.CaseRule> = []

  init(minimumCapacity: Int = 64) {
    var capacity = 64
    while capacity < 2 * minimumCapacity { capacity *= 2 }
    keys = ContiguousArray(repeating: 0, count: capacity)
    children = ContiguousArray(repeating: 0, count: capacity)
    mask = capacity - 1
  }

  mutating func insert(_ pattern: PhrasePattern, payload: Int) {
    var node = 0
    for word in pattern.words { node = childOrNew(of: node, word) }
    let comparesExact = pattern.cases.contains { $0 == .asWritten || $0 == .exact }
    let ending = Ending(
      payload: Int32(truncatingIfNeeded: payload), next: endings[node], hyphens: pattern.hyphens,
      exact: pattern.exact, firstCase: Int32(truncatingIfNeeded: cases.count), comparesExact: comparesExact)
    cases.append(contentsOf: pattern.cases)
    endings[node] = Int32(truncatingIfNeeded: allEndings.count)
    allEndings.append(ending)
  }

  /// Calls `body` for every phrase at every place, shorter ones at a place before longer ones.
  ///
  /// A space in a phrase may be a hyphen in the text; a hyphen must be one, and other signs must be the same.
  ///
  /// - Parameter acceptsPossessives: whether the last word may have an English possessive ending.
  @inline(__always)
  func forEachMatch(
    in words: ContiguousArray<TermWord>, acceptsPossessives: Bool, _ body: (Match) -> Void
  ) {
    for first in words.indices {
      var node = 0
      var position = first
      while position < words.count {
        let word = words[position]
        if acceptsPossessives, word.possessor != word.folded,
          let end = child(of: node, position == first ? word.possessor : word.possessorLink)
        {
          report(end, first, position, words, isPossessive: true, body)
        }
        guard let next = child(of: node, position == first ? word.folded : word.link) else { break }
        node = next
        report(node, first, position, words, isPossessive: false, body)
        position += 1
      }
    }
  }

  /// The same where a word of the text stands for several words of phrases.
  ///
  /// - Parameter keys: those of each word, by their hashes.
  func forEachMatch(in words: ContiguousArray<TermWord>, keys: [[UInt64]], _ body: (Match) -> Void) {
    func walk(from node: Int, _ first: Int, _ position: Int) {
      guard position < words.count, position == first || words[position].gap != .other else { return }
      for key in keys[position] {
        guard let next = child(of: node, key) else { continue }
        report(next, first, position, words, isPossessive: false, body)
        walk(from: next, first, position + 1)
      }
    }
    for first in words.indices { walk(from: 0, first, first) }
  }

  /// Whether there is nothing to find.
  var isEmpty: Bool { allEndings.isEmpty }

  @inline(__always)
  private func report(
    _ node: Int, _ first: Int, _ last: Int, _ words: ContiguousArray<TermWord>, isPossessive: Bool,
    _ body: (Match) -> Void
  ) {
    var next = endings[node]
    while next >= 0 {
      let ending = allEndings[Int(next)]
      if agrees(ending, first, last, words, isPossessive: isPossessive) {
        body(Match(firstWord: first, wordCount: last - first + 1, payload: Int(ending.payload)))
      }
      next = ending.next
    }
  }

  private func agrees(
    _ ending: Ending, _ first: Int, _ last: Int, _ words: ContiguousArray<TermWord>, isPossessive: Bool
  ) -> Bool {
    var isAllCapitals = true
    var exact: UInt64 = 0
    var needsExactly = false
    for position in first...last {
      let word = words[position]
      let offset = position - first
      let rule = cases[Int(ending.firstCase) + offset]
      guard rule.accepts(word) else { return false }
      if offset > 0 {
        let wantsHyphen = ending.hyphens & (1 << UInt32(offset)) != 0
        if wantsHyphen, word.gap != .hyphen { return false }
      }
      if ending.comparesExact {
        isAllCapitals = isAllCapitals && word.capitals == .all
        exact = WordScanner.mix(exact, word.exact)
        needsExactly = needsExactly || rule == .exact
      }
    }
    guard ending.comparesExact, exact != ending.exact else { return true }
    return !needsExactly && (isAllCapitals || isPossessive)
  }

  // MARK: - The table

  @inline(__always)
  private static func key(_ node: Int, _ word: UInt64) -> UInt64 {
    let key = WordScanner.mix(word, UInt64(truncatingIfNeeded: node) &+ 1)
    return key == 0 ? 1 : key
  }

  @inline(__always)
  private func child(of node: Int, _ word: UInt64) -> Int? {
    let key = Self.key(node, word)
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(children[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func childOrNew(of node: Int, _ word: UInt64) -> Int {
    if let known = child(of: node, word) { return known }
    if 2 * (nodeCount + 1) > keys.count { grow() }
    let new = nodeCount
    nodeCount += 1
    endings.append(-1)
    place(Self.key(node, word), Int32(truncatingIfNeeded: new))
    return new
  }

  private mutating func place(_ key: UInt64, _ child: Int32) {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    children[slot] = child
  }

  private mutating func grow() {
    let (oldKeys, oldChildren) = (keys, children)
    keys = ContiguousArray(repeating: 0, count: 2 * oldKeys.count)
    children = ContiguousArray(repeating: 0, count: 2 * oldKeys.count)
    mask = keys.count - 1
    for slot in oldKeys.indices where oldKeys[slot] != 0 { place(oldKeys[slot], oldChildren[slot]) }
  }
}
