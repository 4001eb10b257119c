import Testing
import UraModel
import UraReports

@Suite struct AlignmentTextTests {
  private let bead = Bead(source: [0, 1], target: [0], confidence: 0.9)
  private let text = AlignmentText()

  @Test("a row of the table survives spreadsheets: a text that begins with a quotation mark is quoted")
  func row() {
    #expect(
      text.row(bead, source: "\"Go,\" he\tsaid.", target: "«Іди».", pair: "en-uk")
        == "0,1\t0\t0.900\t\"\"\"Go,\"\" he said.\"\t«Іди».\ten-uk")
    #expect(AlignmentText.rowTitle.split(separator: "\t").count == 6)
  }

  @Test("hunalign's text joins segments by ~~~")
  func bisentence() {
    #expect(text.bisentence(bead, sources: ["One.", "Two."], targets: ["Один."]) == "One. ~~~ Two.\tОдин.\t0.900")
  }

  @Test("crossing beads say so, the others do not")
  func crossing() {
    #expect(!text.json(bead, source: "a", target: "b").line.contains("crossing"))
    var crossing = bead
    crossing.isCrossing = true
    #expect(text.json(crossing, source: "a", target: "b").line.contains("\"crossing\":true"))
    #expect(text.lines(crossing, source: "a", target: "b")[0].contains("⤨"))
  }
}
