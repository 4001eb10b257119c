#if Hunspell
  import CHunspell
  import Foundation
  import UraModel
  import UraText

  /// A dictionary of hunspell: `de_DE.aff` with the endings, `de_DE.dic` with the words.
  ///
  /// Not `Sendable`: hunspell's handle is for one task at a time.
  final class HunspellDictionary: StemLexicon {
    private let handle: OpaquePointer
    /// What the dictionary is written in.
    private let encoding: String

    /// The dictionary of the tag or of its language: `de_AT`, then `de`, then `de_DE`, then the first of the language by name.
    ///
    /// `nil` when there is none.
    convenience init?(_ language: LanguageTag, in directory: String) {
      guard let names = Self.names(in: directory) else { return nil }
      let own = language.description.split(separator: "-").joined(separator: "_")
      let short = language.language
      let candidates = [own, short, "\(short)_\(short.uppercased())"] + names.filter { $0.hasPrefix(short + "_") }
      guard let name = candidates.first(where: names.contains) else { return nil }
      self.init(path: "\(directory)/\(name)")
    }

    /// - Parameter path: without `.aff` and `.dic`.
    private init?(path: String) {
      // hunspell takes a file that is not there for an empty one, so the names come from the folder's list.
      guard let handle = Hunspell_create(path + ".aff", path + ".dic") else { return nil }
      self.handle = handle
      let declared = Hunspell_get_dic_encoding(handle).map { String(cString: $0) } ?? "ISO8859-1"
      encoding = declared.hasPrefix("microsoft-") ? String(declared.dropFirst("microsoft-".count)) : declared
    }

    deinit { Hunspell_destroy(handle) }

    func stems(of word: String) -> [String] {
      // hunspell reads up to a zero, and knows no word longer than this.
      guard word.utf8.count <= 100, let bytes = TextEncoder.encode(word, as: encoding), !bytes.contains(0) else {
        return []
      }
      var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
      let count = (bytes + [0]).withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { Hunspell_stem(handle, &list, $0.baseAddress) }
      }
      guard count > 0, let stems = list else { return [] }
      defer { Hunspell_free_list(handle, &list, count) }
      return (0..<Int(count)).compactMap { index in stems[index].flatMap { decoded($0) } }
    }

    private func decoded(_ stem: UnsafePointer<CChar>) -> String? {
      if encoding == "UTF-8" { return String(cString: stem) }
      let bytes = Array(UnsafeRawBufferPointer(start: stem, count: strlen(stem)))
      return try? TextDecoder.decode(bytes, path: "", declared: encoding).text
    }

    /// The names of the dictionaries in a folder, sorted; `nil` when there is no such folder.
    static func names(in directory: String) -> [String]? {
      guard let files = try? FileManager.default.contentsOfDirectory(atPath: directory) else { return nil }
      let all = Set(files)
      return files.filter { $0.hasSuffix(".aff") }.map { String($0.dropLast(4)) }.filter { all.contains($0 + ".dic") }
        .sorted()
    }
  }
#endif
