import AvalSource
import AvalValues

/// Reads `sorties`: for a result the list of its values, the most important first.
struct TableOutputs {
    let log: FindingLog

    /// The values of each result, as unary tests.
    func allowed(_ map: YAMLMap, _ names: [String]) -> [String: SourceText] {
        guard let lists = map.map("sorties", what: "« sorties »") else { return [:] }
        lists.refuseUnknownKeys(names)
        let texts = names.compactMap { name in values(lists, name).map { (name, $0) } }
        return Dictionary(texts, uniquingKeysWith: { first, _ in first })
    }

    private func values(_ lists: YAMLMap, _ name: String) -> SourceText? {
        guard let items = lists.list(name) else { return nil }
        if items.isEmpty {
            log.error(
                "liste_vide", "« \(name) » n'a pas de valeur", at: lists.entry(name)?.value.span ?? lists.head,
                help: "écrivez ses valeurs, ou supprimez la ligne")
            return nil
        }
        let literals = items.compactMap { item in
            item.text("chaque valeur de « \(name) »", log).map {
                Self.literal($0.string, isPlain: item.style == .plain)
            }
        }
        return SourceText(literals.joined(separator: ", "), name: lists.span.file.path)
    }

    /// A number, a day or a truth as it stands, unless it is between marks; anything else is a text.
    private static func literal(_ text: String, isPlain: Bool) -> String {
        guard isPlain else { return Value.string(text).literal }
        if let number = Decimal128(text) { return number.description }
        if let date = CalendarDate(text) { return Value.date(date).literal }
        return ["true", "false"].contains(text) ? text : Value.string(text).literal
    }
}
