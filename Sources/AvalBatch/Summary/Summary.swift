import AvalJSON

/// What a batch came to, for people: counts and amounts, nothing of a declaration or a person.
public struct Summary: Sendable {
    /// What was counted.
    public var tally: BatchCounts
    /// The categories, from the weakest, as the counts have them.
    public var categories: [String]
    /// The version of the rules that judged.
    public var rulesVersion: String
    /// Whether all was read.
    public var isComplete: Bool

    /// The summary of some counts.
    public init(_ tally: BatchCounts, categories: [String], rulesVersion: String, isComplete: Bool) {
        self.tally = tally
        self.categories = categories
        self.rulesVersion = rulesVersion
        self.isComplete = isComplete
    }

    /// Adds the counts of another part of the same batch, judged by the same rules.
    public mutating func add(_ other: Summary) throws(SummaryError) {
        guard rulesVersion == other.rulesVersion, categories == other.categories else {
            throw SummaryError(
                message: "ces totaux viennent de règles différentes (\(rulesVersion), \(other.rulesVersion))")
        }
        tally.add(other.tally)
        isComplete = isComplete && other.isComplete
    }

    /// The summary as one JSON object, for parts that run on several machines.
    public var json: JSONValue {
        [
            "totaux": tally.json, "categories": .array(categories.map { .string($0) }),
            "regles": .string(rulesVersion), "complet": .bool(isComplete),
        ]
    }

    /// Reads a summary; nil when it is none.
    public init?(_ json: JSONValue) {
        guard let tally = json["totaux"].flatMap(BatchCounts.init), let categories = json["categories"]?.array,
            let version = json["regles"]?.string, let isComplete = json["complet"]?.bool
        else { return nil }
        self.init(
            tally, categories: categories.compactMap(\.string), rulesVersion: version, isComplete: isComplete)
    }
}

/// The parts of a summary in their order, as its text and its page both show them.
extension Summary {
    /// The statuses with their counts.
    var statuses: [(label: String, count: Int)] {
        let total = tally.total
        return [
            ("acceptées", total.accepted), ("acceptées avec réserves", total.reserved), ("refusées", total.refused),
            ("illisibles", tally.illegible),
        ]
    }

    /// The anomalies, the most frequent first.
    var anomalies: [(code: String, found: BatchCounts.Anomalies)] {
        tally.anomalies.map { ($0, $1) }.sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }
    }

    /// The exercices, those that are too far together at the end.
    var years: [(label: String, year: BatchCounts.Year)] {
        let plain = tally.years.filter { $0.key != BatchCounts.otherYears }.sorted { $0.key < $1.key }
        let rows = plain.map { (label: String($0.key), year: $0.value) }
        guard let other = tally.years[BatchCounts.otherYears] else { return rows }
        return rows + [(label: "autres", year: other)]
    }

    /// What was not read, as a sentence; nil where all was.
    var unread: String? {
        func files(_ count: Int, _ what: String) -> String? {
            count == 0 ? nil : "\(FrenchNumbers.count(count)) fichier\(count > 1 ? "s" : "") \(what)"
        }
        let parts = [
            files(tally.cutFiles, "dont la fin n'a pas pu être lue"),
            files(tally.skippedFiles, tally.skippedFiles > 1 ? "laissés de côté" : "laissé de côté"),
        ]
        let said = parts.compactMap { $0 }
        return said.isEmpty ? nil : "Tout n'a pas été lu : " + said.joined(separator: " ; ") + "."
    }

    /// How many of the present of an exercice have a category.
    func count(_ category: Int, in year: BatchCounts.Year) -> Int {
        category < year.categories.count ? year.categories[category] : 0
    }

    /// The first digits of the version, which are enough to tell two apart.
    var shortVersion: String { String(rulesVersion.prefix(19)) }
}
