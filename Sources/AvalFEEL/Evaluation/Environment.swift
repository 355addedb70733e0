import AvalValues

/// The values of the names that lie outside an expression. It is asked when a name is met, so that facts may be made
/// into values as late as that; asking twice for a name gives the same value.
public protocol Environment: Sendable {
    /// The value of a name; `nil` where there is no such name, which is not the same as a name whose value is null.
    func value(of name: String) -> Value?

    /// The value of as much of a path of names as can be had without making what lies around it, and how many names
    /// that is; `nil` where the first name has to be asked for alone.
    func value(ofPath path: [String]) -> (value: Value, count: Int)?

    /// The list of codes that a name stands for; nil where it stands for anything else.
    func codeList(named name: String) -> CodeList?
}

extension Environment {
    /// Names alone, unless an environment knows better.
    public func value(ofPath path: [String]) -> (value: Value, count: Int)? { nil }

    /// No list of codes, unless an environment has some.
    public func codeList(named name: String) -> CodeList? { nil }
}

/// An environment made of values that are there already.
public struct Values: Environment {
    private let values: TextMap<Value>
    private let codeLists: TextMap<CodeList>

    /// The values by name, and lists of codes.
    public init(_ values: TextMap<Value> = [:], codeLists: [CodeList] = []) {
        self.values = values
        self.codeLists = TextMap(codeLists.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// The value of a name.
    public func value(of name: String) -> Value? { values[name] ?? codeLists[name]?.value }

    /// The list of codes of a name; a value of that name hides it.
    public func codeList(named name: String) -> CodeList? { values[name] == nil ? codeLists[name] : nil }
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

    /// The list of codes of a name, unless something nearer bears it.
    func codeList(named name: String) -> CodeList? {
        var frame: Frame? = self
        while let current = frame {
            switch current.content {
            case .binding(let bound, _): if bound == name { return nil }
            case .context(let context): if context[name] != nil { return nil }
            case .environment(let environment): return environment.codeList(named: name)
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
