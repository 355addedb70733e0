import AvalValues

extension Builtins {
    /// Ages and days that are worked.
    static let workingDays: [Builtin] = [
        Builtin(
            "age", [.init("naissance", .date), .init("date", .date)], gives: .number,
            "L'âge en années révolues à une date. Qui est né un 29 février prend un an le 1er mars des années communes. "
                + "Avant la naissance, l'âge est négatif.",
            examples: [
                (#"age(@"2007-06-15", @"2025-06-14")"#, "17"), (#"age(@"2007-06-15", @"2025-06-15")"#, "18"),
                (#"age(@"2008-02-29", @"2026-02-28")"#, "17"), (#"age(@"2008-02-29", @"2026-03-01")"#, "18"),
                (#"age(@"2007-06-15", @"2007-06-14")"#, "-1"), (#"age(null, @"2025-06-14")"#, "null"),
            ]
        ) { call in
            guard case .date(let birth) = call[0], case .date(let day) = call[1] else { return .null }
            return .number(Age.years(from: birth.components, to: day.components))
        }.marked([.sharesName, .givesWhole]).compiled { $0.age($1) },
        Builtin(
            "jour ouvre", [.init("date", .date), holidays], gives: .boolean,
            "Vrai si le jour va du lundi au vendredi et n'est pas dans la liste des jours fériés ; null hors des années de "
                + "cette liste.",
            examples: [
                (#"jour ouvre(@"2024-02-02", [])"#, "true"), (#"jour ouvre(@"2024-02-03", [])"#, "false"),
                (#"jour ouvre(@"2024-05-08", [@"2024-05-08"])"#, "false"),
                (#"jour ouvre(@"2025-05-08", [@"2024-05-08"])"#, "null"),
            ]
        ) { call in
            guard case .date(let day) = call[0] else { return .null }
            return Holidays(call[1].list ?? []).isOpen(day).map { .boolean($0) } ?? call.null(Holidays.reason(day))
        },
        Builtin(
            "ajouter jours ouvres", [.init("date", .date), .init("n", .number), holidays], gives: .date,
            "Le n-ième jour ouvré après une date, ou avant elle si n est négatif ; 0 rend la date. Null hors des années de "
                + "la liste des jours fériés.",
            examples: [
                (#"ajouter jours ouvres(@"2024-02-07", -3, [])"#, #"@"2024-02-02""#),
                (#"ajouter jours ouvres(@"2024-02-02", 1, [])"#, #"@"2024-02-05""#),
                (#"ajouter jours ouvres(@"2024-05-13", -3, [@"2024-05-08", @"2024-05-09"])"#, #"@"2024-05-06""#),
                (#"ajouter jours ouvres(@"2024-02-03", 0, [])"#, #"@"2024-02-03""#),
            ]
        ) { call in
            guard case .date(var day) = call[0], let count = call[1].number?.integer, count.magnitude <= 10_000 else {
                return call.null("un nombre de jours est entier, de -10000 à 10000")
            }
            let holidays = Holidays(call[2].list ?? [])
            var left = count.magnitude
            while left > 0 {
                guard call.evaluator.charge(1), let next = day.adding(days: count.signum()) else { return .null }
                day = next
                guard let isOpen = holidays.isOpen(day) else { return call.null(Holidays.reason(day)) }
                if isOpen { left -= 1 }
            }
            return .date(day)
        },
    ]

    private static let holidays = Builtin.Parameter("feries", .list(.date))
}

/// Whole years from one day to another.
enum Age {
    /// A day by the calendar.
    typealias Day = (year: Int, month: Int, day: Int)

    /// The birthdays from `birth` to `day`, that of the birth not counted; less than 0 before it.
    ///
    /// In years without a 29 February that birthday is on 1 March, which is the day that protects a minor.
    @inline(__always)
    static func years(from birth: Day, to day: Day) -> Int {
        let isBefore = day.month < birth.month || day.month == birth.month && day.day < birth.day
        return day.year - birth.year - (isBefore ? 1 : 0)
    }
}
