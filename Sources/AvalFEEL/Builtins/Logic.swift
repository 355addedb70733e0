import AvalValues

extension Builtins {
    /// Logic and comparison (DMN 1.5, tables 72 and 80).
    static let logic: [Builtin] = [
        Builtin(
            "not", [.init("negand", .boolean)], gives: .boolean, "Le contraire d'un booléen.",
            examples: [("not(true)", "false"), ("not(null)", "null")]
        ) { call in
            Truth(call[0]).negated.value
        }.marked(.negates).also("non").compiled { $0.opposite($1) },
        Builtin(
            "is", [.nullable("value1", .any), .nullable("value2", .any)], gives: .boolean,
            "Vrai si les deux valeurs sont de la même sorte et les mêmes, fuseau compris.",
            examples: [
                (#"is(date("2012-12-25"), time("23:00:50"))"#, "false"),
                (#"is(date("2012-12-25"), date("2012-12-25"))"#, "true"),
            ]
        ) { call in
            .boolean(call[0].isIdentical(to: call[1]))
        },
    ]
}

extension Value {
    /// Whether two values are of the same kind and the same, texts code point by code point: two ways to write the same
    /// accent, which Swift takes for equal, are two texts.
    func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.string(let one), .string(let another)): one.utf8.elementsEqual(another.utf8)
        case (.list(let one), .list(let another)):
            one.count == another.count && zip(one, another).allSatisfy { $0.isIdentical(to: $1) }
        case (.context(let one), .context(let another)):
            one.count == another.count
                && one.entries.allSatisfy { name, value in another[name].map(value.isIdentical) ?? false }
        default: self == other
        }
    }
}
