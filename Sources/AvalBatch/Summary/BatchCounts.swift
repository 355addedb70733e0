import AvalRules
import AvalValues

/// Counts and amounts of some verdicts: nothing in it is about one declaration or one person.
public struct BatchCounts: Sendable, Equatable {
    /// An anomaly of one severity: the same code may weigh more in one case than in another.
    public struct AnomalyKind: Sendable, Hashable {
        let code: String
        let severity: Anomaly.Severity

        /// Whether both are the same, code points of the codes included.
        public static func == (one: AnomalyKind, other: AnomalyKind) -> Bool {
            one.code == other.code && one.severity == other.severity
        }

        /// Hashes both.
        public func hash(into hasher: inout Hasher) {
            for byte in code.utf8 { hasher.combine(byte) }
            hasher.combine(severity)
        }
    }

    /// How often an anomaly was found.
    public struct Anomalies: Sendable, Equatable {
        /// How many were found.
        var count = 0
        /// In how many declarations.
        var declarations = 0
    }

    /// What was declared for one exercice.
    public struct Year: Sendable, Equatable {
        var declarations = 0
        /// By status: accepted, with reservations, refused.
        var accepted = 0
        var reserved = 0
        var refused = 0
        /// Declarations without an estimate.
        var unpriced = 0
        /// Amounts of declarations that were refused, in cents: they stand in the totals too.
        var refusedExcludingTax: Int128 = 0
        var refusedTax: Int128 = 0
        /// All salariés listed, and those present.
        var listed = 0
        var present = 0
        /// The present by category, from the weakest.
        var categories: [Int] = []
        /// In cents.
        var excludingTax: Int128 = 0
        var tax: Int128 = 0

        var includingTax: Int128 { excludingTax + tax }
        var refusedIncludingTax: Int128 { refusedExcludingTax + refusedTax }
    }

    /// Declarations, illegible ones included.
    var declarations = 0
    var illegible = 0
    /// Files whose end could not be read.
    public internal(set) var cutFiles = 0
    /// Files that could not be read at all.
    public internal(set) var skippedFiles = 0
    /// Numbers that several declarations bear, and how many these are. Where parts of a batch ran apart, a number that stands
    /// in several of them is not known.
    var repeatedNumbers = 0
    var repeatingDeclarations = 0
    /// Why lines could not be judged, by what is said of them; beyond ``mostReasons`` all others together.
    var reasons: TextMap<Int> = [:]
    /// By code and severity.
    var anomalies: [AnomalyKind: Anomalies] = [:]
    /// By exercice; those beyond ``plausibleYears`` together under ``otherYears``.
    var years: [Int: Year] = [:]

    /// No declarations.
    public init() {}

    /// The exercices that are told apart: memory does not grow with absurd ones.
    static let plausibleYears = 1990...2099
    /// Stands for every other exercice.
    static let otherYears = 0

    /// Memory does not grow with absurd reasons.
    static let mostReasons = 100
    static let otherReasons = "autres raisons"

    /// How many declarations there are.
    public var count: Int { declarations }
    /// Whether a declaration was refused or could not be read.
    public var hasRefusal: Bool { illegible > 0 || unreadFiles > 0 || years.values.contains { $0.refused > 0 } }

    /// How many files were not read, or not to their end.
    public var unreadFiles: Int { cutFiles + skippedFiles }

    /// Adds the counts of others.
    public mutating func add(_ other: BatchCounts) {
        declarations += other.declarations
        illegible += other.illegible
        cutFiles += other.cutFiles
        skippedFiles += other.skippedFiles
        repeatedNumbers += other.repeatedNumbers
        repeatingDeclarations += other.repeatingDeclarations
        for (reason, more) in other.reasons.sorted(by: { $0.key < $1.key }) { addReason(reason, more) }
        for (kind, more) in other.anomalies { anomalies[kind, default: Anomalies()].add(more) }
        for (year, more) in other.years { years[year, default: Year()].add(more) }
    }

    /// Adds what was found, by the numbers of its kinds.
    mutating func add(_ found: [VerdictCounter.Found], _ kinds: [AnomalyKind]) {
        for item in found { anomalies[kinds[item.kind], default: Anomalies()].add(item.anomalies) }
    }

    /// Keeps which numbers several of the declarations bear.
    mutating func note(_ found: NumberRegister.Found) {
        (repeatedNumbers, repeatingDeclarations) = (found.numbers, found.declarations)
    }

    /// Counts lines that could not be judged for a reason.
    mutating func addReason(_ reason: String, _ count: Int = 1) {
        let isKnown = reasons[reason] != nil || reasons.count < Self.mostReasons
        reasons[isKnown ? reason : Self.otherReasons, default: 0] += count
    }

    /// All exercices together.
    var total: Year { years.values.reduce(into: Year()) { $0.add($1) } }
}

extension BatchCounts.Anomalies {
    /// Adds the counts of others.
    mutating func add(_ other: BatchCounts.Anomalies) {
        count += other.count
        declarations += other.declarations
    }
}

extension BatchCounts.Year {
    fileprivate mutating func add(_ other: BatchCounts.Year) {
        declarations += other.declarations
        accepted += other.accepted
        reserved += other.reserved
        refused += other.refused
        unpriced += other.unpriced
        refusedExcludingTax += other.refusedExcludingTax
        refusedTax += other.refusedTax
        listed += other.listed
        present += other.present
        if categories.count < other.categories.count {
            categories += repeatElement(0, count: other.categories.count - categories.count)
        }
        for (index, count) in other.categories.enumerated() { categories[index] += count }
        excludingTax += other.excludingTax
        tax += other.tax
    }
}
