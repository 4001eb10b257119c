/// How the words of a phrase behave together: `adjective+ noun! keep*`.
///
/// Exactly one element is the head; its forms rule those of the others.
struct PhraseRule: Sendable {
  enum Kind: Sendable {
    /// A word that keeps its form; `capital` asks for a name.
    case keep(capital: Bool)
    /// A word of a list, which keeps its form.
    case listed(Int)
    /// A word inflected by the rules of a section.
    case section(Int)
  }

  enum Role: Sendable {
    /// Its paradigm is that of the phrase.
    case head
    /// Follows the head in gender, number, case and definiteness.
    case agrees
    /// Follows the head in case and number alone: `Боснія і Герцеговина`.
    case parallel
    case kept
  }

  enum Count: Sendable { case one, optional, many, any }

  struct Element: Sendable {
    let kind: Kind
    let role: Role
    let count: Count
    /// When not empty, the word must be in one of these lists.
    let lists: [Int]
    /// When not nil, the word must begin with a capital (true) or must not (false).
    let isCapital: Bool?
  }

  let elements: [Element]
  /// Whether what it gives is an alternative beside the phrase rules that follow.
  let isAlternative: Bool
}
