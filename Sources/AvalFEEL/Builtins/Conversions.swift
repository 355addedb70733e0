import AvalSource
import AvalValues

extension Builtins {
    /// Conversions (DMN 1.5, table 71).
    static let conversions: [Builtin] = [
        Builtin(
            "date",
            forms: [
                [.single("from")], [.init("year", .number), .init("month", .number), .init("day", .number)],
            ],
            gives: { _ in .date },
            "Le jour que dit un texte, celui d'une date avec heure, ou celui d'un an, mois et jour.",
            examples: [
                (#"date("2025-06-15")"#, #"@"2025-06-15""#), ("date(2025, 6, 15)", #"@"2025-06-15""#),
                (#"date("2025-02-30")"#, "null"),
            ]
        ) { call in
            guard call.form == 0 else {
                guard let year = call[0].whole, let month = call[1].whole, let day = call[2].whole,
                    let date = CalendarDate(year: year, month: month, day: day)
                else { return call.null("ce jour n'existe pas") }
                return .date(date)
            }
            switch call[0] {
            case .string(let text):
                return CalendarDate(text).map { .date($0) } ?? call.null("ce texte n'est pas une date")
            case .date: return call[0]
            case .dateTime(let moment): return .date(moment.date)
            default: return call.null("« date » attend un texte ou une date")
            }
        }.also("jour"),
        Builtin(
            "time",
            forms: [
                [.single("from")],
                [
                    .init("hour", .number), .init("minute", .number), .init("second", .number),
                    .optional("offset", .daysDuration, takesNull: true),
                ],
            ],
            gives: { _ in .time },
            "L'heure que dit un texte, celle d'une date avec heure, ou celle d'une heure, minute et seconde.",
            examples: [
                (#"time("10:15:00")"#, #"@"10:15:00""#), ("time(10, 15, 0)", #"@"10:15:00""#),
                (#"time("25:00:00")"#, "null"),
            ]
        ) { call in
            guard call.form == 0 else {
                return clock(call[0], call[1], call[2], zone(call[3])).map { .time($0) }
                    ?? call.null("cette heure n'existe pas")
            }
            switch call[0] {
            case .string(let text):
                return ClockTime(text).map { .time($0) } ?? call.null("ce texte n'est pas une heure")
            case .time: return call[0]
            case .dateTime(let moment): return .time(moment.time)
            case .date: return .time(.midnight)
            default: return call.null("« time » attend un texte ou une heure")
            }
        }.also("heure"),
        Builtin(
            "date and time",
            forms: [
                [.single("from")], [.single("date"), .init("time", .time)],
                [
                    .init("year", .number), .init("month", .number), .init("day", .number), .init("hour", .number),
                    .init("minute", .number), .init("second", .number), .optional("offset", .any, takesNull: true),
                ],
            ],
            gives: { _ in .dateTime }, "La date avec heure que dit un texte, ou celle d'une date et d'une heure.",
            examples: [
                (#"date and time("2025-06-15T10:15:00")"#, #"@"2025-06-15T10:15:00""#),
                (#"date and time(date("2025-06-15"), time("10:15:00"))"#, #"@"2025-06-15T10:15:00""#),
            ]
        ) { call in
            dateTime(call).map { .dateTime($0) } ?? call.null("cette date avec heure n'existe pas")
        },
        Builtin(
            "number",
            [
                .init("from", .string), .optional("grouping separator", .string, takesNull: true),
                .optional("decimal separator", .string, takesNull: true),
            ], gives: .number, "Le nombre que dit un texte, avec les séparateurs donnés.",
            examples: [
                (#"number("1500.50")"#, "1500.50"), (#"number("1 500,50", " ", ",")"#, "1500.50"),
                (#"number("douze")"#, "null"),
            ]
        ) { call in
            number(call).map { .number($0) } ?? call.null("ce texte n'est pas un nombre")
        },
        Builtin(
            "string", [.init("from", .any)], gives: .string, "La valeur écrite en texte.",
            examples: [
                ("string(1.5)", #""1.5""#), (#"string(@"2025-06-15")"#, #""2025-06-15""#), ("string(null)", "null"),
            ]
        ) { call in
            .string(call[0].description)
        }.marked(.readsAllEntries).also("texte"),
        Builtin(
            "duration", [.init("from", .string)], gives: .any,
            "La durée que dit un texte : en jours (P30D) ou en mois (P18Y).",
            examples: [
                (#"duration("P30D")"#, #"@"P30D""#), (#"duration("P18Y")"#, #"@"P18Y""#), (#"duration("18")"#, "null"),
            ]
        ) { call in
            call[0].string.flatMap(Temporal.duration) ?? call.null("ce texte n'est pas une durée")
        }.also("durée", "duree"),
        Builtin(
            "years and months duration", [.single("from", need: .days), .single("to", need: .days)],
            gives: .monthsDuration,
            "La durée en années et mois révolus d'une date à l'autre.",
            examples: [
                (#"years and months duration(@"1980-02-03", @"2023-11-15")"#, #"@"P43Y9M""#),
                (#"years and months duration(@"2007-06-15", @"2025-06-14").years"#, "17"),
            ]
        ) { call in
            guard let from = call[0].day, let to = call[1].day else { return call.null("deux dates sont attendues") }
            return .monthsDuration(MonthsDuration(months: monthsBetween(from, to)))
        }.compiled { $0.monthsBetween($1) },
        Builtin(
            "range", [.init("from", .string)], gives: .range(.any), "L'intervalle que dit un texte.",
            examples: [(#"range("[18..65]")"#, "[18..65]"), (#"range("[18..")"#, "null")]
        ) { call in
            RangeText.value(call[0].string ?? "", call.evaluator).map { .range($0) }
                ?? call.null("ce texte n'est pas un intervalle")
        },
    ]

    /// The whole months from one day to the other: negative backwards.
    static func monthsBetween(_ from: CalendarDate, _ to: CalendarDate) -> Int {
        if to < from { return -monthsBetween(to, from) }
        let (start, end) = (from.components, to.components)
        return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0)
    }
}

extension Value {
    /// A number's whole part, if it fits.
    var whole: Int? { number?.truncatedInteger }

    /// The day of a date or of a date and time.
    var day: CalendarDate? {
        switch self {
        case .date(let date): date
        case .dateTime(let moment): moment.date
        default: nil
        }
    }
}

/// Hour, minute and second, which may have a fraction, as a time.
private func clock(_ hour: Value, _ minute: Value, _ second: Value, _ zone: Zone?) -> ClockTime? {
    guard let zone, let seconds = second.number, let whole = seconds.rounded(scale: 0, .floor)?.integer,
        let nanoseconds = DaysDuration(seconds: seconds).map({
            $0.nanoseconds - Int128(whole) * Int128(ClockTime.second)
        }),
        let hour = hour.whole, let minute = minute.whole
    else { return nil }
    return ClockTime(hour: hour, minute: minute, second: whole, nanosecond: Int(nanoseconds), zone: zone)
}

/// The zone that an argument says: none, an offset, or a region's name; `nil` where it is none of these.
private func zone(_ value: Value) -> Zone? {
    switch value {
    case .null: .local
    case .daysDuration(let duration):
        Int(exactly: duration.nanoseconds / Int128(ClockTime.second)).flatMap { Zone(seconds: $0) }
    case .string(let name): ZoneRegion.named(name).map { .region($0) }
    default: nil
    }
}

private func dateTime(_ call: Builtin.Call) -> DateTime? {
    switch (call.form, call[0]) {
    case (0, .string(let text)): return DateTime(text)
    case (0, .dateTime(let moment)): return moment
    case (0, .date(let date)): return DateTime(date, .midnight)
    case (1, _):
        guard let day = call[0].day, case .time(let time) = call[1] else { return nil }
        return DateTime(day, time)
    case (2, _):
        guard let year = call[0].whole, let month = call[1].whole, let day = call[2].whole,
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return clock(call[3], call[4], call[5], zone(call[6])).map { DateTime(date, $0) }
    default: return nil
    }
}

private func number(_ call: Builtin.Call) -> Decimal128? {
    guard var text = call[0].string else { return nil }
    let (grouping, decimal) = (call[1].string, call[2].string)
    guard [nil, " ", ",", "."].contains(grouping), [nil, ",", "."].contains(decimal),
        grouping != decimal || grouping == nil
    else { return nil }
    if let grouping { text = String(text.filter { String($0) != grouping }) }
    if decimal == "," {
        guard !text.contains(".") else { return nil }
        text = String(text.map { $0 == "," ? "." : $0 })
    }
    // The grammar has no number that ends with its point (DMN 1.5, 10.3.1.2, rule 37).
    let whole = text.prefix { $0 != "e" && $0 != "E" }
    return whole.last == "." ? nil : Decimal128(text)
}

/// A range written in a text: its ends are literals.
private enum RangeText {
    static func value(_ text: String, _ evaluator: Evaluator) -> RangeValue? {
        let (parsed, _) = ExpressionParser.parse(
            SourceText(text, name: "range"), scope: Scope(library: evaluator.library))
        guard let parsed, case .range(let lower, _, let upper, _) = parsed.root.form, isLiteral(lower),
            isLiteral(upper),
            case .range(let range) = evaluator.run(parsed, Frame(.environment(Values()))),
            let low = range.lower, let high = range.upper, let order = low.compared(to: high), order <= 0
        else { return nil }
        return range
    }

    private static func isLiteral(_ node: Node) -> Bool {
        switch node.form {
        case .literal: true
        case .call(let function, let arguments):
            if case .name(let name) = function.form, ["date", "time", "date and time", "duration"].contains(name) {
                arguments.allSatisfy { if case .literal = $0.value.form { true } else { false } }
            } else {
                false
            }
        default: false
        }
    }
}
