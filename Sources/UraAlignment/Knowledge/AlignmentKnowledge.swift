import Synchronization
public import UraModel
import UraText

/// What an aligner knows of two languages before it has read the documents.
public struct AlignmentKnowledge: Sendable {
  /// From the source language to the target language.
  package var lexicons: [Lexicon]

  package init(lexicons: [Lexicon] = []) { self.lexicons = lexicons }

  /// From the target language to the source language.
  package var reversed: AlignmentKnowledge { .init(lexicons: lexicons.map(\.reversed)) }

  /// Nothing but the documents.
  public static let none = AlignmentKnowledge()

  /// What comes with the program for these languages: the starter lexicon, where there is one, and the names that ICU has of
  /// countries, languages, currencies, months, weekdays and numbers.
  public static func builtIn(source: LanguageTag, target: LanguageTag) -> AlignmentKnowledge {
    let name = "\(source.language)-\(target.language)"
    return cache.withLock { cache in
      if let known = cache[name] { return known }
      let made = AlignmentKnowledge(
        lexicons: BuiltInSource.allCases.compactMap { $0.lexicon(from: source, to: target) })
      cache[name] = made
      return made
    }
  }

  /// The same with one source left out.
  package static func builtIn(
    source: LanguageTag, target: LanguageTag, without left: BuiltInSource
  ) -> AlignmentKnowledge {
    .init(lexicons: BuiltInSource.allCases.filter { $0 != left }.compactMap { $0.lexicon(from: source, to: target) })
  }

  /// What comes with the program.
  package enum BuiltInSource: CaseIterable, Sendable {
    case starterLexicon, names, numbers

    fileprivate func lexicon(from source: LanguageTag, to target: LanguageTag) -> Lexicon? {
      switch self {
      case .starterLexicon: AlignmentKnowledge.starterLexicon(source.language, target.language)
      case .names: LocaleNames.lexicon(from: source, to: target)
      case .numbers: NumberLexicon.lexicon(from: source, to: target)
      }
    }
  }

  /// Adds what terms and their translations teach (a glossary).
  public mutating func add(
    terms: [(source: String, target: String)], from source: LanguageTag, to target: LanguageTag
  ) {
    let lexicon = Self.lexicon(ofTerms: terms, from: source, to: target)
    if !lexicon.isEmpty { lexicons.append(lexicon) }
  }

  /// Adds what translated sentences teach (a translation memory).
  public mutating func add(
    sentences: [(source: String, target: String)], from source: LanguageTag, to target: LanguageTag
  ) {
    let lexicon = LexiconTrainer(source: source, target: target).train(sentences)
    if !lexicon.isEmpty { lexicons.append(lexicon) }
  }

  /// Reading a lexicon takes longer than aligning an article.
  private static let cache = Mutex<[String: AlignmentKnowledge]>([:])

  private static func starterLexicon(_ source: String, _ target: String) -> Lexicon? {
    if let file = EmbeddedData.bytes("lexicon/\(source)-\(target).tsv") { return LexiconFile.read(file) }
    if let file = EmbeddedData.bytes("lexicon/\(target)-\(source).tsv") { return LexiconFile.read(file).reversed }
    return nil
  }

  /// The translations of a word in any form, strongest first, as stems.
  package func translations(of word: String, in language: LanguageTag) -> [(stem: String, strength: Double)] {
    var document = PreparedDocument([AlignmentSegment(text: word)], language: language).types.map(\.stem)
    document = Array(Set(document))
    var best: [String: Double] = [:]
    for lexicon in lexicons {
      for stem in document {
        for entry in lexicon.translations(of: stem) {
          let translation = lexicon.targetStems[Int(entry.target)]
          best[translation] = max(best[translation] ?? 0, Double(entry.strength) / 255)
        }
      }
    }
    return best.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { (stem: $0.key, strength: $0.value) }
  }
}
