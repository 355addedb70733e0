import AvalJSON
import AvalSource

extension Finding {
    /// The finding as programs read it: `gravite`, `code`, `message`, and where they apply `aide`, `fichier`, `ligne`,
    /// `colonne`, `fin_ligne`, `fin_colonne` (from 1, in characters; the end is the position after the last) and `lies`,
    /// other spans with the same keys; `dessin`, lines that show what is wrong.
    public var json: JSONValue {
        var members = [
            JSONMember("gravite", .string(severity.rawValue)), JSONMember("code", .string(code)),
            JSONMember("message", .string(message)),
        ]
        if let help { members.append(JSONMember("aide", .string(help))) }
        if let span { members += span.members }
        if !drawing.isEmpty { members.append(JSONMember("dessin", .array(drawing.map { .string($0) }))) }
        if !related.isEmpty {
            let others = related.map {
                JSONValue.object([JSONMember("message", .string($0.message))] + $0.span.members)
            }
            members.append(JSONMember("lies", .array(others)))
        }
        return .object(members)
    }
}

extension [Finding] {
    /// The findings as one array, in the order in which people are shown them.
    public var json: JSONValue { .array(DiagnosticPrinter.sorted(self).map(\.json)) }
}

extension SourceSpan {
    fileprivate var members: [JSONMember] {
        let (start, end) = (start, end)
        return [
            JSONMember("fichier", .string(file.path)), JSONMember("ligne", .integer(start.line)),
            JSONMember("colonne", .integer(start.column)), JSONMember("fin_ligne", .integer(end.line)),
            JSONMember("fin_colonne", .integer(end.column)),
        ]
    }
}
