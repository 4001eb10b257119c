// `import Ura` gives a program everything that is public in the targets below; there is nothing else to import.
//
// - `TranslationMemory`: open a memory, look sentences up in it, read its units, take imports back
// - `Segmenter`: cut text into sentences
// - `SentenceAligner`, `JointAligner`: align the sentences of documents in two or more languages
// - `LanguageTag`, `Segment`, `Bead`, `TranslationUnit`: the values they speak in

@_exported public import UraAlignment
@_exported public import UraGlossary
@_exported public import UraMatching
@_exported public import UraMemory
@_exported public import UraModel
@_exported public import UraSegmentation
