package import UraText

/// The field `Plural-Forms` of a language's catalogues.
///
/// gettext's manual ("Plural forms") gives one expression for each family of languages. The family of a language is the
/// first whose forms tell the numbers 0...200 apart as the categories of CLDR do, so that no list of languages is needed.
package enum GettextPlurals {
  /// `nplurals=3; plural=(...);`, nil where no expression is known that does what CLDR asks for.
  package static func field(for rules: PluralRules) -> String? {
    guard
      let family = families.first(where: { family in
        var categoryOfForm: [Int: PluralCategory] = [:]
        return rules.categories.indices.allSatisfy { number in
          let form = family.form(number)
          return form < family.count
            && categoryOfForm.updateValue(rules.categories[number], forKey: form) ?? rules.categories[number]
              == rules.categories[number]
        } && Set(categoryOfForm.values).count == family.count
      })
    else { return nil }
    return "nplurals=\(family.count); plural=\(family.expression);"
  }

  private struct Family {
    var count: Int
    var expression: String
    /// What the expression gives, written once more for this program.
    var form: @Sendable (Int) -> Int

    init(_ count: Int, _ expression: String, _ form: @escaping @Sendable (Int) -> Int) {
      self.count = count
      self.expression = expression
      self.form = form
    }
  }

  private static let families: [Family] = [
    Family(1, "0") { _ in 0 },
    Family(2, "(n != 1)") { $0 != 1 ? 1 : 0 },
    Family(2, "(n > 1)") { $0 > 1 ? 1 : 0 },
    Family(2, "(n%10!=1 || n%100==11)") { $0 % 10 != 1 || $0 % 100 == 11 ? 1 : 0 },
    Family(3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)") {
      $0 % 10 == 1 && $0 % 100 != 11 ? 0 : (2...4).contains($0 % 10) && !(12...14).contains($0 % 100) ? 1 : 2
    },
    Family(3, "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)") {
      $0 == 1 ? 0 : (2...4).contains($0 % 10) && !(12...14).contains($0 % 100) ? 1 : 2
    },
    Family(3, "(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2)") { $0 == 1 ? 0 : (2...4).contains($0) ? 1 : 2 },
    Family(3, "(n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2)") {
      let isTeen = (11...19).contains($0 % 100)
      return $0 % 10 == 1 && !isTeen ? 0 : $0 % 10 >= 2 && !isTeen ? 1 : 2
    },
    Family(3, "(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2)") {
      $0 % 10 == 0 || (11...19).contains($0 % 100) ? 0 : $0 % 10 == 1 ? 1 : 2
    },
    Family(3, "(n==1 ? 0 : n==0 || (n!=1 && n%100>=1 && n%100<=19) ? 1 : 2)") {
      $0 == 1 ? 0 : $0 == 0 || (1...19).contains($0 % 100) ? 1 : 2
    },
    Family(3, "(n==1 ? 0 : n==2 ? 1 : 2)") { $0 == 1 ? 0 : $0 == 2 ? 1 : 2 },
    Family(4, "(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3)") {
      $0 % 100 == 1 ? 0 : $0 % 100 == 2 ? 1 : (3...4).contains($0 % 100) ? 2 : 3
    },
    Family(5, "(n==1 ? 0 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n==2 ? 1 : n%100>=11 && n%100<=19 ? 3 : 4)") {
      $0 == 1 ? 0 : $0 == 0 || (3...10).contains($0 % 100) ? 2 : $0 == 2 ? 1 : (11...19).contains($0 % 100) ? 3 : 4
    },
    Family(5, "(n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4)") {
      $0 == 1 ? 0 : $0 == 2 ? 1 : (3...6).contains($0) ? 2 : (7...10).contains($0) ? 3 : 4
    },
    Family(6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)") {
      $0 <= 2 ? $0 : (3...10).contains($0 % 100) ? 3 : $0 % 100 >= 11 ? 4 : 5
    },
  ]
}
