import AvalValues

/// The values of the names that lie outside an expression. It is asked when a name is met, so that facts may be made
/// into values as late as that; asking twice for a name gives the same value.
public protocol Environment: Sendable {
    /// The value of a name; `nil` where there is no such name, which is not the same as a name whose value is null.
    func value(of name: String) -> Value?

    /// The value of as much of a path of names as can be had without making what lies around it, and how many names
    /// that is; `nil` where the first name has to be asked for alone.
    func value(ofPath path: [String]) -> (value: Value, count: Int)?
}

extension Environment {
    /// Names alone, unless an environment knows better.
    public func value(ofPath path: [String]) -> (value: Value, count: Int)? { nil }
}

/// An environment made of values that are there already.
public struct Values: Environment {
    private let values: [String: Value]

    /// The values by name.
    public init(_ values: [String: Value] = [:]) {
        self.values = values
    }

    /// The value of a name.
    public func value(of name: String) -> Value? { values[name] }
}

/// The names in sight at a node: a binding, or all entries of a context, and what lies behind them.
final class Frame: Sendable {
    enum Content: Sendable {
        case environment(any Environment)
        case binding(String, Value)
        case context(Context)
    }

    let content: Content
    let outer: Frame?

    init(_ content: Content, outer: Frame? = nil) {
        self.content = content
        self.outer = outer
    }

    /// This frame with a name bound on top of it.
    func binding(_ name: String, _ value: Value) -> Frame { Frame(.binding(name, value), outer: self) }

    /// The value of a name: the innermost of that name.
    func value(of name: String) -> Value? {
        var frame: Frame? = self
        while let current = frame {
            switch current.content {
            case .binding(let bound, let value): if bound == name { return value }
            case .context(let context): if let value = context[name] { return value }
            case .environment(let environment): if let value = environment.value(of: name) { return value }
            }
            frame = current.outer
        }
        return nil
    }

    /// The value of the beginning of a path that the environment gives at once; nil where its first name is bound.
    func value(ofPath path: [String]) -> (value: Value, count: Int)? {
        var frame: Frame? = self
        while let current = frame {
            switch current.content {
            case .binding(let bound, _): if bound == path[0] { return nil }
            case .context(let context): if context[path[0]] != nil { return nil }
            case .environment(let environment): return environment.value(ofPath: path)
            }
            frame = current.outer
        }
        return nil
    }
}
