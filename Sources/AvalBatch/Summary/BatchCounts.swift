import AvalRules
import AvalValues

/// Counts and amounts of some verdicts: nothing in it is about one declaration or one person.
public struct BatchCounts: Sendable, Equatable {
    /// How often an anomaly was found.
    public struct Anomalies: Sendable, Equatable {
        /// The heaviest severity seen.
        var severity = Anomaly.Severity.information
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
        /// All salariés listed, and those present.
        var listed = 0
        var present = 0
        /// The present by category, from the weakest.
        var categories: [Int] = []
        /// In cents.
        var excludingTax: Int128 = 0
        var tax: Int128 = 0

        var includingTax: Int128 { excludingTax + tax }
    }

    /// Declarations, illegible ones included.
    var declarations = 0
    var illegible = 0
    /// Files whose end could not be read.
    public internal(set) var cutFiles = 0
    /// Files that could not be read at all.
    public internal(set) var skippedFiles = 0
    /// By code.
    var anomalies: TextMap<Anomalies> = [:]
    /// By exercice; those beyond ``plausibleYears`` together under ``otherYears``.
    var years: [Int: Year] = [:]

    /// No declarations.
    public init() {}

    /// The exercices that are told apart: memory does not grow with absurd ones.
    static let plausibleYears = 1990...2099
    /// Stands for every other exercice.
    static let otherYears = 0

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
        for (code, more) in other.anomalies { anomalies[code, default: Anomalies()].add(more) }
        for (year, more) in other.years { years[year, default: Year()].add(more) }
    }

    /// All exercices together.
    var total: Year { years.values.reduce(into: Year()) { $0.add($1) } }
}

extension BatchCounts.Anomalies {
    fileprivate mutating func add(_ other: BatchCounts.Anomalies) {
        severity = max(severity, other.severity)
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
