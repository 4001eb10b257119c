/// A value of a JSON text with its place, keys in the order of the file, numbers as they are written.
package struct JSONNode: Sendable, Hashable {
  package indirect enum Value: Sendable, Hashable {
    case string(String)
    case number(String)
    case bool(Bool)
    case null
    case array([JSONNode])
    case object([Member])
  }

  package struct Member: Sendable, Hashable {
    package var key: String
    /// Of the key with its quotes.
    package var keyRange: Range<Int>
    package var value: JSONNode

    /// From the key to the end of the value.
    package var range: Range<Int> { keyRange.lowerBound..<value.range.upperBound }
  }

  package var value: Value
  /// In UTF-8 offsets; of a string with its quotes.
  package var range: Range<Int>

  package var string: String? { if case .string(let text) = value { text } else { nil } }
  package var members: [Member]? { if case .object(let members) = value { members } else { nil } }
  package var elements: [JSONNode]? { if case .array(let elements) = value { elements } else { nil } }

  /// The value of a key; the last one where the key repeats, as programs read it.
  package subscript(key: String) -> JSONNode? { members?.last { $0.key == key }?.value }
}
