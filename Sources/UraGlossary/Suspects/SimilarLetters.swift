import UraText

/// Which letters stand for the same sound in neighbouring spellings (`terminology/similar-letters.txt`), and which are silent.
struct SimilarLetters: Sendable {
  static let shared = SimilarLetters()

  /// A bit for each line of the file that a letter stands in, for the letters below U+0600 (Latin, Greek, Cyrillic).
  private let groups: [UInt64]
  private let silent: (UInt32, UInt32, UInt32) = (0x44C, 0x44A, 0x27)  // ь ъ '

  private init() {
    var groups = [UInt64](repeating: 0, count: 0x600)
    for (line, letters) in ResourceLines.words(of: "terminology/similar-letters.txt").enumerated() {
      precondition(line < UInt64.bitWidth)
      for letter in letters.compactMap({ $0.unicodeScalars.first?.value }) where letter < 0x600 {
        groups[Int(letter)] |= 1 << UInt64(line)
      }
    }
    self.groups = groups
  }

  @inline(__always)
  func areSimilar(_ a: UInt32, _ b: UInt32) -> Bool {
    a < 0x600 && b < 0x600 && a != b && groups[Int(a)] & groups[Int(b)] != 0
  }

  @inline(__always)
  func isSilent(_ letter: UInt32) -> Bool { letter == silent.0 || letter == silent.1 || letter == silent.2 }
}
