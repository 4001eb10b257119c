package import UraModel

/// Texts one after another, found again by their places: in memory while they are few, else in a temporary file.
package final class SpilledRecords {
  /// What is not in the file yet; each text ends in a NUL.
  private var pending: [UInt8] = []
  private var file: TemporaryFile?
  private static let chunk = 1 << 20

  package init() {}

  /// Adds a text without a NUL; gives its place.
  package func append(_ text: String) throws(InputError) -> Int {
    let place = (file?.count ?? 0) + pending.count
    pending.append(contentsOf: text.utf8)
    pending.append(0)
    if pending.count >= Self.chunk { try flush() }
    return place
  }

  /// Ends the adding; from then on the texts can be read.
  package func finish() throws(InputError) {
    if file != nil { try flush() }
  }

  private func flush() throws(InputError) {
    if file == nil { file = try TemporaryFile() }
    try file?.append(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// The text at a place, and the place of the next; nil at the end.
  package func text(at place: Int) -> (text: String, next: Int)? {
    guard let file else {
      guard place < pending.count else { return nil }
      let end = pending[place...].firstIndex(of: 0) ?? pending.count
      return (String(decoding: pending[place..<end], as: UTF8.self), end + 1)
    }
    guard place < file.count else { return nil }
    var size = 1 << 9
    while true {
      let found = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = file.read(into: UnsafeMutableRawBufferPointer(buffer), at: place)
      }
      if let end = found.firstIndex(of: 0) {
        return (String(decoding: found[..<end], as: UTF8.self), place + end + 1)
      }
      guard found.count == size else { return nil }
      size *= 4
    }
  }
}
