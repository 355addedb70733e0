import AvalFEEL
import AvalValues

/// What a name of an expression stands for, and how its value is had at run time.
indirect enum Entry {
    /// Kept in a slot; `exact` computes it where the slot says that the number does not fit.
    case slot(SlotReference, SlotShape, Kind, isPersonal: Bool, exact: ((UnsafePointer<SlotFrame>) -> Value)? = nil)
    /// The same for every declaration.
    case constant(Value, Kind)
    /// Computed when asked for.
    case computed(Kind, isPersonal: Bool, (UnsafePointer<SlotFrame>) -> Value)
    /// A fact of the declaration, computed when first asked for and then kept; `gathers` tells that it may have as many
    /// elements as there are salariés.
    case shared(Kind, isPersonal: Bool, gathers: Bool, (UnsafePointer<SlotFrame>) -> Value)
    /// Names below a name; `presence` tells whether the object is there at all.
    case group(presence: SlotReference?, Namespace)
    /// A list of records.
    case records(type: Int, Namespace)

    /// A name of which nothing else could be read.
    static var unread: Entry { .computed(.any, isPersonal: false, { _ in .null }) }

    /// What its values are.
    var kind: Kind {
        switch self {
        case .slot(_, _, let kind, _, _), .constant(_, let kind), .computed(let kind, _, _), .shared(let kind, _, _, _):
            kind
        case .group(_, let names): names.kind
        case .records(_, let names): .list(names.kind)
        }
    }

    /// Whether its value may identify a person.
    var isPersonal: Bool {
        switch self {
        case .slot(_, _, _, let isPersonal, _), .computed(_, let isPersonal, _), .shared(_, let isPersonal, _, _):
            isPersonal
        case .constant: false
        case .group(_, let names), .records(_, let names): names.entries.contains { $0.entry.isPersonal }
        }
    }
}

/// Names in a fixed order, each with what it stands for.
struct Namespace {
    private(set) var entries: [(name: String, entry: Entry)] = []

    init(_ entries: [(String, Entry)] = []) {
        for (name, entry) in entries { self[name] = entry }
    }

    /// The entry of a name; setting replaces one of the same name.
    subscript(name: String) -> Entry? {
        get { entries.first { $0.name == name }?.entry }
        set {
            entries.removeAll { $0.name == name }
            if let newValue { entries.append((name, newValue)) }
        }
    }

    /// The entry that a path of names leads to, as far as it leads through groups.
    func resolve(_ path: [String]) -> Entry? {
        guard let first = path.first, var entry = self[first] else { return nil }
        for name in path.dropFirst() {
            guard case .group(_, let names) = entry, let next = names[name] else { return nil }
            entry = next
        }
        return entry
    }

    /// The paths of the fields and facts kept in slots, groups included.
    var fieldPaths: [String] {
        entries.flatMap { name, entry -> [String] in
            switch entry {
            case .slot: [name]
            case .group(_, let inner): inner.fieldPaths.map { "\(name).\($0)" }
            default: []
            }
        }
    }

    /// Adds an entry below groups, which are made where they are missing.
    mutating func insert(_ entry: Entry, at path: [String], presence: (([String]) -> SlotReference?)) {
        insert(entry, path[...], done: [], presence: presence)
    }

    private mutating func insert(
        _ entry: Entry, _ path: ArraySlice<String>, done: [String], presence: (([String]) -> SlotReference?)
    ) {
        guard let first = path.first else { return }
        if path.count == 1 {
            self[first] = entry
            return
        }
        let done = done + [first]
        var inner = Namespace()
        if case .group(_, let names)? = self[first] { inner = names }
        inner.insert(entry, path.dropFirst(), done: done, presence: presence)
        self[first] = .group(presence: presence(done), inner)
    }

    /// The kind of a context of all of them.
    var kind: Kind { .context(entries.map { Kind.Field($0.name, $0.entry.kind) }) }

    /// The kinds by name, for the checker's scope.
    var kinds: [String: Kind] { Dictionary(entries.map { ($0.name, $0.entry.kind) }, uniquingKeysWith: { $1 }) }
}
