/// Whether two lines that follow each other without a blank line belong to different paragraphs.
struct ParagraphBorder {
  let mode: ParagraphMode
  /// The first line of the open paragraph, when it is a list item.
  let item: LineShape?
  /// Whether the line before is the first of its paragraph.
  let isFirst: Bool
  /// The widest line up to the one before, in scalars.
  let widest: Int

  func isBetween(_ before: LineShape, _ now: LineShape) -> Bool {
    if mode == .wrapped, before.quoteDepth != now.quoteDepth { return true }
    if isItem(now, after: before) { return true }
    if let item { return !continuesItem(now, after: before, item) }
    if mode == .wrapped {
      return wasDeliberate(before, now) && (before.ending != .pause || now.indent > before.indent)
        && !isLoose(before, now)
    }
    return isFirst && isHeading(before, now)
  }

  /// A dash or a number also stands at the start of a line when a sentence was wrapped there.
  private func isItem(_ now: LineShape, after before: LineShape) -> Bool {
    switch now.marker {
    case nil: false
    case .bullet, .number(isFirst: true): true
    case .dash, .number(isFirst: false):
      before.ending != .open || goesOnList(now) && now.indent <= item?.indent ?? 0
    }
  }

  /// A number alone, "12.", also ends what was wrapped in an item of another kind.
  private func goesOnList(_ now: LineShape) -> Bool {
    guard now.isMarkerAlone, case .number = now.marker else { return item?.marker != nil }
    if case .number = item?.marker { return true }
    return false
  }

  private func continuesItem(_ now: LineShape, after before: LineShape, _ item: LineShape) -> Bool {
    // The text of an item may begin below its number.
    if before.isMarkerAlone { return true }
    if now.indent > item.indent || now.startsInLowerCase { return true }
    return before.ending == .open && !wasDeliberate(before, now)
  }

  /// A line of wrapped text ends where the next word would no longer fit; one that ends earlier was ended on purpose.
  private func wasDeliberate(_ before: LineShape, _ now: LineShape) -> Bool {
    before.width + 1 + now.firstWordWidth <= max(widest, now.width)
  }

  /// A sentence that goes on in lower case after a line that was nearly full: few programs fill lines to the last letter.
  private func isLoose(_ before: LineShape, _ now: LineShape) -> Bool {
    before.ending == .open && now.startsInLowerCase && now.indent <= before.indent
      && before.width * 3 >= max(widest, now.width) * 2
  }

  /// A short first line without punctuation at its end, then text that begins anew.
  private func isHeading(_ before: LineShape, _ now: LineShape) -> Bool {
    before.ending == .open && !now.startsInLowerCase && now.marker == nil && before.width <= 80 && now.ending != .open
      && wasDeliberate(before, now) && before.width * 3 < now.width * 2
  }
}
