/// What HTML elements and attributes mean for translation.
///
/// Source: HTML Living Standard: "Phrasing content" (3.2.5.2.5), the attributes that section 3.2.6.2 (`translate`) lists as translatable.
enum HTMLVocabulary {
  /// Elements that stand within a text; every other element begins a new one.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img",
    "ins", "kbd", "label", "mark", "math", "meter", "nobr", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr",
  ]

  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  /// Whether an element ends where another begins, without an end tag (section 13.1.2.4, "Optional tags").
  static func ends(_ element: String, before next: String) -> Bool {
    switch element {
    case "p": !inline.contains(next)
    case "li", "option", "tr": element == next
    case "dt", "dd": ["dt", "dd"].contains(next)
    case "td", "th": ["td", "th", "tr"].contains(next)
    default: false
    }
  }

  /// Elements whose content is no text of the page.
  static let opaque: Set<String> = ["script", "style", "xmp", "iframe", "noembed", "noframes", "svg", "math"]

  /// Elements in which white space stands for itself.
  static let preformatted: Set<String> = ["pre", "textarea", "listing"]

  static let metaNames: Set<String> = [
    "description", "keywords", "application-name", "og:title", "og:description", "og:site_name", "og:image:alt",
    "twitter:title", "twitter:description", "twitter:image:alt", "dc.title", "dc.description",
  ]

  /// Whether an attribute of an element holds text.
  ///
  /// - Parameter value: the value of another attribute of the same element.
  static func isText(attribute: String, of element: String, value: (String) -> String?) -> Bool {
    switch attribute {
    case "title", "alt", "placeholder", "aria-label", "aria-description", "aria-placeholder", "aria-roledescription",
      "aria-valuetext", "abbr":
      return attribute != "abbr" || element == "th"
    case "label": return ["track", "option", "optgroup", "menuitem"].contains(element)
    case "summary": return element == "table"
    case "content":
      return element == "meta" && metaNames.contains((value("name") ?? value("property") ?? "").lowercased())
    case "value":
      return element == "input" && ["submit", "button", "reset"].contains((value("type") ?? "").lowercased())
    default: return false
    }
  }
}
