/// A number with the thing that is counted, in the singular or in the plural: `1 unit`, `2 units`, `0 units`.
package struct Counted: CustomStringConvertible {
  package let description: String

  /// - Parameters:
  ///   - thing: in the singular.
  ///   - plural: for words that take more than an `s`.
  package init(_ count: Int, _ thing: String, plural: String? = nil) {
    description = "\(count) \(count == 1 ? thing : plural ?? thing + "s")"
  }
}
