// swift-tools-version: 6.2
import PackageDescription

// The layers of docs/architecture.md: a target may only depend on targets above it in this file, so the
// compiler refuses an arrow that points the wrong way.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A Swift target under the house rules.
func layer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a target: `Tests/<name>Tests` mirrors `Sources/<name>`.
func tests(_ name: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + more, swiftSettings: strict)
}

let package = Package(
  name: "ura",
  products: [
    .library(name: "Ura", targets: ["Ura"]),
    .executable(name: "ura", targets: ["UraCLI"]),
  ],
  traits: [
    .trait(
      name: "Hunspell",
      description: "Knows the forms of terms in languages without paradigms of ours by hunspell's dictionaries.")
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Layer 0: C and plain values.
    .target(
      name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
    .systemLibrary(name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CUraData"),
    .target(name: "CUraKernels"),
    layer("UraModel", []),
    // Layer 1
    layer("UraText", ["CICU", "CUraData", "UraModel"]),
    layer("UraFormats", ["CZlib", "UraModel", "UraText", .product(name: "Yams", package: "Yams")]),
    // Layer 2
    layer("UraSegmentation", ["UraText", "UraFormats", "UraModel"]),
    layer("UraMatching", ["UraText", "UraModel", "CUraKernels"]),
    layer(
      "UraGlossary",
      ["UraText", "UraFormats", "UraModel", .target(name: "CHunspell", condition: .when(traits: ["Hunspell"]))]),
    // Layer 3
    layer("UraAlignment", ["UraSegmentation", "UraText", "UraModel"]),
    layer(
      "UraMemory",
      [
        "UraMatching", "UraText", "UraModel", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    layer("UraChecks", ["UraGlossary", "UraText", "UraModel"]),
    // Layer 4
    layer("UraReports", ["UraMemory", "UraMatching", "UraChecks", "UraGlossary", "UraFormats", "UraModel"]),
    layer(
      "Ura",
      [
        "UraModel", "UraFormats", "UraSegmentation", "UraAlignment", "UraMatching", "UraGlossary", "UraMemory",
        "UraChecks",
      ]),
    // Layer 5
    layer(
      "UraPipeline",
      [
        "UraModel", "UraText", "UraFormats", "UraSegmentation", "UraAlignment", "UraMatching", "UraGlossary",
        "UraMemory", "UraChecks", "UraReports",
      ]),
    // Layer 6
    .executableTarget(
      name: "UraCLI",
      dependencies: [
        "UraPipeline", "UraReports", "UraMemory", "UraFormats", "UraMatching", "UraGlossary", "UraSegmentation",
        "UraAlignment", "UraText",
        "UraModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Measures the aligner and estimates its parameters: needs what is `package`, so it lives in this one.
    .executableTarget(
      name: "AlignmentBenchmark",
      dependencies: [
        "UraAlignment", "UraModel", "SeededRandom", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/alignment", swiftSettings: strict),

    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
    .target(name: "TestArchives", path: "Tests/TestArchives", swiftSettings: strict),
    tests("UraModel"),
    tests("UraText", ["UraModel", "SeededRandom"]),
    tests("UraFormats", ["UraModel", "UraText", "TestArchives", "SeededRandom"]),
    tests("UraSegmentation", ["UraModel", "UraText", "UraFormats", "SeededRandom"]),
    tests("UraAlignment", ["UraModel", "SeededRandom"]),
    tests("UraMatching", ["UraModel", "UraText", "SeededRandom"]),
    tests("UraGlossary", ["UraModel", "UraText", "UraFormats", "SeededRandom"]),
    tests("UraMemory", ["UraModel", "UraMatching", "SeededRandom", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("UraChecks", ["UraModel", "UraGlossary"]),
    tests("UraReports", ["UraModel", "UraChecks"]),
    tests(
      "UraPipeline",
      [
        "UraModel", "UraMemory", "UraReports", "UraAlignment", "UraFormats", "UraGlossary", "UraChecks",
        "UraSegmentation", "TestArchives",
      ]),
    tests("Ura"),
    .testTarget(
      name: "EndToEndTests", dependencies: ["UraCLI", "TestArchives"], exclude: ["Golden"], swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
