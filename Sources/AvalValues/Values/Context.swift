/// Named values, in the order they were given.
public struct Context: Sendable {
    /// The names, each once.
    public private(set) var names: [String] = []
    /// The values, beside their names.
    public private(set) var values: [Value] = []
    private var index: TextMap<Int> = [:]

    /// The empty context.
    public init() {}

    /// The entries in order; of two with the same name the later one gives the value.
    public init(_ entries: some Sequence<(String, Value)>) {
        for (name, value) in entries { self[name] = value }
    }

    /// How many entries there are.
    public var count: Int { names.count }

    /// The entries, in order.
    public var entries: Zip2Sequence<[String], [Value]> { zip(names, values) }

    /// The value of that name; `nil` without such an entry, which is not the same as an entry that is null. Setting
    /// keeps an entry's index and adds a new one at the end; setting `nil` does nothing.
    public subscript(name: String) -> Value? {
        get { position(of: name).map { values[$0] } }
        set {
            guard let newValue else { return }
            if let position = position(of: name) {
                values[position] = newValue
                return
            }
            names.append(name)
            values.append(newValue)
            // A short context is searched, a long one looked up.
            if names.count > 8 {
                if index.isEmpty {
                    for (position, name) in names.enumerated() { index[name] = position }
                } else {
                    index[name] = names.count - 1
                }
            }
        }
    }

    private func position(of name: String) -> Int? {
        index.isEmpty ? names.firstIndex(of: name) : index[name]
    }
}

extension Context: Hashable {
    /// The same names with the same values, in whatever order.
    public static func == (left: Context, right: Context) -> Bool {
        left.count == right.count && left.entries.allSatisfy { right[$0] == $1 }
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        var combined = 0
        for (name, value) in entries {
            var one = Hasher()
            one.combine(TextKey(name))
            one.combine(value)
            combined ^= one.finalize()
        }
        hasher.combine(combined)
    }
}
