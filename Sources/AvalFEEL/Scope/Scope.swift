import AvalValues

/// The names that an expression may use, with what is known of each. Below them all lie the builtins.
public struct Scope: Sendable {
    /// The names and their kinds.
    public private(set) var names: TextMap<Kind>
    /// The types that `instance of` and parameters may name beside FEEL's own.
    public private(set) var types: TextMap<ItemType>
    /// Which of the names stand for lists of codes.
    public let codeLists: NameSet
    /// The builtins.
    public let library: BuiltinLibrary

    private(set) var table: NameTable
    private(set) var members: NameTable

    /// A scope of names; a name may hold blanks and signs, as FEEL's grammar lets it.
    public init(
        names: TextMap<Kind> = [:], types: TextMap<ItemType> = [:], codeLists: NameSet = [],
        library: BuiltinLibrary = .standard
    ) {
        self.names = names
        self.codeLists = codeLists
        self.types = types
        self.library = library
        table = NameTable(names.keys)
        members = NameTable(Scope.properties)
        for kind in names.values { members.insert(membersOf: kind) }
        for type in types.values { members.insert(membersOf: type.kind) }
    }

    /// The properties of FEEL's values with more than one word (DMN 1.5, table 53).
    private static let properties = ["time offset", "start included", "end included"]

    /// This scope with further names; a name that is there already gets the new kind.
    public func adding(_ more: TextMap<Kind>) -> Scope {
        var result = self
        for (name, kind) in more {
            result.names[name] = kind
            result.table.insert(name)
            result.members.insert(membersOf: kind)
        }
        return result
    }
}

extension NameTable {
    /// Inserts the names of the entries of contexts, however deep.
    mutating func insert(membersOf kind: Kind) {
        switch kind {
        case .list(let element), .range(let element): insert(membersOf: element)
        case .context(let fields):
            for field in fields {
                insert(field.name)
                insert(membersOf: field.kind)
            }
        case .function(_, let result): insert(membersOf: result)
        default: break
        }
    }
}
