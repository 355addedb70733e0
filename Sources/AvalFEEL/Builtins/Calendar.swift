import AvalValues

extension Builtins {
    /// Days and moments (DMN 1.5, tables 76 and 77).
    static let calendar: [Builtin] = [
        Builtin(
            "now", [], gives: .dateTime, "La date et l'heure courantes ; les règles ne peuvent pas s'en servir.",
            examples: []
        ) { call in
            call.evaluator.now.map { .dateTime($0) } ?? call.null("il n'y a pas d'horloge ici")
        }.marked(.readsClock),
        Builtin(
            "today", [], gives: .date, "La date courante ; les règles ne peuvent pas s'en servir.", examples: []
        ) { call in
            call.evaluator.now.map { .date($0.date) } ?? call.null("il n'y a pas d'horloge ici")
        }.marked(.readsClock),
        onDay("day of year", .number, "Le numéro du jour dans l'année.", (#"day of year(@"2019-09-17")"#, "260")) {
            .number($0.dayOfYear)
        },
        onDay(
            "day of week", .string, "Le jour de la semaine, en anglais.",
            (#"day of week(@"2019-09-17")"#, #""Tuesday""#)
        ) {
            .string(weekdays[$0.weekday - 1])
        }.giving(weekdays),
        onDay("month of year", .string, "Le mois, en anglais.", (#"month of year(@"2019-09-17")"#, #""September""#)) {
            .string(months[$0.month - 1])
        }.giving(months),
        onDay("week of year", .number, "Le numéro de la semaine (ISO 8601).", (#"week of year(@"2003-12-29")"#, "1")) {
            .number($0.weekOfYear)
        },
    ]

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func onDay(
        _ name: String, _ kind: Kind, _ summary: String, _ example: Builtin.Example,
        _ body: @escaping @Sendable (CalendarDate) -> Value
    ) -> Builtin {
        Builtin(name, [.single("date")], gives: kind, summary, examples: [example]) { call in
            call[0].day.map(body) ?? call.null("« \(name) » attend une date")
        }
    }
}
