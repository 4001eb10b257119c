public import UraModel

extension TranslationMemory {
  /// Stores units as one document, in one transaction, searchable when this returns.
  ///
  /// The units' order is the document's: neighbours are each other's context. The same units of the same origin are stored once,
  /// however often this is called.
  ///
  /// - Parameters:
  ///   - origin: what matches name as their source.
  ///   - author: of units that name none.
  /// - Returns: how many units are new.
  /// - Throws: `MemoryError`; nothing is stored then.
  @discardableResult
  public func add(
    _ units: [TranslationUnit], origin: String, author: String? = nil
  ) throws -> Int {
    var hash = ContentHash()
    for variant in units.flatMap(\.variants) {
      hash.combine(variant.language.description)
      hash.combine(variant.text)
    }
    let outcome = try store(
      DocumentDescription(origin: origin, name: origin, contentHash: hash),
      in: makeSession(description: "\(origin): \(units.count) units", author: author)
    ) { store in
      for unit in units { try store.add(unit, isInSequence: true) }
    }
    return if case .stored(let new, _) = outcome { new } else { 0 }
  }
}
