import AvalFEEL
import AvalJSON
import AvalSource
import AvalValues

/// Reads the expressions and tables of a case.
struct ConformanceTable {
    let scope: Scope

    func expression(_ json: JSONValue?) throws(ConformanceError) -> Expression {
        try unwrap(ExpressionParser.parse(SourceText(json?.string ?? "", name: "expression"), scope: scope))
    }

    private func tests(_ json: JSONValue?) throws(ConformanceError) -> Expression {
        try unwrap(ExpressionParser.parseUnaryTests(SourceText(json?.string ?? "", name: "tests"), scope: scope))
    }

    private func unwrap(_ parsed: (Expression?, [Finding])) throws(ConformanceError) -> Expression {
        if let expression = parsed.0 { return expression }
        throw ConformanceError(message: parsed.1.first?.message ?? "illisible")
    }

    func table(_ json: JSONValue) throws(ConformanceError) -> DecisionTable {
        var inputs: [DecisionTable.Input] = []
        for input in json["inputs"]?.array ?? [] {
            let allowed = try input["allowedValues"].map { json throws(ConformanceError) in try tests(json) }
            inputs.append(DecisionTable.Input(try expression(input["expression"]), allowed: allowed))
        }
        var outputs: [DecisionTable.Output] = []
        for output in json["outputs"]?.array ?? [] { outputs.append(try self.output(output)) }
        var rows: [DecisionTable.Row] = []
        for rule in json["rules"]?.array ?? [] {
            var when: [Expression] = []
            for test in rule["when"]?.array ?? [] { when.append(try tests(test)) }
            var then: [Expression] = []
            for entry in rule["then"]?.array ?? [] { then.append(try expression(entry)) }
            rows.append(DecisionTable.Row(tests: when, outputs: then))
        }
        return DecisionTable(hitPolicy: hitPolicy(json), inputs: inputs, outputs: outputs, rows: rows)
    }

    private func output(_ json: JSONValue) throws(ConformanceError) -> DecisionTable.Output {
        let type = ConformanceCodec.type(json["type"], scope) ?? .kind(.any)
        var allowed = try json["allowedValues"].map { json throws(ConformanceError) in try tests(json) }
        // Where the column says nothing of its own, what its type allows holds.
        if allowed == nil, case .constrained(_, let tests) = type { allowed = tests }
        return DecisionTable.Output(
            name: json["name"]?.string, type: type, allowed: allowed,
            otherwise: try json["default"].map { json throws(ConformanceError) in try expression(json) })
    }

    private func hitPolicy(_ json: JSONValue) -> DecisionTable.HitPolicy {
        switch json["hitPolicy"]?.string {
        case "ANY": .any
        case "PRIORITY": .priority
        case "FIRST": .first
        case "RULE ORDER": .ruleOrder
        case "OUTPUT ORDER": .outputOrder
        case "COLLECT": .collect(json["aggregation"]?.string.flatMap(DecisionTable.Aggregation.init))
        default: .unique
        }
    }
}
