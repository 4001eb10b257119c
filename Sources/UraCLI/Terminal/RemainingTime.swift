/// How long something that is made of like parts will yet take, from how long it took so far.
struct RemainingTime {
  private let start = ContinuousClock.now

  /// `, 3 min left`, or nothing while too little is done to say it.
  func text(done: Int, of all: Int) -> String {
    let passed = (ContinuousClock.now - start) / .seconds(1)
    guard done > 0, done < all, passed > 2 else { return "" }
    let seconds = passed / Double(done) * Double(all - done)
    switch seconds {
    case ..<90: return ", \(max(1, Int(seconds.rounded()))) s left"
    case ..<5400: return ", \(Int((seconds / 60).rounded())) min left"
    default: return ", \(Int((seconds / 3600).rounded())) h left"
    }
  }
}
