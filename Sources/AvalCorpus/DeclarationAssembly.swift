import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalRules
import AvalValues

/// Puts declarations together: the model with some values in the place of its own, all else made to go with them.
final class DeclarationAssembly {
    private let rules: RuleSet
    private let model: JSONValue
    private let judge: Judge

    init(_ rulebook: Rulebook, model: JSONValue) {
        (rules, self.model) = (rulebook.rules, model)
        judge = Judge(rulebook)
    }

    /// A value in a field; `row` counts the records of its list.
    struct Choice {
        let place: FieldValues.Place
        let row: Int
        let value: FieldValues.Candidate
    }

    /// A declaration of so many salariés, judged on a day (that of the model where nil), with some choices.
    func declaration(_ choices: [Choice], day: Int? = nil, salaries: Int = 1, number: Int) -> [UInt8] {
        var result = model
        let key = rules.salarieType > 0 ? rules.schema.records[rules.salarieType].key : ""
        if salaries != 1, let first = model[key]?.array?.first, let path = path(rules.slots.id, rules.salarieType) {
            let rows = (0..<salaries).map { row in
                Self.setting(first, path, .string("s\(row + 1)"))
            }
            result = Self.setting(result, [key], .array(rows))
        }
        let reference = day ?? self.day(of: result)
        if let day { result = dated(result, day) }
        if let path = path(rules.slots.number, 0) { result = Self.setting(result, path, .string("\(number)")) }
        for choice in choices { result = applied(choice, to: result, reference) }
        result = ticked(result, choices)
        return JSONWriter.bytes(of: withCategories(result, choices))
    }

    private func path(_ slot: Int, _ type: Int) -> [String]? {
        rules.schema.records[type].fields.first { $0.slot == slot }?.path
    }

    private static func setting(_ object: JSONValue, _ path: [String], _ value: JSONValue?) -> JSONValue {
        DeclarationEdit(type: 0, row: 0, path: path, value: value).applied(to: object, emptySchema)
    }

    private static let emptySchema = Schema(records: [], catalogue: ByteTable([String]()), widths: [])

    private func day(of declaration: JSONValue) -> Int {
        let text = path(rules.slots.date, 0).flatMap { $0.reduce(Optional(declaration)) { $0?[$1] } }?.string
        return text.flatMap { CalendarDate($0)?.dayNumber } ?? rules.model.coverage
    }

    /// The declaration of another day, in the exercice whose campaign that is, else in its year.
    private func dated(_ declaration: JSONValue, _ day: Int) -> JSONValue {
        let campaign = rules.model.campaigns.first { ($0.opening...$0.closing).contains(day) }
        var result = declaration
        if let path = path(rules.slots.date, 0) {
            result = Self.setting(result, path, .string(CalendarDate(dayNumber: day).description))
        }
        if let path = path(rules.slots.exercice, 0) {
            result = Self.setting(result, path, .integer(campaign?.exercice ?? CalendarDate(dayNumber: day).year))
        }
        return result
    }

    private func applied(_ choice: Choice, to declaration: JSONValue, _ reference: Int) -> JSONValue {
        let record = rules.schema.records[choice.place.type]
        let field = record.fields[choice.place.field]
        var result = declaration
        if choice.place.type > 0 {
            var rows = result[record.key]?.array ?? []
            while rows.count <= choice.row {
                // A record of which only this is said, with what must be there.
                let needed = record.fields.filter(\.isRequired)
                rows.append(
                    needed.reduce(.object([])) { Self.setting($0, $1.path, $1.kind.example($1.options)) })
            }
            result = Self.setting(result, [record.key], .array(rows))
        }
        let value: JSONValue?
        switch choice.value {
        case .absent: value = nil
        case .text(let text): value = try? JSONReader.parse(Array(text.utf8))
        case .years(let years, let days):
            let date = CalendarDate(dayNumber: reference)
            let (year, month, day) = date.components
            let earlier =
                CalendarDate(year: year - years, month: month, day: day)
                ?? CalendarDate(dayNumber: reference - years * 365)
            value = .string(CalendarDate(dayNumber: earlier.dayNumber + days).description)
        }
        return DeclarationEdit(type: choice.place.type, row: choice.row, path: field.path, value: value)
            .applied(to: result, rules.schema)
    }

    /// The declaration whose company ticks what its salariés carry, unless that is one of the choices.
    private func ticked(_ declaration: JSONValue, _ choices: [Choice]) -> JSONValue {
        let isChosen = choices.contains {
            $0.place.type == 0 && rules.schema.records[0].fields[$0.place.field].slot == rules.slots.companyCodes
        }
        guard !isChosen, let list = path(rules.slots.companyCodes, 0),
            let carried = path(rules.slots.carriedCodes, rules.salarieType)
        else { return declaration }
        let rows = declaration[rules.schema.records[rules.salarieType].key]?.array ?? []
        let codes = rows.flatMap { row in carried.reduce(Optional(row)) { $0?[$1] }?.array ?? [] }.compactMap(\.string)
        let distinct = NameSet(codes).sorted()
        if distinct.isEmpty { return declaration }
        return Self.setting(declaration, list, .array(distinct.map { .string($0) }))
    }

    /// The declaration in which each salarié has the category that he is due, unless that is one of the choices.
    private func withCategories(_ declaration: JSONValue, _ choices: [Choice]) -> JSONValue {
        guard let path = path(rules.slots.declaredCategory, rules.salarieType) else { return declaration }
        var categories: [Int: Int] = [:]
        let bytes = JSONWriter.bytes(of: declaration)
        let isJudged = ByteView.with(bytes) { view -> Bool in
            guard (try? judge.decide(view, options: JudgingOptions())) != nil else { return false }
            var row = 0
            Judged(judge).forEachSalarie { salarie in
                if salarie.category >= 0 { categories[row] = salarie.category }
                row += 1
            }
            return true
        }
        guard isJudged else { return declaration }
        let chosen = Set(
            choices.filter {
                $0.place.type == rules.salarieType
                    && rules.schema.records[$0.place.type].fields[$0.place.field].slot == rules.slots.declaredCategory
            }.map(\.row))
        return categories.sorted { $0.key < $1.key }.filter { !chosen.contains($0.key) }.reduce(declaration) {
            result, item in
            let word = JSONValue.string(rules.model.categories.words[item.value])
            return DeclarationEdit(type: rules.salarieType, row: item.key, path: path, value: word)
                .applied(to: result, rules.schema)
        }
    }
}
