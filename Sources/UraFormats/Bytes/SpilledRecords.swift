package import UraModel

/// Texts one after another, found again by their places: in memory while they are few, else in a temporary file.
package final class SpilledRecords {
  private var pending: [UInt8] = []
  private var file: TemporaryFile?
  private var bytes: MappedBytes?
  private var written = 0
  private var reads = 0
  private static let chunk = 1 << 20

  package init() {}

  /// Adds a text; gives its place.
  package func append(_ text: String) throws(InputError) -> Int {
    let place = written + pending.count
    pending.append(contentsOf: text.utf8)
    pending.append(0)
    if pending.count >= Self.chunk {
      if file == nil { file = try TemporaryFile() }
      try file?.append(pending)
      written += pending.count
      pending.removeAll(keepingCapacity: true)
    }
    return place
  }

  /// Ends the adding; from then on the texts can be read.
  package func finish() throws(InputError) {
    guard let file else {
      bytes = MappedBytes(pending)
      return
    }
    try file.append(pending)
    pending = []
    bytes = try MappedBytes(file)
  }

  /// The text at a place, and the place of the next; nil at the end.
  package func text(at place: Int) -> (text: String, next: Int)? {
    guard let bytes, place < bytes.count else { return nil }
    reads += 1
    if reads.isMultiple(of: 1 << 10) { bytes.release(0..<bytes.count) }
    let end = bytes[place...].firstIndex(of: 0) ?? bytes.count
    let text = bytes.withUnsafeBuffer { String(decoding: $0[place..<end], as: UTF8.self) }
    return (text, end + 1)
  }
}
