import CUraData

/// The language data files compiled into the program (`Sources/CUraData`).
package enum EmbeddedData {
  /// The bytes of the file called `name` ("segmentation/uk.srx"); they live as long as the program.
  package static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8>? {
    var count = 0
    guard let start = ura_data_find(name, &count) else { return nil }
    return UnsafeBufferPointer(start: start, count: count)
  }

  package static func text(_ name: String) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names of all files.
  package static var names: [String] {
    var names: [String] = []
    while let name = ura_data_name(names.count) { names.append(String(cString: name)) }
    return names
  }
}
