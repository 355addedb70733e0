import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalSource
import AvalTariffs
import AvalValues

/// Why a verdict says what it says: for each anomaly, category and line of the estimate, the rule, the condition with the value of each of
/// its parts, the facts, the rows of tables.
///
/// The plain evaluator gives it, from the declaration that was judged last: judging keeps none of it. Values that may identify a person
/// are left out, unless they are for the person at the terminal.
public struct Explanations {
    private let judge: Judge
    private let judgement: Judgement
    private let showsPersonal: Bool

    /// Of what `judge` judged last; meaningless where that declaration could not be judged. Good until its next declaration.
    public init(_ judge: Judge, showsPersonal: Bool = false) {
        self.judge = judge
        judgement = Judgement(judge)
        self.showsPersonal = showsPersonal
    }

    /// All of them, in the order of the verdict: `de` is a JSON Pointer into it (`contract.md`, explaining).
    public var json: [JSONValue] { anomalies + categories + lines }

    // MARK: Anomalies

    private var anomalies: [JSONValue] {
        (0..<judgement.hitCount).map { index in
            let hit = judgement.hit(index)
            let rule = judgement.rule(of: hit)
            let item = rule.cases[Int(hit.item)]
            var explained: ExplainedRule?
            judgement.withFrame(of: hit, rule) { frame in
                explained = judge.rules.explain(rule, frame, showsPersonal: showsPersonal)
            }
            var members = [JSONMember("de", .string("/anomalies/\(index)")), JSONMember("regle", .string(rule.name))]
            members += Self.place(item.span)
            let reference = OutputBuffer(capacity: 256)
            Judged(judge).writeReference(ofAnomaly: index, into: reference)
            if let text = Self.text(reference) {
                members.append(JSONMember("reference", .string(text)))
            }
            guard let explained else { return .object(members) }
            members.append(JSONMember("condition", condition(explained.conditions)))
            members.append(JSONMember("faits", .object(facts(explained.facts))))
            members.append(JSONMember("tables", .array(tables(explained.facts))))
            return .object(members)
        }
    }

    /// The text that stands in a buffer as between the quotes of JSON; nil where there is none.
    private static func text(_ inside: OutputBuffer) -> String? {
        inside.count == 0 ? nil : ByteView.with([0x22] + inside.array + [0x22]) { JSONCursor.text(of: $0) }
    }

    private static func place(_ span: SourceSpan) -> [JSONMember] {
        [JSONMember("fichier", .string(span.file.path)), JSONMember("ligne", .integer(span.start.line))]
    }

    /// One tree: where a rule asks several conditions in turn, the last one decided.
    private func condition(_ parts: [ExplainedPart]) -> JSONValue {
        guard parts.count != 1 else { return json(parts[0]) }
        if parts.isEmpty { return ["texte": "le sujet de la règle est là", "valeur": true, "parties": []] }
        return [
            "texte": "conditions posées l'une après l'autre", "valeur": parts.last.map { json($0.outcome) } ?? .null,
            "parties": .array(parts.map { json($0) }),
        ]
    }

    private func json(_ part: ExplainedPart) -> JSONValue {
        var members = [JSONMember("texte", .string(part.text)), JSONMember("valeur", json(part.outcome))]
        if let absence = part.absence { members.append(JSONMember("absence", .string(absence))) }
        members.append(JSONMember("parties", .array(part.parts.map { json($0) })))
        return .object(members)
    }

    private func facts(_ facts: [ExplainedFact]) -> [JSONMember] {
        facts.map { fact in
            var members = [JSONMember("valeur", json(fact.outcome))] + Self.place(fact.span)
            if let condition = fact.condition { members.append(JSONMember("condition", json(condition))) }
            return JSONMember(fact.name, .object(members))
        }
    }

    private func tables(_ facts: [ExplainedFact]) -> [JSONValue] {
        facts.filter(\.isOfTable).map { fact in
            [
                "fait": .string(fact.name), "valeur": json(fact.outcome), "fichier": .string(fact.span.file.path),
                "lignes": .array(
                    fact.rows.map { ["rang": .integer($0.number), "ligne": .integer($0.span.start.line)] }),
            ]
        }
    }

    private func json(_ outcome: ExplainedPart.Outcome) -> JSONValue {
        switch outcome {
        case .personal: ["personnel": true]
        case .value(let value): value.explained
        }
    }

    // MARK: Categories

    private var categories: [JSONValue] {
        guard judgement.givesCategories, judge.rules.salarieType > 0 else { return [] }
        let rows = judge.record.rows(of: judge.rules.salarieType)
        return (0..<rows.count).filter { judge.layout.isPresent(rows[$0]) }.map { category(of: rows[$0], at: $0) }
    }

