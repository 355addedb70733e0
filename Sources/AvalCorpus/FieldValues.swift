import AvalDeclarations
import AvalJSON
import AvalLoading
import AvalRules
import AvalValues

/// The values of fields that are worth trying: what the vocabulary allows, what rules compare with, what experts wrote in examples.
struct FieldValues {
    /// A field of the declaration, or of a record of one of its lists.
    struct Place: Hashable, Comparable {
        let type: Int
        let field: Int

        static func < (left: Place, right: Place) -> Bool { (left.type, left.field) < (right.type, right.field) }
    }

    /// A value; one that counts from the reference day becomes one when that is known.
    enum Candidate {
        /// As it stands, in JSON.
        case text(String)
        /// So many years before the reference day, and some days.
        case years(Int, days: Int)
        /// Not there.
        case absent
    }

    private let rules: RuleSet
    private let reach: RuleReach
    private let written: [Place: [String]]
    private let writtenByRule: [Int: [Place: [String]]]
    private let days: [Int]

    init(_ rules: RuleSet, _ examples: WrittenExamples) {
        self.rules = rules
        reach = RuleReach(rules)
        var all: [Place: [String]] = [:]
        var byRule: [Int: [Place: [String]]] = [:]
        for example in examples.examples {
            for (place, value) in Self.values(of: example.declaration, rules.schema) {
                if all[place]?.contains(value) != true { all[place, default: []].append(value) }
                if byRule[example.order]?[place]?.contains(value) != true {
                    byRule[example.order, default: [:]][place, default: []].append(value)
                }
            }
        }
        (written, writtenByRule) = (all, byRule)
        days = Self.boundaries(rules)
    }

    /// The days on which judging may change: where periods, rules, campaigns begin and end, and the days before and after.
    private static func boundaries(_ rules: RuleSet) -> [Int] {
        let model = rules.model
        let periods = model.determinants.flatMap(\.periods).map(\.validity)
        let cases = rules.all.flatMap { $0.cases.map(\.validity) }
        let campaigns = model.campaigns.map { Validity(from: $0.opening, to: $0.closing) }
        let ends = (periods + cases + campaigns).flatMap(\.boundaries) + [model.coverage]
        return Set(ends.flatMap { [$0 - 1, $0] }).sorted()
    }

    /// The reference days worth trying.
    var referenceDays: [Int] { days }

    /// Each field that is not a name of something, of each record.
    func places(ofRule order: Int) -> [Place] {
        reach.fields(ofRule: order).map { Place(type: $0.type, field: $0.field) }.filter(isVaried).sorted()
    }

    /// All fields that are varied.
    var places: [Place] {
        rules.schema.records.enumerated().flatMap { type, record in
            record.fields.indices.map { Place(type: type, field: $0) }
        }.filter(isVaried)
    }

    /// Whether a field takes other values: not what names a record, nor the day and the year, which go together.
    private func isVaried(_ place: Place) -> Bool {
        let field = rules.schema.records[place.type].fields[place.field]
        return !field.isRequired && field.kind != .identifier
    }

    /// What is worth trying of a field for one rule.
    func candidates(_ place: Place, ofRule order: Int) -> [Candidate] {
        candidates(place, reach.literals(ofRule: order), writtenByRule[order]?[place] ?? [])
    }

    /// What is worth trying of a field for all rules.
    func candidates(_ place: Place) -> [Candidate] { candidates(place, reach.literals, written[place] ?? []) }

    private func candidates(_ place: Place, _ literals: Literals, _ written: [String]) -> [Candidate] {
        let field = rules.schema.records[place.type].fields[place.field]
        let catalogue = rules.model.determinants.map(\.code)
        let texts = literals.texts.sorted()
        var found: [Candidate] = [.absent]
        switch field.kind.shape(field.options) {
        case .boolean: found += [.text("true"), .text("false")]
        case .word(let words): found += words.map { Self.quoted($0) }
        case .date:
            let years = literals.numbers.filter { (0...120).contains($0) }.sorted()
            found += ([0] + years).flatMap { year in [-1, 0, 1].map { .years(year, days: $0) } }
            found += literals.days.sorted().map { Self.quoted(CalendarDate(dayNumber: $0).description) }
        case .number: found += literals.numbers.sorted().flatMap { [$0 - 1, $0, $0 + 1] }.map { .text("\($0)") }
        case .code:
            let own = texts.filter { text in catalogue.contains(text) }
            found += (own.isEmpty ? catalogue : own).map { Self.quoted($0) }
        case .codes:
            let own = texts.filter { text in catalogue.contains(text) }
            let single = own.isEmpty ? catalogue : own
            found.append(.text("[]"))
            found += single.map { .text("[\(Self.json($0))]") }
            for (index, one) in own.enumerated() {
                found += own[(index + 1)...].map { .text("[\(Self.json(one)),\(Self.json($0))]") }
            }
        case .text: found += texts.filter { !catalogue.contains($0) }.map { Self.quoted($0) }
        case .object: break
        }
        found += written.map { .text($0) }
        var seen: NameSet = []
        return found.filter { seen.insert("\($0)").inserted }
    }

    private static func json(_ text: String) -> String {
        String(decoding: JSONWriter.bytes(of: .string(text)), as: UTF8.self)
    }

    private static func quoted(_ text: String) -> Candidate { .text(json(text)) }

    /// The values of the fields of a declaration, as JSON.
    private static func values(of declaration: JSONValue, _ schema: Schema) -> [(Place, String)] {
        schema.records.enumerated().flatMap { type, record -> [(Place, String)] in
            let rows = type == 0 ? [declaration] : declaration[record.key]?.array ?? []
            return rows.flatMap { row in
                record.fields.enumerated().compactMap { index, field in
                    let value = field.path.reduce(Optional(row)) { $0?[$1] }
                    guard let value, !value.isNull else { return nil }
                    let text = String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
                    return (Place(type: type, field: index), text)
                }
            }
        }
    }
}
