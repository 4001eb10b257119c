import Foundation

/// Every number of the model, in one place. Estimated by `Benchmarks/alignment`; see docs/alignment.md.
package struct AlignmentParameters: Sendable {
  package init() {}
  /// With a lexicon of the two languages.
  package static let standard = AlignmentParameters()

  /// Without one: what is known of words comes from names, numbers and the documents themselves, so length and the
  /// kinds of beads must say more.
  package static let withoutLexicon: AlignmentParameters = {
    var p = AlignmentParameters()
    p.rounds = 4
    p.maximumLoss = 1.5
    p.hitBase = 0.5
    p.hitSlope = 0.35
    p.hitUnseen = 0.15
    p.prior13 = -6
    p.wordSimilarityWeight = 0.8
    p.prior12 = -2.6
    p.prior22 = -6.7
    p.questionWeight = 0.5
    p.quoteWeight = 0.2
    p.colonWeight = 0.15
    p.lengthOffset = 8
    p.lengthCap = 8
    p.prior01Known = 0
    p.prior01 = -2.2
    p.priorSplit = -1.35
    p.mergeAdaptation = 1
    p.learnedIterations = 12
    p.wordWeightKnown = 0
    p.backgroundAdd = 0.5
    p.lengthBonus = 0.6
    p.lengthDeviation = 0.2
    p.prior23 = -9
    p.prior14 = -8
    p.prior11 = -0.1
    p.priorAdaptation = 0.5
    p.wordWeight = 0.38
    return p
  }()

  // Links between words.
  package var minimumStrength: Float = 0.08
  package var minimumNameSimilarity: Float = 0.5
  package var minimumWordSimilarity: Float = 0.6
  package var wordSimilarityWeight: Float = 1.0

  // Word evidence.
  /// The chance that a word with a link of strength s finds it in the right place: hitBase + hitSlope * s.
  package var hitBase: Float = 0.575
  package var hitSlope: Float = 0.3
  /// The same for a word that is in a lexicon but has no link in this document.
  package var hitUnseen: Float = 0.15
  /// What is added to that when its surest translation is altogether sure.
  package var hitUnseenSlope: Float = 0.4
  package var maximumGain: Float = 5
  package var maximumLoss: Float = 1.825
  package var wordWeight: Float = 0.33
  /// What is added to it when every word is known.
  package var wordWeightKnown: Float = -0.06
  package var backgroundWindow: Float = 60
  package var backgroundAdd: Float = 0.98

  // Length.
  package var lengthOffset: Float = 15.2
  package var lengthDeviation: Float = 0.175
  package var lengthBonus: Float = 0.88
  package var lengthCap: Float = 6.9

  // A piece that is several of the other side, each at its own place.
  /// For each part more than one.
  package var priorSplit: Float = -1.5
  /// What is added where two pieces are two others cut in three parts.
  package var priorChain: Float = -2
  /// How far joined sentences of a document pair follow what its first round found, as a share of the logarithm of their rate over
  /// `mergeRate`.
  package var mergeAdaptation: Float = 1.2
  package var mergeRate: Float = 0.08
  /// What is added for a cut between words, after a comma or bracket, after a colon, semicolon or dash.
  package var splitAnywhere: Float = -1.5
  package var splitAtComma: Float = 0
  package var splitAtColon: Float = 1
  /// The deviation of the logarithm of a part's length.
  package var partDeviation: Float = 0.25

  // Marks.
  package var questionWeight: Float = 0.95
  package var quoteWeight: Float = 0.41
  package var colonWeight: Float = 0.446

  // Paragraphs.
  package var paragraphWeight: Float = 0.7
  /// So many beads of independent borders are added to those that were seen.
  package var paragraphDoubt: Float = 6

  /// What the place in the documents weighs.
  package var positionWeight: Float = 0.02

  /// Log-probabilities of kinds of beads.
  package var prior11: Float = -0.144
  /// An omission or addition, when nothing is known of the words ...
  package var prior01: Float = -2.9
  /// ... and what is added when every word is known: then words that find nothing say enough.
  package var prior01Known: Float = 1.6
  /// How far the omissions of a document pair follow what its first round found, as a share of the logarithm of the rate of passages
  /// without counterpart over `omissionRate`.
  package var priorAdaptation: Float = 0.9
  package var omissionRate: Float = 0.13
  /// How far a piece between two that were alone in the round before is expected to be alone too, as a share of what the documents' passages
  /// say.
  package var passageAdaptation: Float = 0.6
  package var prior12: Float = -3.25
  package var prior22: Float = -8.4
  package var prior13: Float = -7.5
  package var prior14: Float = -8.0
  package var prior23: Float = -12.9

  /// What the document teaches.
  package var rounds: Float = 2
  /// Rounds end when so few beads changed.
  package var roundChange: Float = 0.03
  package var learnedWeight: Float = 1
  package var learnedMinimum: Float = 0.1
  package var learnedBeadMinimum: Float = 0.5
  package var learnedIterations: Float = 4
  package var learnedCountMinimum: Float = 1.2
  package var learnedDiscount: Float = 1

  /// Posteriors of three documents are taken at this temperature: each word speaks twice there ...
  package var jointTemperature: Float = 1.25
  /// ... and what a pair finds alone is this share of them, because what two pairs say is not as independent as the search believes.
  package var aloneShare: Float = 0.3

  /// Whether the whole rectangle is searched, however long the documents are.
  package var isExact = false

  /// Posteriors are taken at this temperature.
  package var temperature: Float = 1.0

  /// Whether the model's probabilities are made confidences; see `ConfidenceCalibration`.
  package var isCalibrated = true
  /// How far these are the parameters of documents whose words a lexicon knows, in 0...1.
  package private(set) var lexiconShare: Float = 1
}

