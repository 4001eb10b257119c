import Testing
import UraFormats

@Suite("JSON scanner")
struct JSONScannerTests {
  private static let limits = {
    var limits = XMLLimits()
    limits.depth = 8
    return limits
  }()

  @Test("keeps keys in order, numbers as written, and the place of every value")
  func places() throws {
    let text = #"{"b": [1.50e3, true, null], "a": "x\u00e9\ud83c\udf89\/"}"#
    let root = try JSONScanner.parse(Array(text.utf8), limits: Self.limits)
    #expect(root.members?.map(\.key) == ["b", "a"])
    #expect(root["b"]?.elements?.map(\.value) == [.number("1.50e3"), .bool(true), .null])
    #expect(root["a"]?.string == "xé🎉/")
    let member = try #require(root.members?.last)
    #expect(Array(text.utf8)[member.keyRange].elementsEqual("\"a\"".utf8))
    #expect(member.range.upperBound == text.utf8.count - 1)
  }

  @Test("takes the last of keys that repeat, as programs do")
  func repeated() throws {
    #expect(try JSONScanner.parse(Array(#"{"a":"1","a":"2"}"#.utf8), limits: Self.limits)["a"]?.string == "2")
  }

  @Test(
    "says where it goes wrong",
    arguments: [
      ("", 0), ("{", 1), (#"{"a" 1}"#, 5), (#"{"a":1,}"#, 7), ("[1 2]", 3), (#""\x""#, 1), (#""\u12"#, 1),
      ("\"a\nb\"", 2),
      ("01x", 0), ("{} x", 3), (#"["#, 1), (#"{a:1}"#, 1), ("[[[[[[[[[1]]]]]]]]]", 8),
    ])
  func problems(_ text: String, _ offset: Int) throws {
    let problem = JSONScanner.scan(Array(text.utf8), limits: Self.limits).problem
    #expect(problem?.offset == offset)
  }

  @Test("gives what stands before the error")
  func partial() throws {
    let (root, problem) = JSONScanner.scan(Array(#"{"a":"1","b":{"c":"2","d" "#.utf8), limits: Self.limits)
    #expect(root?["a"]?.string == "1")
    #expect(root?["b"]?["c"]?.string == "2")
    #expect(root?["b"]?["d"] == nil)
    #expect(problem != nil)
  }

  @Test("takes half a surrogate pair for no character")
  func halfPair() throws {
    #expect(try JSONScanner.parse(Array(#""\ud83cx""#.utf8), limits: Self.limits).string == "\u{FFFD}x")
  }

  @Test("refuses strings that are no UTF-8")
  func badBytes() {
    #expect(throws: JSONScanner.Problem.self) { try JSONScanner.parse([0x22, 0xFF, 0x22], limits: Self.limits) }
  }
}
