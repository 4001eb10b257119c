import CUraKernels

extension FuzzyBlock {
  /// The texts that have a sequence of codes in them, each once, by index.
  ///
  /// The codes of a block lie one after the other, so the search runs over all of them at once; an occurrence that
  /// reaches into the next text is none.
  package func texts(containing needle: [UInt8]) -> [Int] {
    guard !needle.isEmpty, needle.count <= length else { return [] }
    var result: [Int] = []
    needle.withUnsafeBufferPointer { needle in
      guard let pattern = needle.baseAddress else { return }
      guard let start = codes(0).baseAddress else { return }
      let end = count * length
      var position = 0
      while position + needle.count <= end,
        let found = ura_find(start + position, end - position, pattern, needle.count)
      {
        let offset = start.distance(to: found)
        let index = offset / length
        if offset + needle.count <= (index + 1) * length {
          result.append(index)
          position = (index + 1) * length
        } else {
          position = offset + 1
        }
      }
    }
    return result
  }
}
