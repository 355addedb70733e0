import AvalJSON
import AvalSource
import AvalValues

/// Changes in the words of those who read them: French lines for people.
public enum ChangeWords {
    /// One line: what became of the thing, where it stands, and what people call it.
    public static func heading(_ change: RuleChange) -> String {
        let sign =
            switch change.nature {
            case .added: "+"
            case .removed: "−"
            case .changed: "~"
            }
        let title = change.title.map { " — \(oneLine($0))" } ?? ""
        return "\(sign) \(change.subject.name)\(title)  (\(place(change.span)))"
    }

    /// Where something stands, as people find it.
    public static func place(_ span: SourceSpan) -> String {
        let start = span.start
        return "\(span.file.path):\(start.line):\(start.column)"
    }

    /// What an edit says, one line: `condition : « a » devient « b »`.
    public static func line(_ edit: TreeEdit) -> String {
        let place = edit.path.isEmpty ? "valeur" : edit.path.map(word).joined(separator: " › ")
        switch (edit.before, edit.after) {
        case (let before?, let after?): return "\(place) : \(shown(before)) devient \(shown(after))"
        case (nil, let after?): return "\(place), nouveau : \(shown(after))"
        case (let before?, nil): return "\(place), retiré : \(shown(before))"
        case (nil, nil): return "\(place) : l'ordre a changé"
        }
    }

    /// For whom it matters, in words; nil where it does for everybody.
    public static func reach(_ change: RuleChange) -> String? {
        switch change.reach {
        case .from(let day): "à partir du \(CalendarDate(dayNumber: day))"
        case .exercice(let year): "exercice \(year)"
        case .all: nil
        }
    }

    /// The keys of rule files that are no words of French.
    private static let words: TextMap<String> = [
        "si": "condition", "gravite": "gravité", "reference": "référence", "prix_ht": "prix HT", "pour": "portée",
        "du": "début", "au": "fin",
    ]

    private static func word(_ key: String) -> String { words[key] ?? key }

    /// What a node says: a text between marks; what is more as the file has it, on one line.
    private static func shown(_ node: YAMLNode) -> String {
        if let text = node.string { return "« \(oneLine(text)) »" }
        let span = node.span
        let text = String(decoding: span.file.bytes[span.lower..<span.upper], as: UTF8.self)
        let line = oneLine(text)
        return line.count > longest ? "\(line.prefix(longest))…" : line
    }

    private static let longest = 240

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension RuleChange {
    /// As JSON: `{"sujet", "nature", "titre", "ou", "effet", "references", "modifications": [{"chemin", "avant", "apres"}]}`.
    public var json: JSONValue {
        var members = [
            JSONMember("sujet", .string(subject.name)), JSONMember("nature", .string(nature.word)),
            JSONMember("ou", .string(ChangeWords.place(span))), JSONMember("juge", .bool(isEffective)),
        ]
        if let title { members.append(JSONMember("titre", .string(title))) }
        switch reach {
        case .from(let day): members.append(JSONMember("a_partir_du", .string("\(CalendarDate(dayNumber: day))")))
        case .exercice(let year): members.append(JSONMember("exercice", .integer(year)))
        case .all: break
        }
        members.append(JSONMember("references", .array(references.map { .string($0) })))
        members.append(JSONMember("modifications", .array(edits.map(\.json))))
        return .object(members)
    }
}

extension TreeEdit {
    fileprivate var json: JSONValue {
        var members = [JSONMember("chemin", .array(path.map { .string($0) }))]
        if let before { members.append(JSONMember("avant", before.json)) }
        if let after { members.append(JSONMember("apres", after.json)) }
        return .object(members)
    }
}

extension YAMLNode {
    /// What it says, every scalar a text.
    fileprivate var json: JSONValue {
        switch content {
        case .scalar(let text, _): .string(text.string)
        case .sequence(let items): .array(items.map(\.json))
        case .mapping(let entries): .object(entries.map { JSONMember($0.name, $0.value.json) })
        case .unreadable: .null
        }
    }
}
