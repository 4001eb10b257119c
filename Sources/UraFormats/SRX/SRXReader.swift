package import UraModel
import UraText

/// Reads SRX 2.0 and 1.0, with the place of every rule.
package enum SRXReader {
  /// - Throws: `InputError` with line and column for what is not SRX or not well-formed.
  package static func read(_ input: InputFile, limits: XMLLimits = .init()) throws(InputError) -> SRXDocument {
    var parser = SRXParser(XMLScanner(try input.openXML().source, path: input.path, limits: limits))
    return try parser.document()
  }
}

/// The elements of SRX over an `XMLScanner`. Elements of other namespaces (Okapi's options) are passed over.
private struct SRXParser {
  private let scanner: XMLScanner
  private var result = SRXDocument(cascades: false)

  init(_ scanner: XMLScanner) { self.scanner = scanner }

  mutating func document() throws(InputError) -> SRXDocument {
    var event = try scanner.next()
    while event != .start {
      guard event != .finished else { throw notSRX("nothing") }
      event = try scanner.next()
    }
    guard localName == "srx" else { throw notSRX("<\(scanner.name)>") }
    result.version = attribute("version") ?? "2.0"
    guard ["1.0", "2.0"].contains(result.version) else {
      throw scanner.failure("srx-unknown-version", "expected version 1.0 or 2.0 of SRX, found '\(result.version)'")
    }
    while true {
      switch try scanner.next() {
      case .finished: return result
      case .start: try element()
      case .end, .text, .comment, .instruction, .doctype: continue
      }
    }
  }

  private var localName: String { String(scanner.name.split(separator: ":").last ?? "") }

  private func attribute(_ name: String) -> String? { scanner.attributes.first { $0.name == name }?.value }

  private func required(_ name: String) throws(InputError) -> String {
    guard let value = attribute(name) else {
      throw scanner.failure(
        "srx-missing-attribute", "expected the attribute '\(name)' of <\(scanner.name)>, found none; add it")
    }
    return value
  }

  private func notSRX(_ found: String) -> InputError {
    scanner.failure("srx-not-srx", "expected <srx> as the first element, found \(found); name a file of rules")
  }

  private mutating func element() throws(InputError) {
    switch localName {
    case "header":
      result.cascades = try flag("cascade", default: false)
      result.segmentsSubflows = try flag("segmentsubflows", default: true)
    case "formathandle": try formatHandle()
    case "languagerule": try languageRule()
    case "languagemap":
      let location = scanner.location()
      let pattern = try required("languagepattern")
      result.maps.append(.init(pattern: pattern, ruleName: try required("languagerulename"), location: location))
    case "body", "languagerules", "maprules", "maprule": break
    default: try scanner.skipElement()
    }
  }

  private func flag(_ name: String, default value: Bool) throws(InputError) -> Bool {
    switch attribute(name) {
    case nil: return value
    case "yes": return true
    case "no": return false
    case let other?:
      throw scanner.failure("srx-bad-value", "expected 'yes' or 'no' for '\(name)', found '\(other)'; correct it")
    }
  }

  private mutating func formatHandle() throws(InputError) {
    let type = try required("type")
    let includes = try flag("include", default: false)
    switch type {
    case "start": result.formatHandles.includesStart = includes
    case "end": result.formatHandles.includesEnd = includes
    case "isolated": result.formatHandles.includesIsolated = includes
    default:
      throw scanner.failure(
        "srx-bad-value", "expected 'start', 'end' or 'isolated' as the type of a format handle, found '\(type)'")
    }
  }

  private mutating func languageRule() throws(InputError) {
    var group = SRXDocument.LanguageRule(name: try required("languagerulename"), rules: [])
    let depth = scanner.depth
    var comment = ""
    while scanner.depth >= depth {
      switch try scanner.next() {
      case .comment: comment = scanner.text.trimmed
      case .start where localName == "rule":
        group.rules.append(try rule(comment))
        comment = ""
      case .start: try scanner.skipElement()
      case .end, .text, .instruction, .doctype, .finished: continue
      }
    }
    result.languageRules.append(group)
  }

  private func rule(_ comment: String) throws(InputError) -> SRXDocument.Rule {
    var rule = SRXDocument.Rule(
      isBreak: try flag("break", default: true), before: "", after: "", comment: comment, location: scanner.location())
    let depth = scanner.depth
    while scanner.depth >= depth {
      switch try scanner.next() {
      case .start where localName == "beforebreak":
        rule.beforeLocation = scanner.location()
        rule.before = try content()
      case .start where localName == "afterbreak":
        rule.afterLocation = scanner.location()
        rule.after = try content()
      case .start: try scanner.skipElement()
      case .end, .text, .comment, .instruction, .doctype, .finished: continue
      }
    }
    return rule
  }

  private func content() throws(InputError) -> String {
    var text = ""
    let depth = scanner.depth
    while scanner.depth >= depth {
      switch try scanner.next() {
      case .text: text += scanner.text
      case .start:
        throw scanner.failure(
          "srx-bad-content", "expected an expression, found <\(scanner.name)>; write '&lt;' for the character")
      case .end, .comment, .instruction, .doctype, .finished: continue
      }
    }
    return text
  }
}
