import Testing
import UraMemory
import UraModel

@Suite struct AddUnitsTests {
  @Test("stores units once, in one session, and each other's context")
  func adding() throws {
    let memory = try TranslationMemory()
    let units = [DocumentImportTests.hello, DocumentImportTests.bye]
    #expect(try memory.add(units, origin: "a", author: "olena") == 2)
    #expect(try memory.add(units, origin: "a") == 0)
    #expect(try memory.sessions().map(\.author) == ["olena"])
    var options = LookupOptions()
    options.context = SegmentContext(previous: "Hello.")
    let matches = try memory.matches(for: "Goodbye.", from: .english, to: .ukrainian, options: options)
    #expect(matches.map(\.kind) == [.context])
    #expect(try memory.languages() == [.english, .albanian, .ukrainian])
  }

  @Test("a sequence of texts is answered in its order, and its error ends the answers")
  func sequence() async throws {
    struct Trouble: Error {}
    let memory = try TranslationMemory()
    try memory.add((0..<50).map { DocumentImportTests.unit("Bridge \($0)x.", "Міст \($0)x.") }, origin: "a")
    let texts = AsyncThrowingStream<String, any Error> { stream in
      for number in 0..<50 { stream.yield("Bridge \(number)x.") }
      stream.finish(throwing: Trouble())
    }
    var answered: [String] = []
    await #expect(throws: Trouble.self) {
      for try await answer in memory.matches(forEach: texts, from: .english, to: .ukrainian, jobs: 3) {
        answered.append(answer.text)
        #expect(answer.matches.first?.source == answer.text)
      }
    }
    // What was being looked up when the error came is not answered any more.
    #expect(answered == (0..<answered.count).map { "Bridge \($0)x." })
    #expect(answered.count >= 47)
  }
}
