import BareSentenceIterator
import Foundation
import Ura

// Compares `Segmenter` with ICU's bare sentence iterator on one file, in turn in the same run, on one core. The text is repeated
// until it is 20 MB. Each figure is the best of five rounds, in MB of UTF-8 a second.
let arguments = CommandLine.arguments
guard arguments.count == 3, let language = LanguageTag(arguments[1]),
  let data = FileManager.default.contents(atPath: arguments[2]), !data.isEmpty
else {
  print("usage: SegmentationBenchmark LANGUAGE FILE")
  exit(64)
}
let once = String(decoding: data, as: UTF8.self) + "\n\n"
let text = String(repeating: once, count: max(1, 20_000_000 / once.utf8.count))
let utf8 = Array(text.utf8)
let utf16 = Array(text.utf16)
let segmenter = try Segmenter(language: language)

func rate(_ body: () -> Int) -> (rate: Double, count: Int) {
  // Processor time: the figures are of use on a machine that does other things, too.
  let start = clock()
  let count = body()
  return (Double(utf8.count) * Double(CLOCKS_PER_SEC) / 1e6 / Double(clock() - start), count)
}

var best = ["ura, segments with text": 0.0, "ICU over UTF-8": 0.0, "ICU over UTF-16": 0.0]
var counts: [String: Int] = [:]
for _ in 0..<5 {
  let rounds = [
    ("ICU over UTF-8", rate { Int(bare_sentence_count(language.description, utf8, Int64(utf8.count))) }),
    ("ICU over UTF-16", rate { Int(bare_sentence_count_utf16(language.description, utf16, Int32(utf16.count))) }),
    ("ura, segments with text", rate { segmenter.segments(of: text).count }),
  ]
  for (name, result) in rounds {
    best[name] = max(best[name] ?? 0, result.rate)
    counts[name] = result.count
  }
}
for (name, rate) in best.sorted(by: { $0.key < $1.key }) {
  print("\(name)\t\(Int(rate * 10) / 10) MB/s\t\(counts[name] ?? 0) sentences")
}
