import Foundation
import UraAlignment
import UraModel

/// Documents in two or more languages whose beads are known.
struct KnownAlignment: Sendable {
  struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  var name: String
  var languages: [LanguageTag]
  var documents: [[AlignmentSegment]]
  var beads: [Pair: [Bead]]

  /// The segments of both sides of a bead.
  func text(of bead: Bead, _ pair: Pair) -> String {
    let texts =
      bead.source.map { documents[pair.first][$0].text } + [""] + bead.target.map { documents[pair.second][$0].text }
    return texts.joined(separator: "\n")
  }

  /// `{"source": [0], "target": [0, 1]}` or `[[0], [0, 1]]`.
  private struct JSONBead: Decodable {
    enum Key: CodingKey { case source, target }
    var bead: Bead

    init(from decoder: any Decoder) throws {
      let sides: [[Int]]
      if let object = try? decoder.container(keyedBy: Key.self) {
        sides = [try object.decode([Int].self, forKey: .source), try object.decode([Int].self, forKey: .target)]
      } else {
        sides = try decoder.singleValueContainer().decode([[Int]].self)
      }
      guard sides.count == 2 else { throw CocoaError(.coderReadCorrupt) }
      bead = Bead(source: sides[0].sorted(), target: sides[1].sorted(), confidence: 1)
    }
  }

  /// Reads a folder, by what is in it:
  ///
  /// - `DOC.src`, `DOC.tgt`, `DOC.gold.jsonl`, the languages from the folder's name (`anything-en-uk`, `anything-en-uk-hard`);
  /// - `DOC.en`, `DOC.uk` ... and `DOC.en-uk.gold.jsonl` ...;
  /// - `DOC/en.txt` ... and `DOC/gold.json` with sentences and alignments;
  /// - `gold/DOC.json` of `memories/`, with sentences and beads, beside `DOC.en.txt` ...
  static func read(_ folder: String) throws -> [KnownAlignment] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var result: [KnownAlignment] = []
    for name in names {
      if name.hasSuffix(".src") {
        result.append(try pair(folder, String(name.dropLast(4))))
      } else if name.hasSuffix(".en") {
        result.append(try several(folder, String(name.dropLast(3))))
      } else if FileManager.default.fileExists(atPath: "\(folder)/\(name)/gold.json") {
        result.append(
          try article(name, gold: "\(folder)/\(name)/gold.json") { "\(folder)/\(name)/\($0).txt" })
      } else if name == "gold" {
        for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/gold").sorted()
        where file.hasSuffix(".json") {
          let article = String(file.dropLast(5))
          result.append(
            try self.article(article, gold: "\(folder)/gold/\(file)") { "\(folder)/\(article).\($0).txt" })
        }
      }
    }
    return result
  }

  private static func pair(_ folder: String, _ name: String) throws -> KnownAlignment {
    let languages = (folder as NSString).lastPathComponent.split(separator: "-").filter { $0.utf8.count == 2 }
      .compactMap { LanguageTag(String($0)) }
    guard languages.count == 2 else { throw CocoaError(.fileReadUnknown) }
    return KnownAlignment(
      name: name, languages: languages,
      documents: [try lines("\(folder)/\(name).src"), try lines("\(folder)/\(name).tgt")],
      beads: [Pair(first: 0, second: 1): try jsonLines("\(folder)/\(name).gold.jsonl")])
  }

  private static func several(_ folder: String, _ name: String) throws -> KnownAlignment {
    let codes = ["en", "uk", "sq"]
    var beads: [Pair: [Bead]] = [:]
    for i in codes.indices {
      for j in codes.indices where j > i {
        beads[Pair(first: i, second: j)] = try jsonLines("\(folder)/\(name).\(codes[i])-\(codes[j]).gold.jsonl")
      }
    }
    return KnownAlignment(
      name: name, languages: codes.compactMap { LanguageTag($0) },
      documents: try codes.map { try lines("\(folder)/\(name).\($0)") }, beads: beads)
  }

  private struct Gold: Decodable {
    var sentences: [String: [String]]
    var alignments: [String: [JSONBead]]?
    var beads: [String: [JSONBead]]?
  }

  private static func article(_ name: String, gold path: String, text: (String) -> String) throws -> KnownAlignment {
    let gold = try JSONDecoder().decode(Gold.self, from: Data(contentsOf: URL(filePath: path)))
    let codes = ["en", "uk", "sq"]
    var beads: [Pair: [Bead]] = [:]
    for i in codes.indices {
      for j in codes.indices where j > i {
        let pair = "\(codes[i])-\(codes[j])"
        beads[Pair(first: i, second: j)] = (gold.alignments ?? gold.beads ?? [:])[pair, default: []].map(\.bead)
      }
    }
    let documents = try codes.map { code in
      let whole = try String(contentsOf: URL(filePath: text(code)), encoding: .utf8)
      var paragraph = 0
      var position = whole.startIndex
      return gold.sentences[code, default: []].map { sentence in
        if let range = whole.range(of: sentence, range: position..<whole.endIndex) {
          if whole[position..<range.lowerBound].contains("\n\n") { paragraph += 1 }
          position = range.upperBound
        }
        return AlignmentSegment(
          text: sentence.split(whereSeparator: \.isWhitespace).joined(separator: " "), paragraph: paragraph)
      }
    }
    return KnownAlignment(
      name: name, languages: codes.compactMap { LanguageTag($0) }, documents: documents, beads: beads)
  }

  private static func lines(_ path: String) throws -> [AlignmentSegment] {
    try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n").map {
      AlignmentSegment(text: String($0))
    }
  }

  private static func jsonLines(_ path: String) throws -> [Bead] {
    try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(JSONBead.self, from: Data($0.utf8)).bead
    }
  }
}
