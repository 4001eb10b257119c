import Testing
import UraFormats
import UraModel

@Suite("TBX")
struct TBXTests {
  @Test("3 gives a unit for each concept and a variant for each term")
  func version3() throws {
    let (_, units, diagnostics) = try parse(Fixture.bytes("terms.tbx"), as: .tbx)
    #expect(diagnostics.isEmpty)
    try #require(units.count == 2)
    #expect(units[0].variants.map(\.text) == ["choir", "chorus", "kor"])
    #expect(units[0].variants[0].state == "preferredTerm-admn-sts")
    #expect(units[0].variants[0].properties.contains(Property("partOfSpeech", "noun")))
    #expect(units[0].variants[0].properties.contains(Property("definition", "People who sing.")))
    #expect(units[0].variants[2].languageAsWritten == "SQ")
    #expect(units[0].properties.first == Property("subjectField", "music"))
    #expect(units[0].notes == [Note("All of it.")])
  }

  @Test("2 gives the same, with its groups")
  func version2() throws {
    let (header, units, _) = try parse(Fixture.bytes("martif.tbx"), as: .tbx)
    #expect(header?.format == .tbx2)
    #expect(units.first?.variants.map(\.text) == ["choir", "chorus", "хор"])
    #expect(units.first?.variants[2].properties == [Property("grammaticalGender", "masculine")])
  }

  @Test("goes from one version to the other with what TBX-Basic names")
  func between() throws {
    let old = try parse(Fixture.bytes("martif.tbx"), as: .tbx2)
    let bytes = try render(old.units, header: old.header, as: .tbx)
    let (header, units, diagnostics) = try parse(bytes, as: .tbx)
    #expect(diagnostics.isEmpty)
    #expect(header?.format == .tbx)
    #expect(units.first?.variants.map(\.text) == ["choir", "chorus", "хор"])
    #expect(units.first?.variants[1].state == "deprecatedTerm-admn-sts")
    #expect(units.first?.properties.first == Property("subjectField", "music"))
  }

  @Test("says that what stands behind the concepts is left out")
  func backMatter() throws {
    let text = """
      <tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>b</term>\
      </termSec></langSec></conceptEntry></body><back><refObjectSec/></back></text></tbx>
      """
    let (_, units, diagnostics) = try parse(text, as: .tbx)
    #expect(units.count == 1)
    #expect(diagnostics.map(\.code) == ["tbx-back-matter"])
  }

  @Test("reports a concept without a language and goes on")
  func skips() throws {
    let text = """
      <tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry><langSec><termSec><term>a</term></termSec></langSec>\
      </conceptEntry><conceptEntry><langSec xml:lang="en"><termSec><term>b</term></termSec></langSec></conceptEntry></body></text></tbx>
      """
    let (_, units, diagnostics) = try parse(text, as: .tbx)
    #expect(diagnostics.map(\.code) == ["tbx-missing-language"])
    #expect(units.map { $0.variants[0].text } == ["b"])
  }
}
