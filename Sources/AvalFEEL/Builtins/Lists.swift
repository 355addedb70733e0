import AvalValues

extension Builtins {
    private static let list = Builtin.Parameter("list", .list(.any))

    /// Lists (DMN 1.5, table 74).
    static let lists: [Builtin] = [
        Builtin(
            "list contains", [list, .nullable("element", .any, role: .element)], gives: .boolean,
            "Vrai si la liste a cet élément.",
            examples: [
                (#"list contains(["amiante", "plomb"], "plomb")"#, "true"), ("list contains([1, 2], 3)", "false"),
            ]
        ) { call in
            .boolean((call[0].list ?? []).contains { $0.equals(call[1]) == .yes })
        }.marked(.searches).compiled { $0.search($1) },
        Builtin(
            "count", forms: [[list], [.rest("c", .any, atLeast: 2)]], gives: { _ in .number },
            "Le nombre d'éléments d'une liste.",
            examples: [("count([1, 2, 3])", "3"), ("count([])", "0")]
        ) { call in
            .number(call[0].list?.count ?? 0)
        }.marked([.counts, .givesNatural]).also("compte", "compter", "nombre", "size").compiled { $0.count($1) },
        Builtin(
            "sublist", [list, .init("start position", .number, role: .position), .optional("length", .number)],
            gives: .list(.any), "La partie d'une liste à partir d'une place (1 est la première, -1 la dernière).",
            examples: [("sublist([4, 5, 6], 1, 2)", "[4, 5]"), ("sublist([4, 5, 6], -1)", "[6]")]
        ) { call in
            let items = call[0].list ?? []
            guard let first = arrayIndex(of: call[1], in: items) else {
                return call.null("la liste n'a pas cette place")
            }
            guard !call[2].isNull else { return .list(Array(items[first...])) }
            guard let length = call[2].whole, (1...items.count - first).contains(length) else {
                return call.null("la longueur va de 1 à \(items.count - first), ce qui reste de la liste")
            }
            return .list(Array(items[first..<first + length]))
        },
        Builtin(
            "append", forms: [[list, .rest("item", .any)]],
            gives: { .list(Kind.common([Kind.listOf($0).element] + $0.dropFirst())) },
            "La liste, avec ces éléments à la fin.",
            examples: [("append([1], 2, 3)", "[1, 2, 3]"), ("append([1], null)", "[1, null]")]
        ) { call in
            .list((call[0].list ?? []) + (call[1].list ?? []))
        },
        Builtin(
            "concatenate", forms: [[.rest("list", .list(.any))]], gives: { .list(Kind.common($0.map(\.element))) },
            "Les éléments de plusieurs listes, l'une après l'autre.",
            examples: [("concatenate([1, 2], [3])", "[1, 2, 3]"), ("concatenate([1], null)", "null")]
        ) { call in
            let lists = call[0].list ?? []
            guard !lists.contains(.null) else { return call.null("une des listes est absente") }
            return .list(lists.flatMap { $0.list ?? [$0] })
        },
        Builtin(
            "insert before", [list, .init("position", .number, role: .position), .nullable("newItem", .any)],
            gives: .list(.any),
            "La liste avec un élément de plus à cette place.", examples: [("insert before([1, 3], 2, 2)", "[1, 2, 3]")]
        ) { call in
            var items = call[0].list ?? []
            guard let index = arrayIndex(of: call[1], in: items) else {
                return call.null("la liste n'a pas cette place")
            }
            items.insert(call[2], at: index)
            return .list(items)
        },
        Builtin(
            "remove", forms: [[list, .init("position", .number, role: .position)]], gives: { .listOf($0) },
            "La liste sans l'élément de cette place.", examples: [("remove([1, 2, 3], 2)", "[1, 3]")]
        ) { call in
            var items = call[0].list ?? []
            guard let index = arrayIndex(of: call[1], in: items) else {
                return call.null("la liste n'a pas cette place")
            }
            items.remove(at: index)
            return .list(items)
        },
        Builtin(
            "list replace",
            forms: [
                [list, .init("position", .number), .nullable("newItem", .any)],
                [list, .init("match", .function([.any, .any], .boolean)), .nullable("newItem", .any)],
            ], gives: { _ in .list(.any) }, "La liste où un élément prend la place d'autres.",
            examples: [
                ("list replace([2, 4, 7], 3, 6)", "[2, 4, 6]"),
                ("list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"),
            ]
        ) { call in
            var items = call[0].list ?? []
            if case .function(let match) = call[1] { return replace(items, match, call) }
            guard let index = arrayIndex(of: call[1], in: items) else {
                return call.null("la liste n'a pas cette place")
            }
            items[index] = call[2]
            return .list(items)
        },
        Builtin(
            "reverse", forms: [[list]], gives: { .listOf($0) }, "La liste à l'envers.",
            examples: [("reverse([1, 2, 3])", "[3, 2, 1]")]
        ) { call in
            .list((call[0].list ?? []).reversed())
        },
        Builtin(
            "index of", [list, .nullable("match", .any, role: .element)], gives: .list(.number),
            "Les places où se trouve un élément.",
            examples: [("index of([1, 2, 3, 2], 2)", "[2, 4]")]
        ) { call in
            .list(
                (call[0].list ?? []).enumerated().filter { $1.equals(call[1]) == .yes }.map { .number($0.offset + 1) })
        },
        Builtin(
            "union", forms: [[.rest("list", .list(.any))]], gives: { .list(Kind.common($0.map(\.element))) },
            "Les éléments de plusieurs listes, chacun une fois.", examples: [("union([1, 2], [2, 3])", "[1, 2, 3]")]
        ) { call in
            let lists = call[0].list ?? []
            guard !lists.contains(.null) else { return call.null("une des listes est absente") }
            return distinct(lists.flatMap { $0.list ?? [$0] }, call.evaluator)
        },
        Builtin(
            "distinct values", forms: [[list]], gives: { .listOf($0) }, "La liste, chaque valeur une fois.",
            examples: [("distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]")]
        ) { call in
            distinct(call[0].list ?? [], call.evaluator)
        },
        Builtin(
            "flatten", [list], gives: .list(.any), "Les éléments des listes d'une liste, sans les listes.",
            examples: [("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]")]
        ) { call in
            var flat: [Value] = []
            return flatten(call[0], into: &flat, call.evaluator) ? .list(flat) : .null
        },
        Builtin(
            "sort", forms: [[list, .optional("precedes", .function([.any, .any], .boolean))]],
            gives: { .listOf($0) }, "La liste dans l'ordre qu'une fonction dit, ou dans l'ordre naturel.",
            examples: [("sort([3, 1, 2], function(x, y) x < y)", "[1, 2, 3]"), ("sort([3, 1, 2])", "[1, 2, 3]")]
        ) { call in
            ListSorting(call).result
        }.also("trier"),
    ]

    /// The index of a position: from 1, or from -1 backwards; `nil` if the list has no such position.
    private static func arrayIndex(of position: Value, in items: [Value]) -> Int? {
        guard let position = position.whole, position != 0 else { return nil }
        let index = position > 0 ? position - 1 : items.count + position
        return items.indices.contains(index) ? index : nil
    }

    private static func replace(_ items: [Value], _ match: FunctionValue, _ call: Builtin.Call) -> Value {
        var result: [Value] = []
        for item in items {
            guard case .boolean(let matches) = call.evaluator.call(match, [item, call[2]]) else {
                return call.null("la fonction doit donner vrai ou faux")
            }
            result.append(matches ? call[2] : item)
        }
        return .list(result)
    }

    /// Each value once, in the order of first appearance.
    static func distinct(_ items: [Value], _ evaluator: Evaluator) -> Value {
        var seen: Set<Identity> = []
        var result: [Value] = []
        for item in items where seen.insert(Identity(value: item)).inserted {
            // Equal values look equal, moments in several zones apart: those are compared one by one.
            if item.hasMoment {
                guard evaluator.charge(result.count) else { return .null }
                if result.contains(where: { $0.equals(item) == .yes }) { continue }
            }
            result.append(item)
        }
        return .list(result)
    }

    private static func flatten(_ value: Value, into flat: inout [Value], _ evaluator: Evaluator) -> Bool {
        guard evaluator.charge(1) else { return false }
        guard case .list(let items) = value else {
            flat.append(value)
            return true
        }
        for item in items {
            guard flatten(item, into: &flat, evaluator) else { return false }
        }
        return true
    }
}

/// A value as a member of a set in which only identical values are one.
struct Identity: Hashable {
    let value: Value

    static func == (left: Identity, right: Identity) -> Bool { left.value.isIdentical(to: right.value) }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Kind {
    /// The list that the first of some arguments is taken for.
    static func listOf(_ arguments: [Kind]) -> Kind {
        switch arguments.first {
        case .list(let element)?: .list(element)
        case let element?: .list(element)
        case nil: .list(.any)
        }
    }
}

extension Value {
    /// Whether a time of day is in it, so that it may equal a value that looks different.
    fileprivate var hasMoment: Bool {
        switch self {
        case .time, .dateTime, .range: true
        case .list(let items): items.contains(where: \.hasMoment)
        case .context(let context): context.values.contains(where: \.hasMoment)
        default: false
        }
    }
}