extension AlignmentParameters {
  /// The numbers by name, for the script that estimates them.
  package static var named: [String: WritableKeyPath<AlignmentParameters, Float>] {
    [
      "minimumStrength": \.minimumStrength,
      "minimumNameSimilarity": \.minimumNameSimilarity,
      "minimumWordSimilarity": \.minimumWordSimilarity,
      "wordSimilarityWeight": \.wordSimilarityWeight,
      "hitBase": \.hitBase,
      "hitSlope": \.hitSlope,
      "hitUnseen": \.hitUnseen,
      "hitUnseenSlope": \.hitUnseenSlope,
      "maximumGain": \.maximumGain,
      "maximumLoss": \.maximumLoss,
      "wordWeight": \.wordWeight,
      "wordWeightKnown": \.wordWeightKnown,
      "backgroundWindow": \.backgroundWindow,
      "backgroundAdd": \.backgroundAdd,
      "lengthOffset": \.lengthOffset,
      "lengthDeviation": \.lengthDeviation,
      "lengthBonus": \.lengthBonus,
      "lengthCap": \.lengthCap,
      "priorSplit": \.priorSplit,
      "priorChain": \.priorChain,
      "mergeAdaptation": \.mergeAdaptation,
      "mergeRate": \.mergeRate,
      "splitAnywhere": \.splitAnywhere,
      "splitAtComma": \.splitAtComma,
      "splitAtColon": \.splitAtColon,
      "partDeviation": \.partDeviation,
      "questionWeight": \.questionWeight,
      "quoteWeight": \.quoteWeight,
      "colonWeight": \.colonWeight,
      "paragraphWeight": \.paragraphWeight,
      "paragraphDoubt": \.paragraphDoubt,
      "positionWeight": \.positionWeight,
      "prior11": \.prior11,
      "prior01": \.prior01,
      "prior01Known": \.prior01Known,
      "prior12": \.prior12,
      "priorAdaptation": \.priorAdaptation,
      "omissionRate": \.omissionRate,
      "passageAdaptation": \.passageAdaptation,
      "prior22": \.prior22,
      "prior13": \.prior13,
      "prior14": \.prior14,
      "prior23": \.prior23,
      "rounds": \.rounds,
      "roundChange": \.roundChange,
      "learnedWeight": \.learnedWeight,
      "learnedMinimum": \.learnedMinimum,
      "learnedBeadMinimum": \.learnedBeadMinimum,
      "learnedIterations": \.learnedIterations,
      "learnedCountMinimum": \.learnedCountMinimum,
      "learnedDiscount": \.learnedDiscount,
      "temperature": \.temperature,
      "jointTemperature": \.jointTemperature,
      "aloneShare": \.aloneShare,
    ]
  }
}

extension AlignmentParameters {
  /// The chance that a word finds a translation where its counterpart is, when there is none anywhere near.
  func hitUnseen(_ known: UInt8) -> Float { min(0.97, hitUnseen + hitUnseenSlope * Float(known) / 15) }

  /// The parameters for two documents.
  ///
  /// - Parameters:
  ///   - coverage: the share of the words of which something is known.
  ///   - omissions: the rate of passages without counterpart that the round before found, if there was one.
  ///   - merges: the share of links in which sentences were joined, in the round before.
  ///   - lexiconCoverage: the share of the words that a lexicon has.
  func adapted(toCoverage coverage: Float, omissions: Float?, merges: Float?, lexiconCoverage: Float)
    -> AlignmentParameters
  {
    var result = self
    let known = max(0, min(1, (lexiconCoverage - 0.1) / 0.3))
    result.lexiconShare = known
    if known < 1 {
      for path in Self.named.values {
        // A parameter that a caller changed stays as it is.
        guard self[keyPath: path] == Self.standard[keyPath: path] else { continue }
        result[keyPath: path] =
          known * self[keyPath: path] + (1 - known) * Self.withoutLexicon[keyPath: path]
      }
    }
    result.prior01 += result.prior01Known * coverage
    if let omissions { result.prior01 += result.priorAdaptation * max(-1.5, min(1, log(omissions / omissionRate))) }
    if let merges {
      let more = result.mergeAdaptation * max(-1, min(1, log(merges / mergeRate)))
      result.priorSplit += more
      result.prior12 += more
    }
    result.wordWeight += result.wordWeightKnown * coverage
    return result
  }
}
