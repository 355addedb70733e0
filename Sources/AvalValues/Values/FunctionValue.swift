/// What runs when a function is called: a builtin, or an expression with the names it was written among. The
/// evaluator that made it knows how to run it.
public protocol FunctionBody: AnyObject, Sendable {}

/// A function as a value.
public struct FunctionValue: Sendable, Hashable {
    /// A parameter: its name, and what an argument has to be.
    public struct Parameter: Sendable, Hashable {
        /// The name, for calls by name.
        public let name: String
        /// What an argument has to be; `.any` where the author did not say.
        public let kind: Kind

        /// A parameter.
        public init(_ name: String, _ kind: Kind = .any) {
            self.name = name
            self.kind = kind
        }
    }

    /// The parameters, in order.
    public let parameters: [Parameter]
    /// What it gives; `.any` where that is not said.
    public let result: Kind
    /// What runs.
    public let body: any FunctionBody

    /// A function.
    public init(parameters: [Parameter], result: Kind = .any, body: any FunctionBody) {
        self.parameters = parameters
        self.result = result
        self.body = body
    }

    /// A function equals itself alone.
    public static func == (left: FunctionValue, right: FunctionValue) -> Bool { left.body === right.body }

    /// Hashes the identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(body)) }
}
