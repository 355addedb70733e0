import AvalValues

/// A decision table as the body of a function.
final class TableFunction: FunctionBody {
    let table: DecisionTable
    let frame: Frame

    init(_ table: DecisionTable, _ frame: Frame) {
        self.table = table
        self.frame = frame
    }
}

/// A function whose parameters and result are of item definitions, whose allowed values a kind cannot say: the business
/// knowledge of a model (DMN 1.5, 6.3.6).
final class TypedFunction: FunctionBody {
    let parameters: [(name: String, type: ItemType)]
    let result: ItemType
    let inner: any FunctionBody

    init(_ parameters: [(name: String, type: ItemType)], _ result: ItemType, _ inner: any FunctionBody) {
        self.parameters = parameters
        self.result = result
        self.inner = inner
    }
}

extension FunctionValue {
    /// A body with parameters and a result of types.
    public init(typed parameters: [(name: String, type: ItemType)], result: ItemType, around body: any FunctionBody) {
        self.init(
            parameters: parameters.map { Parameter($0.name, $0.type.kind) }, result: result.kind,
            body: TypedFunction(parameters, result, body))
    }
}

extension Evaluator {
    /// Calls a typed function with as many arguments as it has parameters.
    func call(_ function: TypedFunction, _ arguments: [Value]) -> Value {
        var fitted: [(String, Value)] = []
        for (parameter, argument) in zip(function.parameters, arguments) {
            guard let value = fit(argument, parameter.type) else {
                return null("l'argument « \(parameter.name) » n'est pas du type demandé")
            }
            fitted.append((parameter.name, value))
        }
        let value = run(function.inner, fitted)
        return fit(value, function.result) ?? null("le résultat de la fonction n'est pas du type demandé")
    }

    /// Runs a body with its arguments bound.
    func run(_ body: any FunctionBody, _ arguments: [(String, Value)]) -> Value {
        switch body {
        case let closure as Closure:
            let frame = arguments.reduce(closure.frame) { $0.binding($1.0, $1.1) }
            return visiting(closure.expression) { evaluate(closure.node, frame) }
        case let table as TableFunction:
            return conclude(table.table, arguments.reduce(table.frame) { $0.binding($1.0, $1.1) })
        default: return .null
        }
    }
}
