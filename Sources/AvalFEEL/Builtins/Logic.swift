import AvalValues

extension Builtins {
    /// Logic and comparison (DMN 1.5, tables 72 and 80).
    static let logic: [Builtin] = [
        Builtin(
            "not", [.init("negand", .boolean)], gives: .boolean, "Le contraire d'un booléen.",
            examples: [("not(true)", "false"), ("not(null)", "null")]
        ) { call in
            Truth(call[0]).negated.value
        },
        Builtin(
            "is", [.nullable("value1", .any), .nullable("value2", .any)], gives: .boolean,
            "Vrai si les deux valeurs sont de la même sorte et les mêmes, fuseau compris.",
            examples: [
                (#"is(date("2012-12-25"), time("23:00:50"))"#, "false"),
                (#"is(date("2012-12-25"), date("2012-12-25"))"#, "true"),
            ]
        ) { call in
            .boolean(call[0] == call[1])
        },
    ]
}
