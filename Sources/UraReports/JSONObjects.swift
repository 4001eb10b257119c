/// The objects of a report as they come: a line each (`jsonl`), or as the list of one object (`json`), so that a report of any
/// length takes no memory.
package struct JSONObjects {
  private let name: String
  private let isLines: Bool
  private var isEmpty = true

  /// - Parameters:
  ///   - name: the key of the list.
  ///   - asLines: whether to write JSON Lines; these have neither name nor frame.
  package init(_ name: String, asLines isLines: Bool) {
    self.name = name
    self.isLines = isLines
  }

  /// The next piece of the output.
  ///
  /// - Parameter object: an object on one line.
  package mutating func next(_ object: String) -> String {
    defer { isEmpty = false }
    return isLines ? object + "\n" : (isEmpty ? opening + "\n" : ",\n") + object
  }

  /// What stands behind the last object.
  ///
  /// - Parameter members: what the frame has beside the list.
  package func end(_ members: KeyValuePairs<String, JSONValue?> = [:]) -> String {
    if isLines { return "" }
    // The members with their braces: the first one is replaced by the list.
    let rest = JSONValue.object(members).line.dropFirst()
    return (isEmpty ? opening : "\n") + (rest == "}" ? "]" : "],") + rest + "\n"
  }

  private var opening: String { "{\"\(name)\":[" }
}
