/// Why an expression could not be read, with the place in scalars from its start.
struct PatternError: Error {
  var message: String
  var offset: Int
}
