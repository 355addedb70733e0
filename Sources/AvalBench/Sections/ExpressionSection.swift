/// What asking a condition costs, beside the same test written by hand.
enum ExpressionSection: Section {
    static let name = "expression"
    static let title = "A condition"
    static let note =
        "Checked and compiled as rules are, and asked as they are: of the ten salariés of a declaration together, in slots; "
        + "beside it the same test written in Swift on the same slots. A time for each salarié."

    static func measure(_ bench: Bench) throws -> [Row] {
        try ExpressionTest.Form.allCases.flatMap { try rows($0, bench) }
    }

    private static func rows(_ form: ExpressionTest.Form, _ bench: Bench) throws -> [Row] {
        let test = try ExpressionTest(form)
        let times = bench.settings.isQuick ? 20 : 100
        guard test.compiled(times: 1) == test.handwritten(times: 1) else {
            throw BenchError("the compiled condition and the one written by hand do not agree")
        }
        let asked = Double(times * ExpressionTest.population)
        let pairs = try pairs(test, times, together: 10, bench)
        let single = try self.pairs(test, times, together: 1, bench)
        let allocations = try bench.counter.allocations(command(form, .allocations, times, bench))
        let instructions = try bench.counter.instructions(count: 10) { try command(form, .compiled, $0, bench) }
        let byHand = try bench.counter.instructions(count: 10) { try command(form, .handwritten, $0, bench) }
        let each = Double(ExpressionTest.population)
        return [
            Row("`\(ExpressionTest.text(form))`", NumberText.time(seconds: pairs.first.median), pairs.ratio),
            Row("– the same by hand", NumberText.time(seconds: pairs.second.median)),
            Row("– instructions, compiled and by hand", Counted.text(instructions, byHand, each: each)),
            Row("– one salarié at a time", NumberText.time(seconds: single.first.median), single.ratio),
            Row("– allocations", allocations.map { "\($0) in \(NumberText.text(asked)) askings" } ?? Counted.absent),
        ]
    }

    /// Seconds for each asking of the compiled condition, and of the same by hand.
    private static func pairs(
        _ test: ExpressionTest, _ times: Int, together: Int, _ bench: Bench
    ) throws -> Pairs {
        let asked = Double(times * ExpressionTest.population)
        var found = 0
        let pairs = Pairs.measure(rounds: bench.settings.isQuick ? 21 : 101) {
            Clock.time { found += test.compiled(times: times, together: together) } / asked
        } _: {
            Clock.time { found -= test.handwritten(times: times, together: together) } / asked
        }
        // The two sides agree in every round, so what was counted cancels out: it is used, and nothing is optimised away.
        guard found == 0 else { throw BenchError("the condition does not give the same at each asking") }
        return pairs
    }

    /// This program, asking a condition and nothing else.
    private static func command(
        _ form: ExpressionTest.Form, _ side: ExpressionPart.Side, _ times: Int, _ bench: Bench
    ) throws -> [String] {
        [bench.settings.own, "part", "expression", form.rawValue, side.rawValue, String(times)]
    }
}

/// Counts as the tables show them.
enum Counted {
    /// What stands where the tool that counts is missing.
    static let absent = "absent"

    /// Two counts, each shared out.
    static func text(_ first: Double?, _ second: Double?, each: Double) -> String {
        guard let first, let second else { return absent }
        return "\(NumberText.brief(first / each)) and \(NumberText.brief(second / each))"
    }
}
