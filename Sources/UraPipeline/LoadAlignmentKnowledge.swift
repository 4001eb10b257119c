package import UraAlignment
import UraFormats
import UraGlossary
import UraMemory
package import UraModel
import UraText

/// Lexicon files, memories and glossaries -> what an aligner knows, beside what comes with the program.
package struct LoadAlignmentKnowledge: Sendable {
  /// Whether the built-in lexicons and names are used.
  package var usesBuiltIn = true
  /// A lexicon made by `ura lexicon train`, from the first language to the second.
  package var lexicon: String?
  /// A translation memory, or a file of translations.
  package var memory: String?
  package var glossary: String?

  package init(lexicon: String? = nil, memory: String? = nil, glossary: String? = nil, usesBuiltIn: Bool = true) {
    self.lexicon = lexicon
    self.memory = memory
    self.glossary = glossary
    self.usesBuiltIn = usesBuiltIn
  }

  /// - Throws: `InputError` or `MemoryError` for a file that cannot be read.
  package func callAsFunction(from source: LanguageTag, to target: LanguageTag) throws -> AlignmentKnowledge {
    var knowledge = usesBuiltIn ? AlignmentKnowledge.builtIn(source: source, target: target) : .none
    if let lexicon {
      let read = LexiconFile.read(try TextDecoder.decode(try InputBytes.read(lexicon), path: lexicon).text)
      guard !read.isEmpty else {
        throw InputError(
          at: .init(path: lexicon), code: "lexicon-empty",
          "expected lines of 'stem TAB translation strength ...', found none; make the file with 'ura lexicon train'")
      }
      knowledge.lexicons.append(read)
    }
    if let memory {
      knowledge.add(
        sentences: Array(try SentencePairs.read(memory, from: source, to: target, diagnostics: DiagnosticList())),
        from: source, to: target)
    }
    if let glossary {
      var terms: [(source: String, target: String)] = []
      for entry in try ReadGlossary.read(glossary).entries {
        for one in entry.concept.terms(in: source) {
          for other in entry.concept.terms(in: target) { terms.append((one.text, other.text)) }
        }
      }
      knowledge.add(terms: terms, from: source, to: target)
    }
    return knowledge
  }
}
