/// Which letters stand for the same sound in neighbouring spellings (`terminology/similar-letters.txt`), and which are silent.
struct SimilarLetters: Sendable {
  static let shared = SimilarLetters()

  private let pairs: Set<UInt64>
  private let silent: Set<UInt32>

  private init() {
    var pairs: Set<UInt64> = []
    for line in ResourceLines.words(of: "terminology/similar-letters.txt") {
      let letters = line.compactMap { $0.unicodeScalars.first?.value }
      for a in letters { for b in letters where a != b { pairs.insert(Self.key(a, b)) } }
    }
    self.pairs = pairs
    silent = Set("ьъ'".unicodeScalars.map(\.value))
  }

  func areSimilar(_ a: UInt32, _ b: UInt32) -> Bool { pairs.contains(Self.key(a, b)) }
  func isSilent(_ letter: UInt32) -> Bool { silent.contains(letter) }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
}
