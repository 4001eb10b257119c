// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the main build neither fetches nor compiles it:
//   swift run -c release --package-path Benchmarks/segmentation SegmentationBenchmark LANGUAGE FILE
let package = Package(
  name: "segmentation-benchmark",
  dependencies: [.package(name: "ura", path: "../..")],
  targets: [
    .target(name: "BareSentenceIterator", linkerSettings: [.linkedLibrary("icuuc")]),
    .executableTarget(
      name: "SegmentationBenchmark", dependencies: ["BareSentenceIterator", .product(name: "Ura", package: "ura")]),
  ]
)
