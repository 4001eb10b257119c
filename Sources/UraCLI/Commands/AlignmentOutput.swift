import ArgumentParser
import Foundation
import UraAlignment
import UraModel
import UraPipeline
import UraReports

/// Prints beads and units in the form that was asked for.
struct AlignmentOutput {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, tsv, tmx, moses, hunalign
    case hunalignText = "hunalign-text"
  }

  let format: Format
  private let text = AlignmentText(
    style: .terminal(), width: Int(ProcessInfo.processInfo.environment["COLUMNS"] ?? "") ?? 120)

  private var objects: JSONObjects

  /// - Parameter name: of what is written: beads or units.
  init(format: Format, _ name: String) {
    self.format = format
    objects = JSONObjects(name, asLines: format == .jsonl)
  }

  /// What stands behind the last bead or unit.
  func finish(_ out: inout StandardOutput) throws {
    if format == .json { try out.write(objects.end()) }
  }

  /// The beads of two documents.
  ///
  /// - Parameters:
  ///   - pair: the two languages, for forms that name them.
  ///   - namesPair: whether JSON names them, too, because there are several pairs.
  mutating func write(
    _ beads: [Bead], _ source: [AlignmentSegment], _ target: [AlignmentSegment], pair: String, namesPair: Bool = false,
    explanations: [BeadExplanation]? = nil, _ out: inout StandardOutput
  ) throws {
    if format == .hunalign {
      for line in text.ladder(beads, sourceCount: source.count, targetCount: target.count) { try out.line(line) }
      return
    }
    if format == .tsv { try out.line(AlignmentText.rowTitle) }
    for (index, bead) in beads.enumerated() {
      let sources = bead.source.map { source[$0].text }
      let targets = bead.target.map { target[$0].text }
      let one = sources.joined(separator: " ")
      let other = targets.joined(separator: " ")
      let words = explanations?[index].words.map { "\($0.source)=\($0.target)" }
      let parts = explanations?[index].parts.map { (name: $0.name, value: $0.value) }
      switch format {
      case .json, .jsonl:
        let object = text.json(
          bead, source: one, target: other, pair: namesPair ? pair : nil, parts: parts, words: words)
        try out.write(objects.next(object.line))
      case .tsv: try out.line(text.row(bead, source: one, target: other, pair: pair))
      case .hunalignText: try out.line(text.bisentence(bead, sources: sources, targets: targets))
      case .text:
        for line in text.lines(bead, source: one, target: other) { try out.line(line) }
        if let parts, !parts.isEmpty { try out.line("      " + text.explanation(parts)) }
        if let words, !words.isEmpty { try out.line("      " + words.joined(separator: " ")) }
      case .hunalign, .tmx, .moses: break
      }
    }
  }

  /// The units of several documents.
  ///
  /// - Parameter explanations: of the beads of each pair of languages; a unit is explained by the beads that lie in it.
  mutating func write(
    _ result: AlignDocumentsJointly.Result, explanations: [JointAlignment.Pair: [BeadExplanation]]? = nil,
    _ out: inout StandardOutput
  ) throws {
    let table = explanations.map { UnitExplanations(result, $0) }
    for unit in result.alignment.units {
      let reasons = table?.pairs(of: unit)
      if format == .text {
        for language in result.languages {
          let text = (unit.segments[language] ?? []).map { result.segments[language]?[$0].text ?? "" }
          try out.line("\(unit.isCrossing ? "⤨ " : "")\(language)\t\(text.joined(separator: " "))")
        }
        for reason in reasons ?? [] {
          let parts = reason.explanation.parts.map { (name: $0.name, value: $0.value) }
          try out.line("      \(reason.pair.source)-\(reason.pair.target)  \(text.explanation(parts))")
          let words = reason.explanation.words.map { "\($0.source)=\($0.target)" }
          if !words.isEmpty { try out.line("      " + words.joined(separator: " ")) }
        }
        try out.line("")
        continue
      }
      var members = result.languages.map { language in
        JSONValue.Member(language.description, .array((unit.segments[language] ?? []).map { .integer($0) }))
      }
      members.append(.init("confidence", .decimal(unit.confidence, places: 3)))
      if unit.isCrossing { members.append(.init("crossing", .bool(true))) }
      if let reasons {
        members.append(
          .init(
            "pairs",
            .object(
              reasons.map { reason in
                .init(
                  "\(reason.pair.source)-\(reason.pair.target)",
                  text.json(
                    parts: reason.explanation.parts.map { (name: $0.name, value: $0.value) },
                    words: reason.explanation.words.map { "\($0.source)=\($0.target)" }))
              })))
      }
      try out.write(objects.next(JSONValue.object(members).line))
    }
  }
}
