import UraFormats

/// The names found in a target sentence, sorted into those that count and those that do not.
struct TargetReading {
  let words: ContiguousArray<TermWord>
  let sentence: String
  private var allowed: [TermFinder.RenderingMatch] = []
  private var unwelcome: [TermFinder.RenderingMatch] = []

  init(_ matches: [TermFinder.RenderingMatch], words: ContiguousArray<TermWord>, text: String) {
    self.words = words
    sentence = text
    let right = matches.filter(\.rendering.status.isAllowed)
    for match in matches {
      if match.rendering.status.isAllowed {
        // A name inside a longer name of another concept speaks of that one: Kosovo in "Kosovo Force".
        let isInside = right.contains {
          $0.words.count > match.words.count && $0.contains(match) && $0.rendering.concept != match.rendering.concept
        }
        if !isInside { allowed.append(match) }
      } else if !right.contains(where: { $0.contains(match) }) {
        unwelcome.append(match)
      }
    }
    unwelcome.sort { ($0.words.lowerBound, $1.words.upperBound) < ($1.words.lowerBound, $0.words.upperBound) }
  }

  /// The right names of any of these concepts.
  func allowed(_ concepts: [Int]) -> [TermFinder.RenderingMatch] {
    allowed.filter { concepts.contains($0.rendering.concept) }
  }

  /// The first name of these concepts that must not stand there, the longest at its place; forbidden before deprecated.
  func unwelcome(_ concepts: [Int]) -> TermFinder.RenderingMatch? {
    let all = unwelcome.filter { concepts.contains($0.rendering.concept) }
    return all.first { $0.rendering.status == .forbidden } ?? all.first
  }

  /// The words that belong to no name, right or wrong, of the concepts looked for.
  var free: FreeWords {
    var result = FreeWords(count: words.count)
    for match in allowed + unwelcome { result.subtract(match.words) }
    return result
  }

  /// The folded letters of a word.
  func letters(_ index: Int) -> [UInt32] { text(words[index].range).foldedScalars }

  /// The text between two UTF-8 offsets.
  func text(_ range: Range<Int>) -> String {
    let utf8 = sentence.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(sentence[start..<utf8.index(start, offsetBy: range.count)])
  }
}
