import Foundation
import Testing
import UraFormats
import UraModel

@testable import UraPipeline

@Suite("Segments of units")
struct SegmentedUnitsTests {
  private func segments(_ source: String, _ target: String) throws -> [TranslationUnit] {
    let text = """
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" \
      target-language="uk" datatype="x"><body><trans-unit id="1">\(source)\(target)</trans-unit></body></file></xliff>
      """
    return try FileFormat.xliff1.reader.document(
      InputFile(text: text, path: "a.sdlxliff"), diagnostics: DiagnosticList()
    ).units.flatMap(\.segments)
  }

  private static let source = """
    <source>It rained. <g id="7">Nobody came. He</g> left.</source><seg-source><mrk mtype="seg" mid="1">It rained.</mrk> \
    <g id="7"><mrk mtype="seg" mid="2">Nobody came.</mrk> </g><mrk mtype="seg" mid="3"><g id="7">He</g> left.</mrk></seg-source>
    """

  @Test("source and translation that mark the same segments are units of their own")
  func marked() throws {
    let units = try segments(
      Self.source,
      """
      <target><mrk mtype="seg" mid="1">Дощило.</mrk> <mrk mtype="seg" mid="3"><g id="7">Він</g> пішов.</mrk>\
      <mrk mtype="seg" mid="2"></mrk></target>
      """)
    #expect(
      units.map { $0.variants.map(\.text) } == [
        ["It rained.", "Дощило."], ["Nobody came."], ["He left.", "Він пішов."],
      ])
    #expect(units.map(\.id) == ["1-1", "1-2", "1-3"])
    #expect(units[2].variants.map { $0.content.codes.map(\.kind) } == [[.opening, .closing], [.opening, .closing]])
    #expect(units.flatMap(\.variants).allSatisfy { $0.segmentation == nil })
  }

  @Test("a unit of one segment keeps its identifier and loses the mark")
  func single() throws {
    let units = try segments(
      #"<source>Rain.</source><seg-source><mrk mtype="seg" mid="4">Rain.</mrk></seg-source>"#,
      #"<target><mrk mtype="seg" mid="4">Дощ.</mrk></target>"#)
    #expect(units.map(\.id) == ["1"])
    #expect(units.first?.variants.allSatisfy { $0.content.codes.isEmpty } == true)
  }

  @Test(
    "a translation without the same marks stays beside the whole",
    arguments: [
      "<target>Дощило. Ніхто не прийшов.</target>", #"<target><mrk mtype="seg" mid="9">Дощило.</mrk></target>"#,
    ])
  func unmarked(target: String) throws {
    #expect(try segments(Self.source, target).count == 1)
  }
}
