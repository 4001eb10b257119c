import Testing

@testable import UraAlignment

@Suite struct StemTableTests {
  /// Numbers from a generator of its own, so that every run has the same.
  private static func stems(_ count: Int) -> [String] {
    var state: UInt64 = 7
    let letters = Array("abcёїïя")
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var rest = state >> 33
      var stem = ""
      for _ in 0..<Int(rest % 6) {
        stem.append(letters[Int(rest % UInt64(letters.count))])
        rest /= 7
      }
      return stem
    }
  }

  @Test("gives each stem one number, as a dictionary would", arguments: [0, 1, 7, 500, 5_000])
  func twin(count: Int) {
    var table = StemTable()
    var twin: [String: Int32] = [:]
    for var stem in Self.stems(count) {
      let number = stem.withUTF8 { table.insert($0) }
      #expect(number == twin[stem] ?? Int32(twin.count))
      twin[stem] = number
    }
    #expect(table.count == twin.count)
    for (stem, number) in twin {
      #expect(table.number(of: stem) == number)
      #expect(table[Int(number)] == stem)
    }
    #expect(table.number(of: "none of these") == nil)
  }
}
