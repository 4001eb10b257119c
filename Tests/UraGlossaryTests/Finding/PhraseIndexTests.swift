import SeededRandom
import Testing

@testable import UraGlossary

@Suite("PhraseIndex")
struct PhraseIndexTests {
  private static func scan(_ text: String) -> ContiguousArray<TermWord> {
    var text = text
    var words: ContiguousArray<TermWord> = []
    text.withUTF8 { WordScanner.scan($0, into: &words) }
    return words
  }

  private func found(_ phrases: [String], in text: String, possessives: Bool = false) throws -> [String] {
    var index = PhraseIndex()
    for (payload, phrase) in phrases.enumerated() {
      index.insert(try #require(PhrasePattern(phrase, isCaseSensitive: nil)), payload: payload)
    }
    var result: [String] = []
    index.forEachMatch(in: Self.scan(text), acceptsPossessives: possessives) { match in
      result.append("\(phrases[match.payload])@\(match.firstWord)")
    }
    return result
  }

  @Test(
    "finds whole words with the capitals that the phrase asks for",
    arguments: [
      (["Turkey"], "a turkey in Turkey, TURKEY", ["Turkey@3", "Turkey@4"]),
      (["troops"], "Troops and TROOPS and trooper", ["troops@0", "troops@2"]),
      (["EU"], "EU Eu eu", ["EU@0"]),
      (["NATO"], "NATO Nato nato", ["NATO@0", "NATO@1"]),
      (["iPhone"], "iPhone iphone IPHONE", ["iPhone@0", "iPhone@2"]),
      (["air defence"], "Air-defence, air, defence", ["air defence@0"]),
      (["cease-fire"], "cease fire, cease-fire", ["cease-fire@2"]),
      (["国連"], "国連軍", ["国連@0"]),
    ] as [([String], String, [String])])
  func capitals(phrases: [String], text: String, expected: [String]) throws {
    #expect(try found(phrases, in: text) == expected)
  }

  @Test("finds the owner in a possessive where it is asked to")
  func possessives() throws {
    #expect(try found(["prime minister"], in: "the prime minister's car", possessives: true) == ["prime minister@1"])
    #expect(try found(["prime minister"], in: "the prime minister's car").isEmpty)
  }

  @Test("finds what the textbook search finds", arguments: 0..<40)
  func twin(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vocabulary = ["а", "б", "в", "г'д"]
    func words(_ count: Int) -> [String] { (0..<count).map { _ in vocabulary[random.next(below: vocabulary.count)] } }
    let phrases = (0..<60).map { _ in words(1 + random.next(below: 3)).joined(separator: " ") }
    let text = words(80)
    var expected: Set<String> = []
    for phrase in phrases {
      let parts = phrase.split(separator: " ").map(String.init)
      for start in 0...text.count - parts.count where Array(text[start..<start + parts.count]) == parts {
        expected.insert("\(phrase)@\(start)")
      }
    }
    #expect(Set(try found(phrases, in: text.joined(separator: " "))) == expected)
  }
}

extension SeededGenerator {
  mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
