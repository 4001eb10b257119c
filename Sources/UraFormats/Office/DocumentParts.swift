import UraModel

/// The parts of an office document that hold text: entries of a ZIP archive, unpacked and joined in the order in which they are read.
package struct DocumentParts: Sendable {
  /// What a text is to its readers.
  enum Role: String, Sendable {
    case body, footnote, endnote, header, footer
    /// No text, but the language that the texts are in.
    case styles
  }

  /// An XML file in the archive.
  package struct Part: Sendable {
    /// `word/document.xml`.
    package let name: String
    let role: Role
    /// The index of the archive's entry.
    let entry: Int
    /// Where it stands in the joined text.
    package let range: Range<Int>
  }

  let archive: ZIPArchive
  package let parts: [Part]
  /// The parts, each on lines of its own, in a temporary file when they are large.
  let text: MappedBytes

  /// - Parameters:
  ///   - entries: the index and the role of each part.
  ///   - limit: how many bytes they may have together.
  /// - Throws: also for a part that is damaged or not in UTF-8.
  init(_ archive: ZIPArchive, _ entries: [(entry: Int, role: Role)], limit: Int) throws(InputError) {
    self.archive = archive
    var parts: [Part] = []
    var sources: [any ByteSource] = []
    var start = 0
    for (index, role) in entries {
      let entry = archive.entries[index]
      guard start + entry.count < limit else { throw ZIPArchive.tooLarge(archive.path, entry.name, limit: limit) }
      parts.append(Part(name: entry.name, role: role, entry: index, range: start..<start + entry.count))
      sources.append(try archive.open(entry))
      sources.append(BytesInMemory([0x0A]))
      start += entry.count + 1
    }
    self.parts = parts
    text = try MappedBytes(JoinedSource(sources), path: archive.path)
    for part in parts {
      guard let bad = text.part(part.range).utf8Check().badByte else { continue }
      throw InputError(
        at: SourceLocation(path: path(of: part)), code: "invalid-utf8",
        "expected UTF-8, found bytes at offset \(bad) that are not, save the document again")
    }
  }

  /// The part that an offset of the joined text is in.
  package func part(at offset: Int) -> Part? { parts.last { $0.range.lowerBound <= offset } }

  /// How errors name a part: `a.docx: word/document.xml`.
  func path(of part: Part) -> String { "\(archive.path): \(part.name)" }

  /// A scanner over a part, whose offsets count from the part's start; a byte order mark counts as white space.
  func scanner(_ part: Part, limits: XMLLimits) -> (scanner: XMLScanner, start: Int) {
    let bytes = text.part(part.range)
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let source = MappedSource(bytes.dropping(first: mark))
    return (XMLScanner(source, path: path(of: part), limits: limits), part.range.lowerBound + mark)
  }
}

/// Streams one behind the other.
private final class JoinedSource: ByteSource {
  private var sources: ArraySlice<any ByteSource>

  init(_ sources: [any ByteSource]) { self.sources = sources[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while let first = sources.first {
      let count = try first.read(into: buffer)
      if count > 0 { return count }
      sources.removeFirst()
    }
    return 0
  }
}

extension DocumentParts {
  /// Writes the document with changes; without any it is the same, byte for byte.
  ///
  /// - Parameter edits: of the joined text, one behind the other.
  func write(_ edits: [SkeletonEdit], into output: OutputFile) throws(InputError) {
    var contents: [Int: [UInt8]] = [:]
    for part in parts {
      let own = edits.filter { part.range.contains($0.range.lowerBound) }
      guard !own.isEmpty else { continue }
      var content: [UInt8] = []
      var copied = part.range.lowerBound
      for edit in own {
        guard edit.range.lowerBound >= copied else {
          throw SkeletonEdit.overlap(at: SourceLocation(path: path(of: part)))
        }
        content += text[copied..<edit.range.lowerBound]
        content += edit.text.utf8
        copied = edit.range.upperBound
      }
      contents[part.entry] = content + text[copied..<part.range.upperBound]
    }
    var writer = ZIPWriter(archive, into: output)
    try writer.write(contents)
  }
}
