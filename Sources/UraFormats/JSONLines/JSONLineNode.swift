/// A value of a JSON text with its place, keys in the order of the file, numbers as they are written.
package struct JSONLineNode: Sendable, Hashable {
  package indirect enum Value: Sendable, Hashable {
    case string(String)
    case number(String)
    case bool(Bool)
    case null
    case array([JSONLineNode])
    case object([Member])
  }

  package struct Member: Sendable, Hashable {
    package var key: String
    /// Of the key with its quotes.
    package var keyRange: Range<Int>
    package var value: JSONLineNode
  }

  package var value: Value
  /// In UTF-8 offsets, quotes and brackets included.
  package var range: Range<Int>

  package var string: String? { if case .string(let text) = value { text } else { nil } }
  package var members: [Member]? { if case .object(let members) = value { members } else { nil } }
  package var elements: [JSONLineNode]? { if case .array(let elements) = value { elements } else { nil } }

  /// The value of a key; the last one where the key repeats.
  package subscript(key: String) -> JSONLineNode? { members?.last { $0.key == key }?.value }
}
