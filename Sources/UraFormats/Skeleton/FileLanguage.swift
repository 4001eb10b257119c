import Foundation
package import UraModel

/// The language that a path names, as projects lay out their files: `values-uk-rUA/strings.xml`, `uk.lproj/…`,
/// `locales/uk/app.json`, `messages_uk_UA.properties`, `Strings.uk.resx`, `uk.yml`.
package enum FileLanguage {
  /// The language of a file; nil where its path names none.
  package static func ofPath(_ path: String) -> LanguageTag? {
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast() else { return nil }
    if let folder = parts.last, let language = ofResourceFolder(folder) { return language }
    if let language = ofName(name) { return language }
    return parts.reversed().lazy.compactMap { ofResourceFolder($0) ?? plain($0) }.first
  }

  /// The path without its language: the same for all files of one resource.
  package static func pattern(ofPath path: String) -> String {
    guard let language = ofPath(path) else { return path }
    let tag = language.description
    var forms = [tag, tag.replacing("-", with: "_"), "b+" + tag.replacing("-", with: "+")]
    if let region = language.region { forms.append("\(language.language)-r\(region)") }
    for form in forms {
      let ranges = path.ranges(of: form)
      let found = ranges.last { range in
        let before = range.lowerBound > path.startIndex ? path[path.index(before: range.lowerBound)] : "/"
        let after = range.upperBound < path.endIndex ? path[range.upperBound] : "/"
        return "/._-".contains(before) && "/._-".contains(after)
      }
      guard let found else { continue }
      let pattern = path.replacingCharacters(in: found, with: "*")
      // The file of the source language often has no language in its name.
      return pattern.replacing("-*", with: "").replacing("_*", with: "").replacing(".*", with: "")
    }
    return path
  }

  /// The locales of POSIX and gettext: `uk_UA`, `uk_UA.UTF-8`, `sr@latin`, `uz@Latn` (a script), `ca@valencia` (a variant);
  /// what BCP 47 has no subtag for (`@euro`, `@iqtelif`) is left out.
  package static func ofLocale(_ name: String) -> LanguageTag? {
    let parts = name.split(separator: "@", maxSplits: 1)
    guard let first = parts.first else { return nil }
    let locale = first.prefix { $0 != "." }
    guard parts.count == 2 else { return LanguageTag(String(locale)) }
    let modifier = parts[1].lowercased()
    var subtags = locale.split(whereSeparator: { $0 == "_" || $0 == "-" }).map(String.init)
    let scripts = ["latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab", "shaw": "Shaw"]
    if let script = scripts[modifier] ?? (["latn", "cyrl", "deva", "arab"].contains(modifier) ? modifier : nil) {
      subtags.insert(script, at: min(1, subtags.count))
    } else if modifier == "valencia" {
      subtags.append(modifier)
    }
    return LanguageTag(subtags.joined(separator: "-"))
  }

  /// `uk.lproj`, `values-uk`, `values-uk-rUA`, `values-b+sr+Latn+RS`.
  private static func ofResourceFolder(_ name: String) -> LanguageTag? {
    if name.hasSuffix(".lproj") { return name == "Base.lproj" ? nil : LanguageTag(String(name.dropLast(6))) }
    guard name.hasPrefix("values-") else { return nil }
    let qualifiers = name.dropFirst(7).split(separator: "-").map(String.init)
    guard let first = qualifiers.first else { return nil }
    if first.hasPrefix("b+") { return LanguageTag(String(first.dropFirst(2)).replacing("+", with: "-")) }
    guard isLanguage(first) || first.utf8.count == 3 && Locale.LanguageCode(first).isISOLanguage else { return nil }
    if qualifiers.count > 1, qualifiers[1].utf8.count == 3, qualifiers[1].hasPrefix("r") {
      return LanguageTag(first + "-" + qualifiers[1].dropFirst())
    }
    return LanguageTag(first)
  }

  /// What stands between dots, last first, or at the end behind a separator.
  private static func ofName(_ name: String) -> LanguageTag? {
    var parts = name.split(separator: ".").map(String.init)
    if parts.last?.lowercased() == "gz" { parts.removeLast() }
    if parts.count > 1 { parts.removeLast() }
    for part in parts.reversed() {
      if let language = plain(part) { return language }
      let words = part.split(whereSeparator: { $0 == "_" || $0 == "-" }).map(String.init)
      for start in words.indices.dropFirst() {
        if let language = plain(words[start...].joined(separator: "-")) { return language }
      }
    }
    return nil
  }

  /// A tag of a language with at most a script and a region. Three letters alone are too often a word (`app`, `new`).
  private static func plain(_ text: String) -> LanguageTag? {
    guard let tag = text.contains("@") ? ofLocale(text) : LanguageTag(text), isLanguage(tag.language) || isLong(tag)
    else { return nil }
    let known = [tag.language, tag.script, tag.region].compactMap(\.self).joined(separator: "-")
    return known == tag.description || text.contains("@") ? tag : nil
  }

  private static func isLong(_ tag: LanguageTag) -> Bool {
    (tag.script != nil || tag.region != nil || tag.language == "fil") && tag.language.utf8.count == 3
      && Locale.LanguageCode(tag.language).isISOLanguage
  }

  private static func isLanguage(_ code: String) -> Bool {
    code.utf8.count == 2 && Locale.LanguageCode(code).isISOLanguage
  }
}

extension ReadingOptions {
  /// The language of a file of one language: what it says itself, its path, or what the user says.
  func language(ofFile path: String, declared: LanguageTag? = nil) -> LanguageTag {
    declared ?? FileLanguage.ofPath(path) ?? sourceLanguage ?? targetLanguage ?? .undetermined
  }
}
