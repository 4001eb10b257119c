import Synchronization
import UraModel

/// The compiled built-in rules, made once per process and language.
enum BuiltInSegmenters {
  private static let cache = Mutex<[String: CompiledRules]>([:])

  static func compiled(for language: LanguageTag) throws(InputError) -> CompiledRules {
    let name = SegmentationRules.builtInName(for: language)
    if let known = cache.withLock({ $0[name] }) { return known }
    let compiled = try CompiledRules(try RuleFile.read(name).rules(), validatesWithICU: false)
    cache.withLock { $0[name] = compiled }
    return compiled
  }
}
