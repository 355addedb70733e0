import AvalValues

/// The functions that expressions may call.
public struct BuiltinLibrary: Sendable {
    /// The functions, in the order of their registration.
    public let builtins: [Builtin]
    private let index: TextMap<Int>
    let table: NameTable

    /// A library of these functions; of two with the same name the later one counts.
    public init(_ builtins: [Builtin]) {
        self.builtins = builtins
        index = TextMap(builtins.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
        table = NameTable(builtins.map(\.name))
    }

    /// The function of that name.
    public subscript(name: String) -> Builtin? { index[name].map { builtins[$0] } }

    /// The function that has a name to itself: no value may have it, and it stands for the function where it is not called.
    public func builtin(reserving name: String) -> Builtin? {
        self[name].flatMap { $0.traits.contains(.sharesName) ? nil : $0 }
    }

    /// The function that a node names.
    public func builtin(named node: Node) -> Builtin? {
        if case .name(let name) = node.form { self[name] } else { nil }
    }

    /// The function that a node calls, if it is a call of one.
    public func builtin(calledBy node: Node) -> Builtin? {
        if case .call(let function, _) = node.form { builtin(named: function) } else { nil }
    }

    /// The nodes directly below one that may name values: not the name of a function that it calls, where values may have
    /// that name too.
    public func valueChildren(of node: Node) -> [Node] {
        guard case .call(let function, let arguments) = node.form,
            builtin(named: function)?.traits.contains(.sharesName) == true
        else { return node.form.children }
        return arguments.map(\.value)
    }

    /// The function that authors try to call by another name.
    func builtin(alsoKnownAs name: String) -> Builtin? { builtins.first { $0.otherNames.contains(name) } }

    /// This library with further functions.
    public func adding(_ more: [Builtin]) -> BuiltinLibrary { BuiltinLibrary(builtins + more) }

    /// FEEL's own functions (DMN 1.5, 10.3.4).
    public static let feel = BuiltinLibrary(
        Builtins.conversions + Builtins.strings + Builtins.patterns + Builtins.numbers + Builtins.lists
            + Builtins.statistics + Builtins.contexts + Builtins.calendar + Builtins.ranges + Builtins.logic)

    /// FEEL's own functions and those of the house.
    public static let standard = feel.adding(
        Builtins.house + Builtins.wordings + Builtins.identifiers + Builtins.workingDays + Builtins.codeLists)
}

/// The groups of builtins, each in its file.
enum Builtins {}
