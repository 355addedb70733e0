import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// The controls asked for, those out of reach, and the service's own choices.
public struct ControlList: JSONConvertible {
    /// The controls, in the order of the files.
    public let controls: [Control]
    /// The controls that are not made.
    public let uncontrolled: [RuleModel.Uncontrolled]
    /// The service's own choices.
    public let parameters: [ServiceParameter]
    /// The day that was asked for; nil where none was.
    let day: Int?

    /// Whether there is nothing in it.
    public var isEmpty: Bool { controls.isEmpty && uncontrolled.isEmpty && parameters.isEmpty }

    /// How many there are, in one line, for a person.
    public var summary: String {
        let counts = [
            (controls.count, "contrôle(s)"), (uncontrolled.count, "hors contrôle"), (parameters.count, "paramètre(s)"),
        ]
        return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "."
    }

    /// The list as programs read it.
    public var json: JSONValue {
        [
            "controles": .array(controls.map(\.json)),
            "hors_controle": .array(
                uncontrolled.map { entry in
                    var members = [
                        JSONMember("fiche", .string(entry.fiche.string)), JSONMember("raison", .string(entry.reason)),
                    ]
                    if let doubt = entry.doubt { members.append(JSONMember("doute", .string(doubt))) }
                    return .object(members + entry.fiche.span.place)
                }),
            "parametres": .array(parameters.map { $0.json(on: day) }),
        ]
    }
}

extension Control {
    fileprivate var json: JSONValue {
        var members = [
            JSONMember("code", .string(code)), JSONMember("fiches", .array(fiches.map { .string($0) })),
            JSONMember("gravites", .array(severities.map { .string($0.word) })),
            JSONMember("etape", .string(step.word)),
        ]
        members += whole.members
        if !parts.isEmpty {
            let cases = parts.map { part -> JSONValue in
                let fiches = part.fiches.map { JSONValue.string($0) }
                let own = fiches.isEmpty ? [] : [JSONMember("fiches", .array(fiches))]
                return .object(own + part.members)
            }
            members.append(JSONMember("cas", .array(cases)))
        }
        return .object(members)
    }
}

extension Control.Part {
    fileprivate var members: [JSONMember] {
        var members: [JSONMember] = []
        func add(_ key: String, _ value: String?) {
            if let value { members.append(JSONMember(key, .string(value))) }
        }
        if let gravity {
            add("avant_signature", gravity.before.word)
            add("signature", gravity.signing.word)
        }
        add("gravite_selon", gravityChoice)
        add("si", condition)
        add("reference", reference)
        add("sans_article", withoutArticle)
        add("du", validity.from.map { CalendarDate(dayNumber: $0).description })
        add("au", validity.to.map { CalendarDate(dayNumber: $0).description })
        add("doute", doubt)
        add("a_revoir", review.map { CalendarDate(dayNumber: $0).description })
        return members + span.place
    }
}

extension SourceSpan {
    /// The file and the line.
    fileprivate var place: [JSONMember] {
        [JSONMember("fichier", .string(file.path)), JSONMember("ligne", .integer(start.line))]
    }
}
