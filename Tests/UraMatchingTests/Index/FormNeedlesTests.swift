import Testing

@testable import UraMatching

@Suite struct FormNeedlesTests {
  @Test("finds the texts that have one of the forms, whatever the forms share")
  func forms() throws {
    let texts = ["моста й рік", "у місті їх", "ось мости.", "рока мосту", "у міксті."].map { Array($0.unicodeScalars) }
    let length = 11
    let codes = texts.map { SymbolCode.plain(($0 + Array(repeating: " ", count: 16)).prefix(length).map(\.value)) }
    let bytes = FuzzyBlock.encode(codes: codes.flatMap { $0 }, variants: [1, 2, 3, 4, 5])
    let block = try #require(FuzzyBlock([bytes], length: length))
    #expect(try #require(FormNeedles(["міст", "моста", "мости"])).texts(in: block) == [0, 1, 2])
    #expect(try #require(FormNeedles(["рік"])).texts(in: block) == [0])
    #expect(try #require(FormNeedles(["й", "їх"])).texts(in: block) == [0, 1])
    #expect(FormNeedles([]) == nil)
    #expect(FormNeedles(["a", ""]) == nil)
  }
}
