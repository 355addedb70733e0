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

    private var anomalies: [JSONValue] { (0..<judgement.hitCount).map { anomaly($0) } }

    /// The explanation of the anomaly at an index of the verdict's order.
    func anomaly(_ index: Int) -> JSONValue {
        let hit = judgement.hit(index)
        let rule = judgement.rule(of: hit)
        let item = rule.cases[Int(hit.item)]
        var explained: ExplainedRule?
        judgement.withFrame(of: hit, rule) { frame in
            explained = judge.rules.explain(rule, frame, showsPersonal: showsPersonal)
        }
        var members = [JSONMember("de", .string("/anomalies/\(index)")), JSONMember("regle", .string(rule.name))]
        members += ExplanationJSON.place(item.span)
        let reference = OutputBuffer(capacity: 256)
        Judged(judge).writeReference(ofAnomaly: index, into: reference)
        if let text = ExplanationJSON.text(reference) {
            members.append(JSONMember("reference", .string(text)))
        }
        guard let explained else { return .object(members) }
        members.append(JSONMember("condition", ExplanationJSON.condition(explained.conditions)))
        members.append(JSONMember("faits", .object(ExplanationJSON.facts(explained.facts))))
        members.append(JSONMember("tables", .array(ExplanationJSON.tables(explained.facts))))
        return .object(members)
    }

    // MARK: Categories

    private var categories: [JSONValue] {
        guard judgement.givesCategories, judge.rules.salarieType > 0 else { return [] }
        let rows = judge.record.rows(of: judge.rules.salarieType)
        return (0..<rows.count).filter { judge.layout.isPresent(rows[$0]) }.map { category(of: rows[$0], at: $0) }
    }

    /// The explanation of the category of a present salarié.
    func category(of row: SlotRow, at index: Int) -> JSONValue {
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
                    ] + ExplanationJSON.place(period.span) + [
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
            members += ExplanationJSON.place(first.span) + [JSONMember("reference", .string(first.reference))]
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
                ] + ExplanationJSON.place(terms.span) + [
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
