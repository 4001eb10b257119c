import Testing
import UraFormats
import UraModel

@testable import UraGlossary

@Suite("BilingualTable")
struct BilingualTableTests {
  @Test(
    "reads a table without a first line, whatever separates its cells",
    arguments: [
      "Pristina\tПриштина\tmiasto\n", "Pristina;Приштина;\"a city; a capital\"\r\n", "Pristina,Приштина,city\n",
      "Pristina\tПриштина\ta, b, c\n",
    ])
  func dialects(text: String) throws {
    let glossary = try BilingualTable.read(text, path: "g.txt", from: .english, to: .ukrainian)
    #expect(glossary.entries.map { $0.concept.names(for: .ukrainian).map(\.text) } == [["Приштина"]])
  }
}
