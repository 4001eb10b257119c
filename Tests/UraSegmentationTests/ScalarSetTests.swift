import SeededRandom
import Testing
@testable import UraSegmentation

@Suite struct ScalarSetTests {
  @Test("operations agree with those of Set")
  func twin() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      let a = Set((0..<6).map { _ in UInt32.random(in: 0..<20, using: &generator) })
      let b = Set((0..<6).map { _ in UInt32.random(in: 0..<20, using: &generator) })
      let (x, y) = (ScalarSet(a), ScalarSet(b))
      for value in UInt32(0)..<20 {
        #expect(x.contains(value) == a.contains(value))
        #expect(x.union(y).contains(value) == a.union(b).contains(value))
        #expect(x.intersection(y).contains(value) == a.intersection(b).contains(value))
        #expect(x.subtracting(y).contains(value) == a.subtracting(b).contains(value))
        #expect(x.complement.contains(value) == !a.contains(value))
      }
      #expect(x.complement.complement == x)
    }
  }
}
