import AvalSource
import AvalValues

/// One case: its names, bound one after the other, and then its expression or table.
struct ConformanceSession {
    private let json: ConformanceJSON
    private let machine: Evaluator
    private var scope: Scope
    private var values: [String: Value] = [:]

    /// Binds the input data and the types; `nil` where they cannot be read.
    init?(_ testCase: ConformanceJSON, _ common: ConformanceJSON, _ interpreter: Interpreter) {
        json = common
        machine = Evaluator(library: .feel, limits: interpreter.limits, now: interpreter.now)
        var types: [String: ItemType] = [:]
        for member in common["types"]?.object ?? [] {
            guard let type = ConformanceCodec.type(member.value, Scope()) else { return nil }
            types[member.name] = type
        }
        scope = Scope(types: types, library: .feel)
        for member in common["inputTypes"]?.object ?? [] {
            guard let type = ConformanceCodec.type(member.value, scope) else { return nil }
            scope = scope.adding([member.name: type.kind])
        }
        for member in testCase["context"]?.object ?? [] {
            guard let value = ConformanceCodec.value(member.value) else { return nil }
            bind(member.name, value)
        }
    }

    private mutating func bind(_ name: String, _ value: Value) {
        values[name] = value
        scope = scope.adding([name: value.isNull ? scope.names[name] ?? .any : value.kind])
    }

    private var frame: Frame { Frame(.environment(Values(values))) }

    /// Evaluates the bindings, then the case itself; fails where its text is no expression.
    mutating func result() -> Result<Value, SyntaxError> {
        do throws(SyntaxError) {
            for binding in json["bindings"]?.array ?? [] {
                guard let name = binding["name"]?.string else { continue }
                // A binding that cannot be read is null for what uses it.
                let value = (try? self.value(of: binding)) ?? .null
                bind(name, value)
            }
            let type = ConformanceCodec.type(json["resultType"], scope) ?? .kind(.any)
            let value = try conclusionOrExpression(json)
            return .success(machine.fit(value, type) ?? .null)
        } catch {
            return .failure(error)
        }
    }

    private func value(of binding: ConformanceJSON) throws(SyntaxError) -> Value {
        let type = ConformanceCodec.type(binding["type"], scope) ?? .kind(.any)
        guard let parameters = binding["parameters"]?.array else {
            return machine.fit(try conclusionOrExpression(binding), type) ?? .null
        }
        let declared = parameters.map { parameter in
            (
                name: parameter["name"]?.string ?? "",
                type: ConformanceCodec.type(parameter["type"], scope) ?? .kind(.any)
            )
        }
        if let table = binding["table"] {
            let inner = scope.adding(Dictionary(declared.map { ($0.name, $0.type.kind) }) { $1 })
            let body = TableFunction(try ConformanceTable(scope: inner).table(table), frame)
            return .function(FunctionValue(typed: declared, result: type, around: body))
        }
        guard case .function(let function) = try expression(binding) else { return .null }
        return .function(FunctionValue(typed: declared, result: type, around: function.body))
    }

    private func expression(_ json: ConformanceJSON) throws(SyntaxError) -> Value {
        machine.run(try ConformanceTable(scope: scope).expression(json["expression"]), frame)
    }

    private func conclusionOrExpression(_ json: ConformanceJSON) throws(SyntaxError) -> Value {
        if let table = json["table"] { return try conclude(table) }
        return try expression(json)
    }

    private func conclude(_ table: ConformanceJSON) throws(SyntaxError) -> Value {
        machine.conclude(try ConformanceTable(scope: scope).table(table), frame)
    }
}
