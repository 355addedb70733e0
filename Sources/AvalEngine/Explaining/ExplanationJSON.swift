import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// What is explained, as JSON.
enum ExplanationJSON {
    /// The text that stands in a buffer as between the quotes of JSON; nil where there is none.
    static func text(_ inside: OutputBuffer) -> String? {
        inside.count == 0 ? nil : ByteView.with([0x22] + inside.array + [0x22]) { JSONCursor.text(of: $0) }
    }

    static func place(_ span: SourceSpan) -> [JSONMember] {
        [JSONMember("fichier", .string(span.file.path)), JSONMember("ligne", .integer(span.start.line))]
    }

    /// One tree: where a rule asks several conditions in turn, the last one decided.
    static func condition(_ parts: [ExplainedPart]) -> JSONValue {
        guard parts.count != 1 else { return json(parts[0]) }
        if parts.isEmpty { return ["texte": "le sujet de la règle est là", "valeur": true, "parties": []] }
        return [
            "texte": "conditions posées l'une après l'autre", "valeur": parts.last.map { json($0.outcome) } ?? .null,
            "parties": .array(parts.map { json($0) }),
        ]
    }

    static func json(_ part: ExplainedPart) -> JSONValue {
        var members = [JSONMember("texte", .string(part.text)), JSONMember("valeur", json(part.outcome))]
        if let absence = part.absence { members.append(JSONMember("absence", .string(absence))) }
        members.append(JSONMember("parties", .array(part.parts.map { json($0) })))
        return .object(members)
    }

    static func facts(_ facts: [ExplainedFact]) -> [JSONMember] {
        facts.map { fact in
            var members = [JSONMember("valeur", json(fact.outcome))] + place(fact.span)
            if let condition = fact.condition { members.append(JSONMember("condition", json(condition))) }
            return JSONMember(fact.name, .object(members))
        }
    }

    static func tables(_ facts: [ExplainedFact]) -> [JSONValue] {
        facts.filter(\.isOfTable).map { fact in
            [
                "fait": .string(fact.name), "valeur": json(fact.outcome), "fichier": .string(fact.span.file.path),
                "lignes": .array(
                    fact.rows.map { ["rang": .integer($0.number), "ligne": .integer($0.span.start.line)] }),
            ]
        }
    }

    static func json(_ outcome: ExplainedPart.Outcome) -> JSONValue {
        switch outcome {
        case .personal: ["personnel": true]
        case .value(let value): value.explained
        }
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
