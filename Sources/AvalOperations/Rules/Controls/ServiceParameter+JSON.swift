import AvalJSON
import AvalRules
import AvalValues

extension ServiceParameter {
    /// The choice as programs read it: what it is set to on a day, or from one day to another where none is asked for, what
    /// it may be set to, and why.
    func json(on day: Int?) -> JSONValue {
        var members = [JSONMember("code", .string(code)), JSONMember("libelle", .string(label))]
        if let day {
            members.append(JSONMember("valeur", Self.json(setting(on: day).value)))
        } else if let constant {
            members.append(JSONMember("valeur", Self.json(constant)))
        } else {
            members.append(JSONMember("valeurs", .array(timeline.map { Self.json($0) })))
        }
        if case .words(let words) = kind { members.append(JSONMember("parmi", .array(words.map { .string($0) }))) }
        members += [JSONMember("defaut", Self.json(fallback.value)), JSONMember("raison", .string(reason))]
        if let doubt { members.append(JSONMember("doute", .string(doubt))) }
        return .object(members)
    }

    private static func json(_ setting: Setting) -> JSONValue {
        var members: [JSONMember] = []
        if let from = setting.validity.from {
            members.append(JSONMember("du", .string(CalendarDate(dayNumber: from).description)))
        }
        if let to = setting.validity.to {
            members.append(JSONMember("au", .string(CalendarDate(dayNumber: to).description)))
        }
        return .object(members + [JSONMember("valeur", json(setting.value))])
    }

    private static func json(_ value: Value) -> JSONValue {
        switch value {
        case .boolean(let truth): .bool(truth)
        case .number(let number): JSONNumber(number.description).map { .number($0) } ?? .string(number.description)
        case .string(let text): .string(text)
        default: .string(value.description)
        }
    }
}
