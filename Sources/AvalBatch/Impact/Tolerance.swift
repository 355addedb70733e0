import AvalValues

/// How much may change before an impact ends with 1, so that publishing rules can wait for it.
public struct Tolerance: Sendable {
    /// What is bounded.
    public enum Subject: String, Sendable, CaseIterable {
        /// Declarations whose verdict changes.
        case verdicts = "verdicts"
        /// Declarations that are refused and were not.
        case refusals = "refus"
        /// Salariés whose category changes.
        case categories = "categories"
        /// The sum of what may be billed, without tax, more or less.
        case amount = "montant"
        /// Declarations out of the reach of the change that change.
        case outOfReach = "hors_effet"
        /// Changed declarations that no change of the rules explains.
        case unexplained = "inexplique"
    }

    /// What is bounded.
    public let subject: Subject
    /// The bound: so many, euros for amounts; or parts of a million of the whole.
    private let bound: Bound

    private enum Bound: Sendable {
        case count(Int)
        case millionths(Int)
    }

    /// The bound of `NOM=NOMBRE` or `NOM=NOMBRE%`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let subject = Subject(rawValue: parts[0]) else { return nil }
        self.subject = subject
        var number = parts[1].replacing(",", with: ".")
        let isShare = number.hasSuffix("%")
        if isShare { number = String(number.dropLast()) }
        number = number.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
        guard !number.hasPrefix("-"), let value = Decimal128(number) else { return nil }
        // Percents have four places, counts none.
        guard let whole = value.multiplied(by: Decimal128(isShare ? 10_000 : 1))?.integer else { return nil }
        bound = isShare ? .millionths(whole) : .count(whole)
    }

    /// Nothing may.
    public static func none(_ subject: Subject) -> Tolerance { Tolerance(subject: subject, bound: .count(0)) }

    private init(subject: Subject, bound: Bound) {
        (self.subject, self.bound) = (subject, bound)
    }

    /// Whether so many of a whole are within the bound.
    func allows(_ count: Int, of whole: Int) -> Bool {
        switch bound {
        case .count(let most): count <= most * (subject == .amount ? 100 : 1)
        case .millionths(let share): Int128(count) * 1_000_000 <= Int128(share) * Int128(whole)
        }
    }
}
