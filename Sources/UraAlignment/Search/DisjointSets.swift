/// Union-find with path halving.
package struct DisjointSets {
  private var parent: [Int]

  package init(count: Int) { parent = Array(0..<count) }

  package mutating func root(_ x: Int) -> Int {
    var x = x
    while parent[x] != x {
      parent[x] = parent[parent[x]]
      x = parent[x]
    }
    return x
  }

  /// The smaller root wins.
  package mutating func join(_ x: Int, _ y: Int) {
    let a = root(x)
    let b = root(y)
    if a != b { parent[max(a, b)] = min(a, b) }
  }
}
