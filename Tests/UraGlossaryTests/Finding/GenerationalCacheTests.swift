import Testing

@testable import UraGlossary

@Suite("GenerationalCache")
struct GenerationalCacheTests {
  @Test("keeps what was asked for lately, and at most two generations")
  func forgets() {
    var cache = GenerationalCache<Int, Int>(limit: 4)
    var made: [Int] = []
    func ask(_ key: Int) {
      _ = cache.value(key) {
        made.append(key)
        return key
      }
    }
    for key in 0..<6 { ask(key) }
    // 0 is in the old generation: it becomes young again; 1 is forgotten by the time that two more generations have passed.
    ask(0)
    for key in 6..<10 { ask(key) }
    ask(0)
    #expect(made == Array(0..<10))
    ask(1)
    #expect(made.last == 1)
    #expect((0..<10).count { cache.value($0) != nil } <= 8)
  }

  @Test("gives paradigms back as they were")
  func paradigms() {
    var store = ParadigmStore()
    let forms = [
      InflectedForm(text: "Приштина", label: "nom.sg"),
      InflectedForm(text: "", label: "gen.sg", certainty: .alternative),
      InflectedForm(text: "Приштині", label: "nom.sg"),
    ]
    let key = ParadigmStore.Key(concept: 3, term: 1)
    #expect(store.paradigm(key) { forms } == forms)
    #expect(store.paradigm(key) { [] } == forms)
  }
}
