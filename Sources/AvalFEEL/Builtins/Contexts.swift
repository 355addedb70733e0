import AvalValues

extension Builtins {
    /// Contexts (DMN 1.5, table 79).
    static let contexts: [Builtin] = [
        Builtin(
            "get value", [.init("m", .context([])), .init("key", .string, role: .entryName)], gives: .any,
            "La valeur d'une entrée.",
            examples: [(#"get value({a: 1}, "a")"#, "1"), (#"get value({a: 1}, "b")"#, "null")]
        ) { call in
            call[1].string.flatMap { call[0].context?[$0] } ?? call.null("le contexte n'a pas cette entrée")
        }.marked(.readsAllEntries),
        Builtin(
            "get entries", [.init("m", .context([]))],
            gives: .list(.context([.init("key", .string), .init("value", .any)])),
            "Les entrées, chacune avec son nom (key) et sa valeur (value).",
            examples: [("get entries({a: 1})", #"[{key: "a", value: 1}]"#)]
        ) { call in
            .list(
                (call[0].context ?? Context()).entries.map { .context(Context([("key", .string($0)), ("value", $1)])) })
        }.marked(.readsAllEntries),
        Builtin(
            "context", [.init("entries", .list(.context([])))], gives: .context([]), "Le contexte fait de ces entrées.",
            examples: [(#"context([{key: "a", value: 1}])"#, "{a: 1}")]
        ) { call in
            var context = Context()
            for entry in call[0].list ?? [] {
                guard let key = entry.context?["key"]?.string, let value = entry.context?["value"], context[key] == nil
                else {
                    return call.null("chaque entrée a un nom (key), une fois, et une valeur (value)")
                }
                context[key] = value
            }
            return .context(context)
        }.marked(.readsAllEntries),
        Builtin(
            "context put",
            forms: [
                [.init("context", .context([])), .init("key", .string), .nullable("value", .any)],
                [.init("context", .context([])), .init("keys", .list(.string)), .nullable("value", .any)],
            ], gives: { _ in .context([]) }, "Le contexte avec une entrée de plus, ou changée.",
            examples: [
                (#"context put({a: 1}, "b", 2)"#, "{a: 1, b: 2}"),
                (#"context put({a: {b: 1}}, ["a", "b"], 2)"#, "{a: {b: 2}}"),
            ]
        ) { call in
            let keys = call.form == 0 ? [call[1]] : call[1].list ?? []
            return put(call[0], keys[...], call[2]) ?? call.null("ces noms ne mènent à aucune entrée")
        }.marked(.readsAllEntries),
        Builtin(
            "context merge", [.init("contexts", .list(.context([])))], gives: .context([]),
            "Les entrées de plusieurs contextes ; de deux du même nom, la dernière.",
            examples: [("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}")]
        ) { call in
            var merged = Context()
            for item in call[0].list ?? [] {
                guard let context = item.context else { return call.null("un des contextes est absent") }
                for (name, value) in context.entries { merged[name] = value }
            }
            return .context(merged)
        }.marked(.readsAllEntries),
    ]

    private static func put(_ value: Value, _ keys: ArraySlice<Value>, _ new: Value) -> Value? {
        guard var context = value.context, let key = keys.first?.string else { return nil }
        if keys.count == 1 {
            context[key] = new
        } else {
            guard let inner = context[key].flatMap({ put($0, keys.dropFirst(), new) }) else { return nil }
            context[key] = inner
        }
        return .context(context)
    }
}
