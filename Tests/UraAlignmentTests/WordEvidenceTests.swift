import Foundation
import Testing

@testable import UraAlignment

@Suite struct WordEvidenceTests {
  /// The textbook version: each word at each place from its definition.
  private func group(_ i: Int, _ j: Int, _ l: Int, chunk: Int? = nil, _ given: InventedScores) -> Float {
    let p = given.parameters
    let (low, high) = (Int(given.corridor.lower[i]), Int(given.corridor.upper[i]))
    let m = given.target.pieceCount
    let reach = Int(p.backgroundWindow)
    let middle =
      high - low + 1 > 2 * reach ? min(high, max(low, i * m / given.source.pieceCount)) : (low + high) / 2
    let nearby = max(0, middle - reach)..<min(m, middle + reach)
    let seen = min(low, nearby.lowerBound)..<max(min(m, high + 4), nearby.upperBound)
    var chunkOfWord: [Int32: Int] = [:]
    for t in Int(given.source.tokenStart[i])..<Int(given.source.tokenStart[i + 1]) {
      let word = given.source.tokens[t]
      chunkOfWord[word] = min(chunkOfWord[word] ?? .max, Int(given.source.tokenChunk[t]))
    }
    var sum: Float = 0
    for (word, place) in chunkOfWord where chunk == nil || chunk == place {
      let links = given.links.forward
      let list = links.links[Int(links.start[Int(word)])..<Int(links.start[Int(word) + 1])]
      let known = links.known[Int(word)]
      if list.isEmpty && known == 0 { continue }
      func level(_ piece: Int) -> UInt8 {
        guard seen.contains(piece) else { return 0 }
        let tokens = given.target.tokens[Int(given.target.tokenStart[piece])..<Int(given.target.tokenStart[piece + 1])]
        return list.filter { tokens.contains($0.other) }.map(\.level).max() ?? 0
      }
      func hit(_ level: UInt8) -> Float { min(0.97, p.hitBase + p.hitSlope * Float(level) / 15) }
      let best = (j..<min(m, j + l)).map(level).max() ?? 0
      let levels = nearby.map(level)
      if best > 0 {
        // At each level those nearby, or one for all far away; no more together than there are pieces.
        var count = 0
        for one in best...15 {
          let near = levels.count { $0 == one }
          count += near > 0 ? near : seen.contains { level($0) == one } ? 1 : 0
        }
        let b = min(
          0.95, max(Float(min(count, nearby.count)) - 1 + p.backgroundAdd, p.backgroundAdd * 0.5) / Float(nearby.count))
        sum += min(p.maximumGain, log(hit(best) / (1 - pow(1 - b, Float(l)))))
      } else {
        let nearest = levels.max() ?? 0
        let chance = nearest > 0 ? hit(nearest) : p.hitUnseen(known)
        let b = min(0.95, Float(levels.count { $0 > 0 }) / Float(nearby.count))
        sum += max(-p.maximumLoss, log((1 - chance) / pow(1 - b, Float(l))))
      }
    }
    return sum
  }

  @Test("the evidence of a piece for each group is what its words say by the definition", arguments: 1...6)
  func groups(seed: UInt64) {
    let given = InventedScores(seed: seed)
    let evidence = WordEvidence(
      given.source, given.target, given.links.forward, corridor: given.corridor, parameters: given.parameters)
    for i in 0..<given.source.pieceCount {
      let (low, high) = (Int(given.corridor.lower[i]), Int(given.corridor.upper[i]))
      for j in low..<max(low, min(high + 1, given.target.pieceCount)) {
        let cell = given.corridor.cell(i, j) ?? 0
        for l in 1...min(4, given.target.pieceCount - j) {
          #expect(abs(evidence.groups[cell][l - 1] - group(i, j, l, given)) < 2e-4)
        }
        for chunk in 0..<Int(given.source.chunkStart[i + 1] - given.source.chunkStart[i]) {
          let found = evidence.chunks[evidence.chunkOffset[i] + chunk * (high - low + 1) + j - low]
          #expect(abs(found - group(i, j, 1, chunk: chunk, given)) < 2e-4)
        }
      }
    }
  }
}
