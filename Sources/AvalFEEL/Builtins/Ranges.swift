import AvalValues

/// One end of a range on the line of values; an end that is left open lies beyond them all.
private struct End {
    let value: Value?
    let isIncluded: Bool
    /// Where an open end lies: -1 before all values, 1 behind them.
    let side: Int

    func order(_ other: End) -> Int? {
        switch (value, other.value) {
        case (nil, nil): side == other.side ? 0 : (side < other.side ? -1 : 1)
        case (nil, _): side
        case (_, nil): -other.side
        case (let one?, let another?): one.compared(to: another)
        }
    }
}

/// A range or a point, which is the range from itself to itself.
private struct Stretch {
    let start: End
    let end: End
    let isPoint: Bool

    init?(_ value: Value) {
        guard case .range(let range) = value else {
            start = End(value: value, isIncluded: true, side: 0)
            end = start
            isPoint = true
            return
        }
        guard range.form != .unequal else { return nil }
        start = End(value: range.lower, isIncluded: range.isLowerIncluded, side: -1)
        end = End(value: range.upper, isIncluded: range.isUpperIncluded, side: 1)
        isPoint = false
    }
}

extension Builtins {
    /// How ranges and points lie to each other (DMN 1.5, table 78, after Allen).
    static let ranges: [Builtin] = [
        relation("before", .all, "Vrai si l'un finit avant que l'autre commence.", ("before([1..5), [5..9])", "true")) {
            before($0, $1)
        },
        relation("after", .all, "Vrai si l'un commence après la fin de l'autre.", ("after([5..9], 3)", "true")) {
            before($1, $0)
        },
        relation("meets", .ranges, "Vrai si l'un finit où l'autre commence.", ("meets([1..5], [5..9])", "true")) {
            meets($0, $1)
        },
        relation("met by", .ranges, "Vrai si l'un commence où l'autre finit.", ("met by([5..9], [1..5])", "true")) {
            meets($1, $0)
        },
        relation(
            "overlaps", .ranges, "Vrai si les deux ont une valeur en commun.", ("overlaps([1..5], [3..9])", "true")
        ) {
            overlaps($0, $1)
        },
        relation(
            "overlaps before", .ranges, "Vrai si l'un commence avant l'autre et finit dedans.",
            ("overlaps before([1..5], [3..9])", "true")
        ) { overlapsBefore($0, $1) },
        relation(
            "overlaps after", .ranges, "Vrai si l'un commence dans l'autre et finit après.",
            ("overlaps after([3..9], [1..5])", "true")
        ) { overlapsBefore($1, $0) },
        relation("finishes", .inside, "Vrai si l'un est la fin de l'autre.", ("finishes([3..5], [1..5])", "true")) {
            finishes($0, $1)
        },
        relation("finished by", .outside, "Vrai si l'un a l'autre pour fin.", ("finished by([1..5], 5)", "true")) {
            finishes($1, $0)
        },
        relation("includes", .outside, "Vrai si l'un contient tout l'autre.", ("includes([1..9], [3..5])", "true")) {
            during($1, $0)
        },
        relation("during", .inside, "Vrai si l'un est tout entier dans l'autre.", ("during(3, [1..9])", "true")) {
            during($0, $1)
        },
        relation("starts", .inside, "Vrai si l'un est le début de l'autre.", ("starts([1..3], [1..5])", "true")) {
            starts($0, $1)
        },
        relation("started by", .outside, "Vrai si l'un a l'autre pour début.", ("started by([1..5], 1)", "true")) {
            starts($1, $0)
        },
        relation("coincides", .same, "Vrai si les deux sont pareils.", ("coincides([1..5], [1..5])", "true")) {
            coincides($0, $1)
        },
    ]

    /// Which of its two sides may be a point.
    private enum Sides { case all, ranges, inside, outside, same }

    private static let pair = [Builtin.Parameter("range1", .range(.any)), .init("range2", .range(.any))]
    private static let points = [Builtin.Parameter.single("point1"), .single("point2")]
    private static let pointFirst = [Builtin.Parameter.single("point"), .init("range", .range(.any))]
    private static let pointLast = [Builtin.Parameter("range", .range(.any)), .single("point")]

    private static func forms(_ sides: Sides) -> [[Builtin.Parameter]] {
        switch sides {
        case .all: [pair, pointFirst, pointLast, points]
        case .ranges: [pair]
        case .inside: [pair, pointFirst]
        case .outside: [pair, pointLast]
        case .same: [pair, points]
        }
    }

    private static func relation(
        _ name: String, _ sides: Sides, _ summary: String, _ example: Builtin.Example,
        _ holds: @escaping @Sendable (Stretch, Stretch) -> Bool?
    ) -> Builtin {
        Builtin(name, forms: forms(sides), gives: { _ in .boolean }, summary, examples: [example]) { call in
            // A range is no point: what a point can be asked, a range cannot.
            let parameters = forms(sides)[call.form]
            guard let one = Stretch(call[0]), let other = Stretch(call[1]), one.isPoint == parameters[0].isSingle,
                other.isPoint == parameters[1].isSingle, let answer = holds(one, other)
            else {
                return call.null("« \(name) » ne compare pas ces valeurs")
            }
            return .boolean(answer)
        }.marked(.comparesRanges)
    }

    private static func before(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let order = one.end.order(other.start) else { return nil }
        return order < 0 || (order == 0 && !(one.end.isIncluded && other.start.isIncluded))
    }

    private static func meets(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let order = one.end.order(other.start) else { return nil }
        return order == 0 && one.end.isIncluded && other.start.isIncluded
    }

    private static func overlaps(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let first = before(one, other), let second = before(other, one) else { return nil }
        return !first && !second
    }

    private static func overlapsBefore(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let start = one.start.order(other.start), let end = one.end.order(other.end),
            let meet = before(one, other)
        else { return nil }
        let startsBefore = start < 0 || (start == 0 && one.start.isIncluded && !other.start.isIncluded)
        let endsInside = end < 0 || (end == 0 && (!one.end.isIncluded || other.end.isIncluded))
        return startsBefore && !meet && endsInside
    }

    private static func finishes(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let end = one.end.order(other.end), let start = one.start.order(other.start) else { return nil }
        if one.isPoint { return end == 0 && other.end.isIncluded }
        let startsInside = start > 0 || (start == 0 && (!one.start.isIncluded || other.start.isIncluded))
        return end == 0 && one.end.isIncluded == other.end.isIncluded && startsInside
    }

    private static func starts(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let end = one.end.order(other.end), let start = one.start.order(other.start) else { return nil }
        if one.isPoint { return start == 0 && other.start.isIncluded }
        let endsInside = end < 0 || (end == 0 && (!one.end.isIncluded || other.end.isIncluded))
        return start == 0 && one.start.isIncluded == other.start.isIncluded && endsInside
    }

    private static func during(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let end = one.end.order(other.end), let start = one.start.order(other.start) else { return nil }
        return (start > 0 || (start == 0 && (other.start.isIncluded || !one.start.isIncluded)))
            && (end < 0 || (end == 0 && (other.end.isIncluded || !one.end.isIncluded)))
    }

    private static func coincides(_ one: Stretch, _ other: Stretch) -> Bool? {
        guard let end = one.end.order(other.end), let start = one.start.order(other.start) else { return nil }
        return start == 0 && end == 0 && one.start.isIncluded == other.start.isIncluded
            && one.end.isIncluded == other.end.isIncluded
    }
}
