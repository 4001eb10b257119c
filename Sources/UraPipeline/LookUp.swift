package import UraMemory
package import UraModel

/// The journey of a query: every line of an input against the memory.
package struct LookUp {
  let memory: TranslationMemory
  let source: LanguageTag
  let target: LanguageTag
  let options: LookupOptions

  package init(in memory: TranslationMemory, from source: LanguageTag, to target: LanguageTag, options: LookupOptions) {
    self.memory = memory
    self.source = source
    self.target = target
    self.options = options
  }

  package func callAsFunction(_ query: String) throws -> [Match] {
    try memory.matches(for: query, from: source, to: target, options: options)
  }
}
