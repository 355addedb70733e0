import AvalJSON
import AvalValues

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
    /// What was not read, and why.
    public var remarks: [Remark] = []
    /// What anomalies say, by their codes.
    public var words: TextMap<String> = [:]
    /// The run that the counts come from; nil where they come from several.
    public var run: RunNote?
    /// Whether they were added up of parts that ran apart, whose numbers were not compared with one another.
    private(set) var isOfParts = false

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
        remarks += other.remarks
        isOfParts = true
        words.merge(other.words) { own, _ in own }
        run = nil
    }

    /// The summary as one JSON object, for parts that run on several machines.
    public var json: JSONValue {
        [
            "totaux": tally.json, "categories": .array(categories.map { .string($0) }),
            "regles": .string(rulesVersion), "complet": .bool(isComplete),
            "remarques": .array(remarks.map(\.json)),
            "intitules": .object(
                NameSet(tally.anomalies.keys.map(\.code)).sorted().compactMap { code in
                    words[code].map { JSONMember(code, .string($0)) }
                }),
        ]
    }

    /// Reads a summary, whose counts must add up; throws what is wrong with it, and where.
    public init(_ json: JSONValue) throws(SummaryError) {
        let whole = CountMember(json)
        let tally = try BatchCounts(whole["totaux"])
        var categories: [String] = []
        for category in try whole["categories"].elements() { categories.append(try category.text()) }
        self.init(
            tally, categories: categories, rulesVersion: try whole["regles"].text(),
            isComplete: try whole["complet"].truth())
        for (exercice, year) in tally.years where year.categories.count > categories.count {
            throw whole["totaux"].error("l'exercice \(exercice) compte plus de catégories qu'il n'y en a")
        }
        for remark in try whole.optional("remarques")?.elements() ?? [] { remarks.append(try Remark(remark)) }
        for member in json["intitules"]?.members ?? [] { words[member.key] = member.value.string }
    }

    /// Whether a file could not be read to its end.
    public var hasDamage: Bool { tally.cutFiles > 0 || remarks.contains { $0.kind == .damaged } }

    /// Whether something was not read that should have been.
    public var hasUnread: Bool { remarks.contains(where: \.isUnread) }
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
    var anomalies: [(kind: BatchCounts.AnomalyKind, found: BatchCounts.Anomalies)] {
        tally.anomalies.map { ($0, $1) }.sorted {
            ($1.1.count, $0.0.code, $1.0.severity) < ($0.1.count, $1.0.code, $0.0.severity)
        }
    }

    /// What is said where no anomaly was found; nil where nothing could be judged.
    var noAnomaly: String? {
        if tally.count == tally.illegible { return nil }
        return tally.illegible == 0 ? "Aucune anomalie." : "Aucune anomalie dans ce qui a pu être lu."
    }

    /// Why lines could not be judged, the most frequent reason first.
    var reasons: [(reason: String, count: Int)] {
        tally.reasons.map { ($0, $1) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
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

    /// Which numbers several declarations bear, as far as that is known; nil where each has its own.
    var repeated: String? {
        let (numbers, declarations) = (tally.repeatedNumbers, tally.repeatingDeclarations)
        let apart = "Les numéros d'une partie ne sont pas comparés à ceux des autres."
        if numbers == 0 { return isOfParts ? apart : nil }
        let subject = numbers == 1 ? "Un numéro revient" : "\(FrenchNumbers.count(numbers)) numéros reviennent"
        let place = "dans \(FrenchNumbers.count(declarations)) déclarations"
        let said = "\(subject), \(place) : toutes sont jugées et comptées."
        return isOfParts ? "\(said) \(apart)" : said
    }

    /// How many of the present of an exercice have a category.
    func count(_ category: Int, in year: BatchCounts.Year) -> Int {
        category < year.categories.count ? year.categories[category] : 0
    }

    /// The first digits of the version, which are enough to tell two apart.
    var shortVersion: String { String(rulesVersion.prefix(19)) }
}
