import AvalValues

/// A function of the language: everything there is to say of it in one place.
public struct Builtin: Sendable {
    /// A parameter.
    public struct Parameter: Sendable {
        /// The name, for calls by name.
        public let name: String
        /// What an argument has to be.
        public let kind: Kind
        /// Whether a call may leave it out; it is null then.
        public let isOptional: Bool
        /// Whether null is an argument like any other; else a null argument makes the result null.
        public let takesNull: Bool
        /// Whether a list is never meant, whatever else the kind lets through: one of a single element is taken for
        /// its element (DMN 1.5, 10.3.2.9.4).
        public let isSingle: Bool
        /// Of a parameter that stands for all the arguments that are left, given as a list: how many at least; else 0.
        public let restCount: Int

        /// A parameter that every call gives, and gives a value.
        public init(
            _ name: String, _ kind: Kind, isOptional: Bool = false, takesNull: Bool = false, isSingle: Bool = false,
            restCount: Int = 0
        ) {
            self.name = name
            self.kind = kind
            self.isOptional = isOptional
            self.takesNull = takesNull
            self.isSingle = isSingle
            self.restCount = restCount
        }

        /// A parameter that a call may leave out.
        public static func optional(_ name: String, _ kind: Kind, takesNull: Bool = false) -> Parameter {
            Parameter(name, kind, isOptional: true, takesNull: takesNull)
        }

        /// A parameter for which null is an argument like any other.
        public static func nullable(_ name: String, _ kind: Kind) -> Parameter {
            Parameter(name, kind, takesNull: true)
        }

        /// A parameter for values of several kinds, which the function tells apart, and no list among them.
        public static func single(_ name: String) -> Parameter { Parameter(name, .any, isSingle: true) }

        /// A parameter that takes all the arguments that are left, `atLeast` of them.
        public static func rest(_ name: String, _ element: Kind, atLeast count: Int = 1) -> Parameter {
            Parameter(name, .list(element), takesNull: true, restCount: count)
        }

        /// Whether it stands for all the arguments that are left.
        public var isRest: Bool { restCount > 0 }

        /// An argument as the parameter asks for it; `nil` where it does not fit.
        func fit(_ value: Value) -> Value? {
            if isSingle, case .list(let items) = value, items.count == 1 { return items[0] }
            return kind.fit(value)
        }
    }

    /// An example: an expression, and what it gives, as an expression too.
    public typealias Example = (expression: String, result: String)

    /// The name, as authors write it.
    public let name: String
    /// The ways to call it; the first that fits a call is taken.
    public let forms: [[Parameter]]
    /// The kind of the result, from the kinds of the arguments.
    public let result: @Sendable ([Kind]) -> Kind
    /// One French sentence on what it gives.
    public let summary: String
    /// Examples, which a test runs and the documentation shows.
    public let examples: [Example]
    /// Whether it looks at the elements of its arguments one by one, which takes as many steps.
    public let visitsElements: Bool
    /// What it does with arguments that fit their parameters.
    public let body: @Sendable (Call) -> Value

    /// A function with several ways to call it.
    public init(
        _ name: String, forms: [[Parameter]], gives result: @escaping @Sendable ([Kind]) -> Kind, _ summary: String,
        examples: [Example], visitsElements: Bool = true, body: @escaping @Sendable (Call) -> Value
    ) {
        self.name = name
        self.forms = forms
        self.result = result
        self.summary = summary
        self.examples = examples
        self.visitsElements = visitsElements
        self.body = body
    }

    /// A function with one way to call it.
    public init(
        _ name: String, _ parameters: [Parameter], gives result: Kind, _ summary: String, examples: [Example],
        body: @escaping @Sendable (Call) -> Value
    ) {
        self.init(name, forms: [parameters], gives: { _ in result }, summary, examples: examples, body: body)
    }

    /// A call as the body sees it: one argument for each parameter of the form, fitted to its kind.
    public struct Call {
        /// Which of the forms was called.
        public let form: Int
        /// The arguments in the order of the parameters; null for one left out.
        public let arguments: [Value]
        /// What runs the call: functions given as arguments are called through it.
        public let machine: Evaluator

        /// Null, with the reason for whoever listens.
        public func null(_ reason: @autoclosure () -> String) -> Value {
            machine.report(reason())
            return .null
        }

        /// The argument at a place.
        public subscript(index: Int) -> Value { arguments[index] }
    }
}
