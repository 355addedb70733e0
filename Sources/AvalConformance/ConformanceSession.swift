import AvalFEEL
import AvalJSON
import AvalSource
import AvalValues

/// One case: its names, bound one after the other, and then its expression or table.
struct ConformanceSession {
    private let json: JSONValue
    private let evaluator: Evaluator
    private var scope: Scope
    private var values: TextMap<Value> = [:]

    /// Binds the input data and the types; `nil` where they cannot be read.
    init?(_ testCase: JSONValue, _ common: JSONValue, _ interpreter: Interpreter) {
        json = common
        evaluator = Evaluator(library: .feel, limits: interpreter.limits, now: interpreter.now)
        var types: TextMap<ItemType> = [:]
        for member in common["types"]?.members ?? [] {
            guard let type = ConformanceCodec.type(member.value, Scope()) else { return nil }
            types[member.key] = type
        }
        scope = Scope(types: types, library: .feel)
        for member in common["inputTypes"]?.members ?? [] {
            guard let type = ConformanceCodec.type(member.value, scope) else { return nil }
            scope = scope.adding([member.key: type.kind])
        }
        for member in testCase["context"]?.members ?? [] {
            guard let value = ConformanceCodec.value(member.value) else { return nil }
            bind(member.key, value)
        }
    }

    private mutating func bind(_ name: String, _ value: Value) {
        values[name] = value
        scope = scope.adding([name: value.isNull ? scope.names[name] ?? .any : value.kind])
    }

    private var environment: Values { Values(values) }

    /// Evaluates the bindings, then the case itself; fails where its text is no expression.
    mutating func result() -> Result<Value, ConformanceError> {
        do throws(ConformanceError) {
            for binding in json["bindings"]?.array ?? [] {
                guard let name = binding["name"]?.string else { continue }
                // A binding that cannot be read is null for what uses it.
                let value = (try? self.value(of: binding)) ?? .null
                bind(name, value)
            }
            let type = ConformanceCodec.type(json["resultType"], scope) ?? .kind(.any)
            let value = try conclusionOrExpression(json)
            return .success(evaluator.fitted(value, to: type))
        } catch {
            return .failure(error)
        }
    }

    private func value(of binding: JSONValue) throws(ConformanceError) -> Value {
        let type = ConformanceCodec.type(binding["type"], scope) ?? .kind(.any)
        guard let parameters = binding["parameters"]?.array else {
            return evaluator.fitted(try conclusionOrExpression(binding), to: type)
        }
        let declared = parameters.map { parameter in
            (
                name: parameter["name"]?.string ?? "",
                type: ConformanceCodec.type(parameter["type"], scope) ?? .kind(.any)
            )
        }
        if let table = binding["table"] {
            let inner = scope.adding(TextMap(declared.map { ($0.name, $0.type.kind) }) { $1 })
            let table = try ConformanceTable(scope: inner).table(table)
            return .function(FunctionValue(typed: declared, result: type, table: table, in: environment))
        }
        guard case .function(let function) = try expression(binding) else { return .null }
        return .function(FunctionValue(typed: declared, result: type, around: function.body))
    }

    private func expression(_ json: JSONValue) throws(ConformanceError) -> Value {
        evaluator.value(of: try ConformanceTable(scope: scope).expression(json["expression"]), in: environment)
    }

    private func conclusionOrExpression(_ json: JSONValue) throws(ConformanceError) -> Value {
        if let table = json["table"] { return try conclude(table) }
        return try expression(json)
    }

    private func conclude(_ table: JSONValue) throws(ConformanceError) -> Value {
        evaluator.value(of: try ConformanceTable(scope: scope).table(table), in: environment)
    }
}
