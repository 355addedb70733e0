import AvalValues

/// The values of a column cut into parts, in each of which every cell of the column answers the same; null is a part of
/// its own, the last, and before it those moments without a zone that compare otherwise than those with one.
struct Partition {
    /// A value out of each part.
    let values: [Value]
    /// How many parts there are, null and moments of another sort left out.
    let usual: Int

    /// The parts of the values of a kind, cut at the marks of all cells; nil for a kind without countable parts. Of numbers
    /// only those of `domain` come.
    init?(of kind: Kind, at marks: [Value], domain: NumberDomain = .any) {
        let parts: [Value]? =
            switch kind {
            case .boolean: [.boolean(true), .boolean(false)]
            case .word(let domain):
                domain.isOpen ? Self.texts(marks + domain.words.map { .string($0) }) : domain.words.map { .string($0) }
            case .string: Self.texts(marks)
            case .number: domain.among(Self.ordered(marks, kind))
            case .date, .monthsDuration, .daysDuration: Self.ordered(marks, kind)
            case .time, .dateTime: Self.areOfOneSort(marks) ? Self.ordered(marks, kind) : nil
            default: nil
            }
        guard let parts else { return nil }
        usual = parts.count
        values = parts + Self.strangers(marks, kind) + [.null]
    }

    /// Whether times are all local; or, with days, all of known zones. A time of day alone has no order around the world.
    private static func areOfOneSort(_ marks: [Value]) -> Bool {
        let zoned = marks.count { $0.hasZone }
        return zoned == 0 || zoned == marks.count && marks.allSatisfy { $0.kind == .dateTime }
    }

    /// The parts of the moments without a zone, where they are not those of the moments with one: each is read by the
    /// clock of what it is compared with (DMN 1.5, table 54), which makes no difference as long as all clocks are one.
    private static func strangers(_ marks: [Value], _ kind: Kind) -> [Value] {
        let moments = marks.compactMap { mark in if case .dateTime(let moment) = mark { moment } else { nil } }
        guard Set(moments.map(\.offset)).count > 1 else { return [] }
        let local = moments.map { moment in
            Value.dateTime(DateTime(moment.date, ClockTime(nanoseconds: moment.time.nanoseconds, zone: .local)))
        }
        return ordered(local, kind)
    }

    private static func texts(_ marks: [Value]) -> [Value] {
        let texts = NameSet(marks.compactMap(\.string))
        let other = (0...texts.count).lazy.map { $0 == 0 ? "autre" : "autre \($0 + 1)" }.first { !texts.contains($0) }
        return texts.sorted().map { .string($0) } + (other.map { [.string($0)] } ?? [])
    }

    /// What lies below, at, between and above the marks; where nothing lies between two, no part does.
    private static func ordered(_ marks: [Value], _ kind: Kind) -> [Value] {
        // Equal marks keep the order of the rows, so that an example is written as the first of them.
        let sorted = marks.sorted { ($0.compared(to: $1) ?? 0) < 0 }
        guard let lowest = sorted.first, let highest = sorted.last else { return [origin(kind)].compactMap { $0 } }
        var parts = [lowest.stepped(by: -1)].compactMap { $0 }
        for (index, mark) in sorted.enumerated() {
            // 1 and 1.0 are one mark.
            if index > 0, sorted[index - 1].compared(to: mark) == 0 { continue }
            if index > 0, let between = sorted[index - 1].between(mark) { parts.append(between) }
            parts.append(mark)
        }
        return parts + [highest.stepped(by: 1)].compactMap { $0 }
    }

    /// Some value of a kind of which the cells say nothing.
    private static func origin(_ kind: Kind) -> Value? {
        switch kind {
        case .number: .number(0)
        case .date: CalendarDate(year: 2025, month: 1, day: 1).map { .date($0) }
        case .monthsDuration: .monthsDuration(MonthsDuration(months: 0))
        case .daysDuration: .daysDuration(DaysDuration(seconds: 0))
        case .time: noon.map { .time($0) }
        case .dateTime:
            CalendarDate(year: 2025, month: 1, day: 1).flatMap { day in noon.map { .dateTime(DateTime(day, $0)) } }
        default: nil
        }
    }

    private static let noon = ClockTime(hour: 12, minute: 0, second: 0)
}

extension Value {
    /// Whether it is a time of a known zone.
    fileprivate var hasZone: Bool {
        switch self {
        case .time(let time): time.zone != .local
        case .dateTime(let moment): moment.hasZone
        default: false
        }
    }

    /// The value one step (a unit, a day, a month, an hour) further; nil at the end of what can be written.
    fileprivate func stepped(by step: Int) -> Value? {
        switch self {
        case .number(let number):
            guard let next = number.adding(Decimal128(step)), next != number else { return nil }
            return .number(next)
        case .date(let date): return date.adding(days: step).map { .date($0) }
        case .monthsDuration(let duration):
            let (months, overflow) = duration.months.addingReportingOverflow(step)
            return overflow ? nil : .monthsDuration(MonthsDuration(months: months))
        case .daysDuration(let duration):
            let (time, overflow) = duration.nanoseconds.addingReportingOverflow(Int128(step) * 86_400_000_000_000)
            return overflow ? nil : .daysDuration(DaysDuration(nanoseconds: time))
        case .time, .dateTime: return stepped(bySeconds: step * 3_600) ?? stepped(bySeconds: step)
        default: return nil
        }
    }

    /// A time so many seconds later, on the same day where it is a time of day; times are told apart by the second.
    private func stepped(bySeconds seconds: Int) -> Value? {
        switch self {
        case .time(let time):
            let moved = time.nanoseconds + seconds * ClockTime.second
            guard (0..<ClockTime.day).contains(moved) else { return nil }
            return .time(ClockTime(nanoseconds: moved, zone: time.zone))
        case .dateTime(let moment):
            return moment.adding(nanoseconds: Int128(seconds) * Int128(ClockTime.second)).map { .dateTime($0) }
        default: return nil
        }
    }

    /// A value between this one and a greater one, the plainest: the next whole step, or what lies in the middle.
    fileprivate func between(_ upper: Value) -> Value? {
        if case .number(let low) = self {
            let whole = low.isInteger ? low : low.rounded(scale: 0, .floor)
            let next = whole.flatMap { Value.number($0).stepped(by: 1) }
            if let next, let order = next.compared(to: upper), order < 0 { return next }
        } else if let next = stepped(by: 1), let order = next.compared(to: upper), order < 0 {
            return next
        }
        switch (self, upper) {
        case (.time, .time), (.dateTime, .dateTime):
            return [60, 1].lazy.compactMap { stepped(bySeconds: $0) }.first { ($0.compared(to: upper) ?? 0) < 0 }
        case (.number(let low), .number(let high)):
            let middle = low.adding(high)?.divided(by: Decimal128(2))
            return middle.flatMap { low < $0 && $0 < high ? .number($0) : nil }
        case (.daysDuration(let low), .daysDuration(let high)):
            let (width, overflow) = high.nanoseconds.subtractingReportingOverflow(low.nanoseconds)
            guard !overflow, width > 1 else { return nil }
            return .daysDuration(DaysDuration(nanoseconds: low.nanoseconds + width / 2))
        default: return nil
        }
    }
}
