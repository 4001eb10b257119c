import UraModel

/// The data categories in a piece of TBX: `<descrip type="subjectField">` in DCA style, `<min:subjectField>` in DCT style.
struct TBXCategories {
  var notes: [Note] = []
  /// By the name of the category, in order.
  var properties: [Property] = []
  /// `administrativeStatus`: `preferredTerm-admn-sts`, `admittedTerm-admn-sts`, `deprecatedTerm-admn-sts`.
  var status: String?

  init(_ fragment: String, scanner: XMLScanner) throws(InputError) {
    let inner = XMLScanner(BytesInMemory(Array(fragment.utf8)), path: scanner.path, limits: scanner.limits)
    while true {
      switch try inner.next() {
      case .finished: return
      case .start:
        let parts = inner.name.split(separator: ":")
        switch parts.count == 2 ? "dct" : inner.name {
        case "note": notes.append(Note(try inner.plainContent()))
        case "descrip", "admin", "termNote", "termCompList", "ref", "xref", "date", "transac", "transacNote",
          "adminNote", "descripNote":
          let name = inner.attributes.first { $0.name == "type" }?.value ?? inner.name
          add(name, try inner.plainContent())
        case "dct": add(String(parts[1]), try inner.plainContent())
        default: break
        }
      default: break
      }
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    if name == "administrativeStatus" { status = value } else { properties.append(Property(name, value)) }
  }
}
