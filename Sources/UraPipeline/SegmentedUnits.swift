import UraModel

extension TranslationUnit {
  /// A unit for each of its segments, where source and translation mark the same ones (XLIFF 1.2 `seg-source` and `mrk`, as in SDLXLIFF);
  /// otherwise the unit itself.
  ///
  /// A memory keeps sentences: who looks one up does not find it in a paragraph.
  var segments: [TranslationUnit] {
    guard let source = variants.first, let sources = source.segmentation?.markedSegments, !sources.isEmpty else {
      return [self]
    }
    let others = variants.dropFirst().filter { !$0.content.isEmpty }
    let targets = others.map(\.content.markedSegments)
    guard targets.allSatisfy({ !$0.isEmpty && Set($0.map(\.id)).isSubset(of: sources.map(\.id)) }) else {
      return [self]
    }
    return sources.map { segment in
      var unit = self
      if sources.count > 1 {
        unit.id = id.map { "\($0)-\(segment.id)" }
        // Proposals are for the whole.
        unit.alternatives = []
      }
      unit.variants = [source.holding(segment.content)]
      for (other, segments) in zip(others, targets) {
        if let found = segments.first(where: { $0.id == segment.id }), !found.content.isEmpty {
          unit.variants.append(other.holding(found.content))
        }
      }
      return unit
    }
  }
}

extension Variant {
  fileprivate func holding(_ content: InlineText) -> Variant {
    var result = self
    result.content = content
    result.segmentation = nil
    return result
  }
}

extension InlineText {
  /// What stands between marks of segments, with the segments' numbers, in the order of the text.
  fileprivate var markedSegments: [(id: String, content: InlineText)] {
    var result: [(id: String, content: InlineText)] = []
    /// The segment that is open: its number and the pair of its mark.
    var open: (id: String, pair: String?)?
    var content = InlineText()
    for part in parts {
      if case .code(let code) = part {
        if open == nil, code.kind == .opening, code.type == "seg", code.origin?.element == "mrk" {
          open = (code.id ?? String(result.count), code.pairID)
          continue
        }
        if let segment = open, code.kind == .closing, code.pairID == segment.pair {
          result.append((segment.id, content.withOwnPairs))
          open = nil
          content = InlineText()
          continue
        }
      }
      if open != nil { content.parts.append(part) }
    }
    return result
  }
}
