import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalValues

/// Tries what would give a salarié a category: the determinant is put in the declaration, which is judged again, so that what its rules say
/// of him (an age, a contract) is found without knowing any of them.
struct CategoryTrial {
    private let rulebook: Rulebook
    private let declaration: JSONValue
    private let options: ValidationOptions
    private let showsPersonal: Bool
    private let validator: Validator
    private let output = OutputBuffer()
    private let reach: RuleReach
    private let before: JSONValue

    init(_ rulebook: Rulebook, _ declaration: JSONValue, _ options: ValidationOptions, showsPersonal: Bool) {
        (self.rulebook, self.declaration, self.options) = (rulebook, declaration, options)
        self.showsPersonal = showsPersonal
        validator = Validator(rulebook)
        reach = RuleReach(rulebook.rules)
        before = Self.verdict(of: declaration, validator, options, output)
    }

    private static func verdict(
        of declaration: JSONValue, _ validator: Validator, _ options: ValidationOptions, _ output: OutputBuffer
    ) -> JSONValue {
        output.removeAll()
        do throws(InputError) {
            try validator.validate(JSONWriter.bytes(of: declaration), options: options, into: output)
        } catch {
            return .null
        }
        return (try? JSONReader.parse(output.array)) ?? .null
    }

    private func verdict(of declaration: JSONValue) -> JSONValue {
        Self.verdict(of: declaration, validator, options, output)
    }

    /// What the rules would then say of him that they do not say now, each with what would quiet it; informations do not count.
    func obstacles(_ option: CategoryGaps.Option, _ salarie: CategoryGaps.Salarie) -> [JSONValue] {
        guard let index = option.determinant, option.isInForce, salarie.isPresent else { return [] }
        let changed = carrying(rulebook.rules.model.determinants[index].code, option.category, salarie.index)
        let known = Set(Self.anomalies(before, of: salarie.id).map(Self.key))
        let found = Self.anomalies(verdict(of: changed), of: salarie.id).filter {
            !known.contains(Self.key($0)) && $0["gravite"]?.string != Anomaly.Severity.information.word
        }
        return found.map { obstacle($0, changed, salarie) }
    }

    private static func anomalies(_ verdict: JSONValue, of salarie: String) -> [JSONValue] {
        (verdict["anomalies"]?.array ?? []).filter { anomaly in
            anomaly["salarie"]?.string.map { TextKey($0) == TextKey(salarie) } ?? true
        }
    }

    private static func key(_ anomaly: JSONValue) -> TextKey {
        TextKey([anomaly["code"]?.string, anomaly["chemin"]?.string].map { $0 ?? "" }.joined(separator: "\u{0}"))
    }

    private func carrying(_ code: String, _ category: Int, _ row: Int) -> JSONValue {
        let rules = rulebook.rules
        func field(_ slot: Int, _ type: Int) -> [String]? {
            rules.schema.records[type].fields.first { $0.slot == slot }?.path
        }
        var result = declaration
        for (type, slot) in [(0, rules.slots.companyCodes), (rules.salarieType, rules.slots.carriedCodes)] {
            guard let path = field(slot, type) else { continue }
            let place = DeclarationEdit(type: type, row: row, path: path, value: nil).pointer(rules.schema)
            let codes = result.value(at: place)?.array ?? []
            guard !codes.contains(where: { $0.string.map { TextKey($0) == TextKey(code) } ?? false }) else { continue }
            let edit = DeclarationEdit(type: type, row: row, path: path, value: .array(codes + [.string(code)]))
            result = edit.applied(to: result, rules.schema)
        }
        // The category declared would be that one: it is no obstacle.
        guard let path = field(rules.slots.declaredCategory, rules.salarieType) else { return result }
        let word = JSONValue.string(rules.model.categories.words[category])
        return DeclarationEdit(type: rules.salarieType, row: row, path: path, value: word)
            .applied(to: result, rules.schema)
    }

    private func obstacle(
        _ anomaly: JSONValue, _ changed: JSONValue, _ salarie: CategoryGaps.Salarie
    ) -> JSONValue {
        let code = anomaly["code"]?.string ?? ""
        let remedies = remedies(code, changed, salarie)
        return [
            "texte": .string("sans « \(code) »"), "valeur": false, "anomalie": .string(code),
            "message": anomaly["message"] ?? .null,
            "parties": .array(
                remedies.map { field, words -> JSONValue in
                    ["texte": .string("\(field.label) : \(words)"), "valeur": false, "parties": []]
                }),
        ]
    }

    // MARK: What would quiet an anomaly

    /// The fields of the salarié that quiet an anomaly by themselves, each with what it would have to hold.
    private func remedies(
        _ code: String, _ changed: JSONValue, _ salarie: CategoryGaps.Salarie
    ) -> [(field: Schema.Field, words: String)] {
        let rules = rulebook.rules
        guard let order = rules.model.anomalies.firstIndex(where: { $0.code == code }) else { return [] }
        let type = rules.salarieType
        let fields = reach.fields(ofRule: order).filter { $0.type == type }.map {
            rules.schema.records[type].fields[$0.field]
        }
        // What it takes may follow from another field of the person: only where there is none is it told.
        func isTold(_ field: Schema.Field) -> Bool {
            showsPersonal || fields.allSatisfy { !$0.isPersonal || $0 === field }
        }
        return fields.compactMap { field in
            func isQuiet(_ value: JSONValue) -> Bool {
                let edit = DeclarationEdit(type: type, row: salarie.index, path: field.path, value: value)
                let verdict = verdict(of: edit.applied(to: changed, rules.schema))
                guard verdict["anomalies"] != nil else { return false }
                return !Self.anomalies(verdict, of: salarie.id).contains {
                    $0["code"]?.string.map { TextKey($0) == TextKey(code) } ?? false
                }
            }
            let place = DeclarationEdit(type: type, row: salarie.index, path: field.path, value: nil)
            let now = changed.value(at: place.pointer(rules.schema))?.string
            switch field.kind.shape(field.options) {
            case .date:
                guard let words = now.flatMap({ CalendarDate($0) }).flatMap({ boundary(from: $0, isQuiet) }) else {
                    return nil
                }
                return (field, isTold(field) ? words : "une autre date (personnel)")
            case .word(let list):
                let fitting = list.filter { isQuiet(.string($0)) }
                if fitting.isEmpty { return nil }
                return (field, isTold(field) ? fitting.joined(separator: ", ") : "une autre valeur (personnel)")
            default: return nil
            }
        }
    }

    /// How many years are looked at, back and ahead.
    private static let years = 100

    /// The nearest day that quiets it, as people say from or until when; nil where none of the years around has one.
    private func boundary(from now: CalendarDate, _ isQuiet: (JSONValue) -> Bool) -> String? {
        func day(_ number: Int) -> JSONValue { .string(CalendarDate(dayNumber: number).description) }
        for year in 1...Self.years {
            for sign in [1, -1] {
                // Some days less than a year, so that no year long window is stepped over.
                let far = now.dayNumber + sign * year * 360
                guard isQuiet(day(far)) else { continue }
                var (loud, quiet) = (now.dayNumber + sign * (year - 1) * 360, far)
                while abs(quiet - loud) > 1 {
                    let middle = (loud + quiet) / 2
                    if isQuiet(day(middle)) { quiet = middle } else { loud = middle }
                }
                let date = CalendarDate(dayNumber: quiet)
                return sign > 0 ? "à partir du \(date)" : "jusqu'au \(date)"
            }
        }
        return nil
    }
}
