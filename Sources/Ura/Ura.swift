// `import Ura` gives a program everything that is public in the targets below; there is nothing else to import.
// docs/library.md shows how.
//
// - `TranslationMemory`: open a memory, fill it, look sentences, words and parts of sentences up in it, read its units
// - `Segmenter`: cut text into sentences
// - `SentenceAligner`, `JointAligner`: align the sentences of documents in two or more languages
// - `Glossary`, `GlossaryTable`, `TermFinder`: terms, and where they stand in a text; `TerminologyCheck`: what a translation did with them
// - `LanguageTag`, `Segment`, `Bead`, `TranslationUnit`: the values they speak in

@_exported public import UraAlignment
@_exported public import UraChecks
@_exported public import UraFormats
@_exported public import UraGlossary
@_exported public import UraMatching
@_exported public import UraMemory
@_exported public import UraModel
@_exported public import UraSegmentation
