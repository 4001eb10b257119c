import Testing
import UraFormats
import UraModel

@Suite("Concepts as units")
struct ConceptUnitsTests {
  @Test(
    "a concept comes back from its unit, through either version of TBX, too", arguments: [nil, FileFormat.tbx, .tbx2])
  func roundTrip(format: FileFormat?) throws {
    var term = Term("міст", status: .preferred, partOfSpeech: .noun, gender: .masculine, number: .singular)
    term.kind = .fullForm
    term.isCaseSensitive = false
    term.inflection = "m,inan"
    term.context = "Міст відкрили."
    term.source = "Мостобудування"
    term.notes = [Note("Нотатка.")]
    var section = ConceptEntry.LanguageSection(.ukrainian, terms: [term, Term("переправа", status: .deprecated)])
    section.definition = "Споруда над водою."
    let old = Term("ferry", status: .forbidden, properties: [Property("client", "ACME")])
    let concept = ConceptEntry(
      id: "c1", domain: "transport", definition: "It leads across.", notes: [Note("Common.")],
      properties: [Property("colour", "blue")],
      languages: [section, .init(.english, terms: [Term("bridge", isCaseSensitive: true), old])])
    var unit = concept.unit
    if let format { unit = try #require(try parse(render([unit], header: nil, as: format), as: format).units.first) }
    #expect(ConceptEntry(unit) == concept)
  }

  @Test(
    "knows the names that the two versions of TBX and Weblate have for a status",
    arguments: [
      ("preferredTerm-admn-sts", Term.Status.preferred), ("preferred", .preferred), ("admitted", .admitted),
      ("legalTerm-admn-sts", .admitted), ("supersededTerm-admn-sts", .deprecated), ("notRecommended", .deprecated),
      ("deprecatedTerm-admn-sts", .forbidden), ("obsolete", .forbidden), ("forbidden", .forbidden),
    ])
  func statuses(name: String, expected: Term.Status) {
    var variant = Variant(.english, "b")
    variant.state = name
    #expect(ConceptEntry(TranslationUnit(variants: [variant])).languages.first?.terms.first?.status == expected)
  }
}
