import AvalFEEL
import AvalValues

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

    /// The type of the records that a path of names lists: they themselves, or one field of each.
    func listedType(_ path: [String]) -> Int? {
        if case .records(let type, _)? = resolve(path) { return type }
        guard let name = path.last, case .records(let type, let inner)? = resolve(Array(path.dropLast())),
            case .slot? = inner[name]
        else { return nil }
        return type
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

    /// Which of the names stand for lists of codes.
    var codeLists: NameSet {
        NameSet(entries.compactMap { if case .codeList = $0.entry { $0.name } else { nil } })
    }

    /// The kind of a context of all of them.
    var kind: Kind { .context(entries.map { Kind.Field($0.name, $0.entry.kind) }) }

    /// The kinds by name, for the checker's scope.
    var kinds: TextMap<Kind> { TextMap(entries.map { ($0.name, $0.entry.kind) }, uniquingKeysWith: { $1 }) }
}
