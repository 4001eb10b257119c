import UraModel

/// Writes SRX 2.0.
package enum SRXWriter {
  package static func write(_ document: SRXDocument, to output: OutputFile) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.write("<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n  <header")
    output.writeAttribute("segmentsubflows", word(document.segmentsSubflows))
    output.writeAttribute("cascade", word(document.cascades))
    output.write(">\n")
    formatHandle("start", document.formatHandles.includesStart, output)
    formatHandle("end", document.formatHandles.includesEnd, output)
    formatHandle("isolated", document.formatHandles.includesIsolated, output)
    output.write("  </header>\n  <body>\n    <languagerules>\n")
    for group in document.languageRules {
      output.write("      <languagerule")
      output.writeAttribute("languagerulename", group.name)
      output.write(">\n")
      for rule in group.rules { write(rule, output) }
      output.write("      </languagerule>\n")
    }
    output.write("    </languagerules>\n    <maprules>\n")
    for map in document.maps {
      output.write("      <languagemap")
      output.writeAttribute("languagepattern", map.pattern)
      output.writeAttribute("languagerulename", map.ruleName)
      output.write("/>\n")
    }
    output.write("    </maprules>\n  </body>\n</srx>\n")
  }

  private static func write(_ rule: SRXDocument.Rule, _ output: OutputFile) {
    if !rule.comment.isEmpty {
      // Two hyphens end a comment.
      output.write("        <!-- \(rule.comment.replacing("--", with: "—")) -->\n")
    }
    output.write("        <rule")
    output.writeAttribute("break", word(rule.isBreak))
    output.write(">\n          <beforebreak>")
    output.writeEscaped(rule.before)
    output.write("</beforebreak>\n          <afterbreak>")
    output.writeEscaped(rule.after)
    output.write("</afterbreak>\n        </rule>\n")
  }

  private static func formatHandle(_ type: String, _ includes: Bool, _ output: OutputFile) {
    output.write("    <formathandle")
    output.writeAttribute("type", type)
    output.writeAttribute("include", word(includes))
    output.write("/>\n")
  }

  private static func word(_ value: Bool) -> String { value ? "yes" : "no" }
}
