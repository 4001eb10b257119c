/// An entry of a PO file as its lines say it.
struct POEntry {
  /// A keyword and its string.
  struct Message {
    var text = ""
    /// From the first quote to behind the last, in UTF-8 offsets.
    var range = 0..<0
    /// Where `msgstr[1]` stands.
    var keyword = 0..<0
  }

  var start = 0
  var isObsolete = false
  /// `#` and white space, or `#` alone.
  var translatorComments: [String] = []
  /// `#.`
  var extractedComments: [String] = []
  /// `#:`, one string for each line.
  var references: [String] = []
  /// `#,` and `#=`, in order.
  var flags: [String] = []
  var previousContext: String?
  var previousID: String?
  var previousPlural: String?
  var context: Message?
  var id: Message?
  var plural: Message?
  /// `msgstr` has the index nil.
  var translations: [(index: Int?, message: Message)] = []

  var hasMessage: Bool { context != nil || id != nil || plural != nil || !translations.isEmpty }
  var isHeader: Bool { id?.text == "" && context == nil && !isObsolete }
}
