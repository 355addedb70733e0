import AvalFEEL
import AvalJSON
import AvalSource
import AvalValues

/// Values and types as the conformance cases write them.
enum ConformanceCodec {
    /// The value that a JSON value stands for; `nil` where it stands for none.
    static func value(_ json: JSONValue) -> Value? {
        switch json {
        case .null: .null
        case .bool(let truth): .boolean(truth)
        case .string(let text): .string(text)
        case .object(let members): members.count == 1 ? tagged(members[0].key, members[0].value) : nil
        case .number, .array: nil
        }
    }

    private static func tagged(_ tag: String, _ json: JSONValue) -> Value? {
        switch tag {
        case "number": json.string.flatMap { Decimal128($0) }.map { .number($0) }
        case "date": json.string.flatMap { CalendarDate($0) }.map { .date($0) }
        case "time": json.string.flatMap { ClockTime($0) }.map { .time($0) }
        case "date and time": json.string.flatMap { DateTime($0) }.map { .dateTime($0) }
        case "days and time duration", "years and months duration": json.string.flatMap(duration)
        case "list": json.array.flatMap(list)
        case "context": json.members.flatMap(context)
        default: nil
        }
    }

    private static func duration(_ text: String) -> Value? {
        switch DurationText(text) {
        case .days(let duration): .daysDuration(duration)
        case .months(let duration): .monthsDuration(duration)
        case nil: nil
        }
    }

    private static func list(_ items: [JSONValue]) -> Value? {
        let values = items.compactMap(value)
        return values.count == items.count ? .list(values) : nil
    }

    private static func context(_ members: [JSONMember]) -> Value? {
        let values = members.compactMap { member in value(member.value).map { (member.key, $0) } }
        return values.count == members.count ? .context(Context(values)) : nil
    }

    private static let kinds: TextMap<Kind> = [
        "number": .number, "string": .string, "boolean": .boolean, "date": .date, "time": .time,
        "date and time": .dateTime, "days and time duration": .daysDuration,
        "years and months duration": .monthsDuration, "Any": .any,
    ]

    /// The type that a JSON value stands for; an absent one is any. `nil` where it stands for none.
    static func type(_ json: JSONValue?, _ scope: Scope) -> ItemType? {
        guard let json else { return .kind(.any) }
        if case .string(let name) = json { return kinds[name].map { .kind($0) } }
        guard let (tag, inner) = json.members?.first.map({ ($0.key, $0.value) }) else { return nil }
        switch tag {
        case "list": return type(inner, scope).map { .list($0) }
        case "context": return fields(inner, scope).map { .context($0) }
        case "function": return function(inner, scope)
        case "base":
            guard let base = type(inner, scope), let text = json["allowedValues"]?.string,
                let tests = ExpressionParser.parseUnaryTests(SourceText(text, name: "type"), scope: scope).0
            else { return nil }
            return .constrained(base, tests)
        default: return nil
        }
    }

    private static func fields(_ json: JSONValue, _ scope: Scope) -> [(name: String, type: ItemType)]? {
        guard let members = json.members else { return nil }
        let fields = members.compactMap { member in type(member.value, scope).map { (name: member.key, type: $0) } }
        return fields.count == members.count ? fields : nil
    }

    private static func function(_ json: JSONValue, _ scope: Scope) -> ItemType? {
        guard let parameters = json["parameters"]?.array, let result = type(json["result"], scope) else { return nil }
        let kinds = parameters.compactMap { type($0["type"], scope)?.kind }
        return kinds.count == parameters.count ? .kind(.function(kinds, result.kind)) : nil
    }

    /// Whether a result is the expected one: the suite lets numbers differ by less than 10^-8.
    static func agree(_ actual: Value, _ expected: Value) -> Bool {
        switch (actual, expected) {
        case (.number(let one), .number(let other)):
            guard let difference = one.subtracting(other)?.magnitude,
                let tolerance = Decimal128(significand: 1, exponent: -8)
            else { return false }
            return difference < tolerance
        case (.list(let left), .list(let right)):
            return left.count == right.count && zip(left, right).allSatisfy(agree)
        case (.context(let left), .context(let right)):
            return left.count == right.count
                && right.entries.allSatisfy { name, value in left[name].map { agree($0, value) } ?? false }
        default: return actual.equals(expected) == .yes
        }
    }
}
