import AvalDeclarations
import AvalSource
import AvalValues

/// The names that columns may have: the paths of the fields, those of a salarié after `salarie.`.
final class CSVNames: Sendable {
    /// One of them.
    struct Name: Sendable {
        /// As a header writes it: `adherent.siret`, `salarie.nom`.
        let text: String
        /// The keys below the declaration, or below the salarié.
        let path: [String]
        let isSalarie: Bool
        let field: Schema.Field
        /// What else it is called, folded: its label, its other names, its last key.
        let spellings: [String]
    }

    /// A name that a header is like, and how well: 0 is best.
    struct Match {
        let name: Name
        let distance: Int
    }

    /// How many of the spellings of a name come before what else it is called.
    private static let ownSpellings = 2

    /// What comes before the names of a salarié's fields.
    static let prefix = "salarie"

    /// All names, in the order of the vocabulary.
    let all: [Name]
    private let places: TextMap<Int>
    /// Every word of every name: a text of these alone says nothing of anybody.
    private let words: Set<Substring>
    /// The keys of lists and groups, which are no columns.
    private let lists: NameSet
    private let groups: NameSet

    init(_ schema: Schema) {
        var all: [Name] = []
        var groups: NameSet = []
        for (type, isSalarie) in [(0, false), (schema.type(named: Self.prefix) ?? -1, true)] where type >= 0 {
            let record = schema.records[type]
            for field in record.fields {
                let text = ((isSalarie ? [Self.prefix] : []) + field.path).joined(separator: ".")
                let said = [field.label, field.path.last ?? ""] + field.otherNames
                all.append(
                    Name(
                        text: text, path: field.path, isSalarie: isSalarie, field: field,
                        spellings: said.map(Spelling.folded)))
            }
            groups.formUnion(record.groups.map { ((isSalarie ? [Self.prefix] : []) + $0.path).joined(separator: ".") })
        }
        self.all = all
        self.groups = groups.subtracting([""])
        places = TextMap(all.enumerated().map { ($1.text, $0) }) { first, _ in first }
        lists = NameSet(schema.records.dropFirst().map(\.key))
        words = all.reduce(into: []) { words, name in
            for spelling in name.spellings + [Spelling.folded(name.text)] { words.formUnion(Spelling.words(spelling)) }
        }
    }

    /// The name that a header is, whatever its case.
    func exact(_ header: String) -> Name? { places[header.lowercased()].map { all[$0] } }

    /// Whether a header is the key of a list, or of a group of fields.
    func isList(_ header: String) -> Bool {
        header.lowercased().split(separator: ".").first.map { lists.contains(String($0)) } ?? false
    }
    func isGroup(_ header: String) -> Bool { groups.contains(header.lowercased()) }

    /// The name that a header is most like, of those that `isFree` leaves; nil where it is like none.
    func nearest(_ header: String, isFree: (Name) -> Bool = { _ in true }) -> Match? {
        allNearest(header, isFree: isFree).first
    }

    /// The names that a header is most like, all equally; of these the first is meant most often.
    func allNearest(_ header: String, isFree: (Name) -> Bool = { _ in true }) -> [Match] {
        let folded = Spelling.folded(header)
        guard !folded.isEmpty, folded.utf8.count <= 60 else { return [] }
        let parts = Spelling.words(folded)
        var best: [Match] = []
        // A forgotten prefix is the usual slip: of equals, the salarié's field is meant.
        for name in all.filter(\.isSalarie) + all.filter({ !$0.isSalarie }) where isFree(name) {
            let full = Spelling.folded(name.text) == folded ? 0 : Self.distance(folded, parts, name.spellings)
            guard let distance = full, distance <= best.first?.distance ?? .max else { continue }
            if distance < best.first?.distance ?? .max { best = [] }
            best.append(Match(name: name, distance: distance))
        }
        return best
    }

    /// How far a folded text of some words is from the nearest of the spellings of one thing; nil where it is like none.
    static func distance(_ folded: String, _ parts: Set<Substring>, _ spellings: [String]) -> Int? {
        if spellings.contains(folded) { return 1 }
        var best: Int?
        for (place, spelling) in spellings.enumerated() {
            let words = Spelling.words(spelling)
            if words.isEmpty || parts.isEmpty { continue }
            let common = parts.intersection(words).count
            if common == parts.count, common == words.count { return 2 }
            if Nearest.word(of: folded, among: [spelling]) != nil {
                // One letter is a slip; more of them may be another word.
                let isSlip = Nearest.distance(Array(spelling.utf8), Array(folded.utf8)) == 1
                best = min(best ?? .max, isSlip ? 3 : 7)
            }
            if common > 0, common == parts.count || common == words.count {
                // What a field is called itself tells more than what else it may be called.
                let isOther = place >= ownSpellings
                best = min(best ?? .max, 4 + 2 * (parts.count + words.count - 2 * common) + (isOther ? 1 : 0))
            }
        }
        return best
    }

    /// A header as it may be shown: what is no known name could be anybody's, where a file has no headers.
    func shown(_ header: String) -> String? {
        let folded = Spelling.folded(header)
        let parts = Set(folded.split(separator: "_"))
        let known = Spelling.words(folded).isSubset(of: words) && !Spelling.words(folded).isEmpty
        if known, parts.count <= 6 { return header }
        guard folded.utf8.count >= 6, let match = nearest(header) else { return nil }
        let isClose = match.name.spellings.contains { Nearest.distance(Array($0.utf8), Array(folded.utf8)) == 1 }
        return isClose ? header : nil
    }
}