    private func category(of row: SlotRow, at index: Int) -> JSONValue {
        let model = judge.rules.model
        let day = Judged(judge).day
        let word = model.categories.categories[row[judge.layout.category].word].code
        let (mask, isOwn) = judge.state.deciding(row)
        let carried = row[judge.layout.carried]
        let codes = carried.tag == .codes ? carried.payload : 0
        var parts: [JSONValue] = []
        var first: (rule: String, span: SourceSpan, reference: String)?
        for (code, determinant) in model.determinants.enumerated() where codes >> UInt64(code) & 1 == 1 {
            guard let period = determinant.period(on: day) else {
                parts.append(["texte": .string("\(determinant.code) : rien ce jour-là"), "valeur": nil, "parties": []])
                continue
            }
            let decides = mask >> UInt64(code) & 1 == 1
            if decides, first == nil {
                first = ("\(period.span.file.path)#\(determinant.code)", period.span, period.reference)
            }
            let given = period.category.map { JSONValue.string(model.categories.categories[$0].code) } ?? .null
            parts.append(
                .object(
                    [
                        JSONMember("texte", .string("\(determinant.code) : \(determinant.label)")),
                        JSONMember("valeur", given),
                    ] + Self.place(period.span) + [
                        JSONMember("reference", .string(period.reference)), JSONMember("decide", .bool(decides)),
                        JSONMember("parties", []),
                    ]))
        }
        if isOwn {
            parts.append(
                [
                    "texte": "déterminant particulier de l'établissement", "valeur": .string(word), "decide": true,
                    "parties": [],
                ])
        }
        var members = [JSONMember("de", .string("/salaries/\(index)/categorie"))]
        if let first {
            members.append(JSONMember("regle", .string(first.rule)))
            members += Self.place(first.span) + [JSONMember("reference", .string(first.reference))]
        }
        let text =
            parts.isEmpty
            ? "aucun déterminant porté : la catégorie sans déterminant"
            : "la plus forte des catégories des déterminants portés"
        members.append(
            JSONMember("condition", ["texte": .string(text), "valeur": .string(word), "parties": .array(parts)]))
        members += [JSONMember("faits", .object([])), JSONMember("tables", .array([]))]
        return .object(members)
    }

    // MARK: The estimate

    private var lines: [JSONValue] {
        guard let index = judgement.tariffIndex else { return [] }
        let tariff = judge.rulebook.tariffs[index]
        return (0..<judgement.estimate.lineCount).map { line in
            let (terms, amounts) = (tariff.lines[line], judgement.estimate.line(line))
            var parts: [JSONValue] = [
                ["texte": "quantite", "valeur": .integer(amounts.quantity), "parties": []],
                ["texte": "prix_unitaire_ht", "valeur": .string(Self.euros(amounts.price)), "parties": []],
            ]
            parts += terms.members.filter { $0.key != "prix_unitaire_ht" }.map {
                ["texte": .string($0.key), "valeur": $0.value, "parties": []]
            }
            if let detail = judgement.estimate.detail(ofLine: line) {
                parts.append(["texte": "detail", "valeur": .string(detail), "parties": []])
            }
            return .object(
                [
                    JSONMember("de", .string("/estimation/lignes/\(line)")),
                    JSONMember("regle", .string("\(terms.span.file.path)#\(terms.code)")),
                ] + Self.place(terms.span) + [
                    JSONMember(
                        "condition",
                        [
                            "texte": .string(terms.label), "valeur": .string(Self.euros(amounts.total)),
                            "parties": .array(parts),
                        ]), JSONMember("faits", .object([])), JSONMember("tables", .array([])),
                ])
        }
    }

    private static func euros(_ cents: Int) -> String {
        let output = OutputBuffer(capacity: 32)
        output.put(hundredths: cents)
        return String(decoding: output.array, as: UTF8.self)
    }
}

extension Value {
    /// The most elements of a list that are shown.
    private static let shown = 20

    /// The value in JSON: what JSON has no form for, as the expression language writes it.
    fileprivate var explained: JSONValue {
        switch self {
        case .null: .null
        case .boolean(let truth): .bool(truth)
        case .number(let number): JSONNumber(number.description).map { .number($0) } ?? .string(literal)
        case .string(let text): .string(text)
        case .date(let date): .string(date.description)
        case .list(let values):
            .array(
                values.prefix(Self.shown).map(\.explained)
                    + (values.count > Self.shown ? [.string("… et \(values.count - Self.shown) autres")] : []))
        case .context(let context):
            .object(context.entries.map { JSONMember($0, $1.explained) })
        default: .string(literal)
        }
    }
}
