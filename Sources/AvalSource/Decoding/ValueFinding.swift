/// What can be wrong with a key or a value, whatever the file says. `what` is the mapping or the value as a sentence
/// names it.
enum ValueFinding: FindingKind {
    static let stage = "Clés et valeurs"

    case notMapping(what: String, found: String)
    case mappingForList(what: String, firstKey: String)
    case unexpected(what: String, found: String, wanted: ExpectedValue)
    case emptyValue(key: String, itemsBelow: Bool = false)
    case missingKey(what: String, key: String)
    case unknownKey(what: String, key: String, near: String?, known: [String])
    case malformedName(what: String, example: String)

    enum Code: String, FindingCode {
        case malformedName = "nom_mal_forme"

        var title: FindingTitle {
            switch self {
            case .malformedName: .error("Nom mal formé")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .notMapping(let what, let found):
            .init(
                .unexpectedValue, "\(what) s'écrit avec des clés et leurs valeurs, pas avec \(found)",
                help: "écrivez « clé: valeur », une par ligne")
        case .mappingForList(let what, let firstKey):
            .init(
                .unexpectedValue, "\(what) doit être une liste, pas des clés et leurs valeurs",
                help: "mettez un tiret devant la première clé de chaque élément : « - \(firstKey): … »")
        case .unexpected(let what, let found, let wanted):
            .init(.unexpectedValue, "\(what) doit être \(wanted.named), pas \(found)", help: wanted.help)
        case .emptyValue(let key, let itemsBelow):
            .init(
                .emptyValue, "« \(key) » n'a pas de valeur",
                help: itemsBelow
                    ? "mettez ses éléments, qui suivent, en retrait sous elle : deux espaces de plus"
                    : "écrivez sa valeur, ou supprimez la ligne")
        case .missingKey(let what, let key):
            .init(.missingKey, "\(what) doit avoir la clé « \(key) »", help: "ajoutez « \(key): … »")
        case .unknownKey(let what, let key, let near, let known):
            .init(
                .unknownKey, "\(what) n'a pas de clé « \(key) »",
                help: near.map { "vouliez-vous dire « \($0) » ?" }
                    ?? "clés possibles : \(known.joined(separator: ", "))")
        case .malformedName(let what, let example):
            .init(
                .malformedName,
                "\(what) doit être un nom : une minuscule, puis des minuscules sans accent, des chiffres et des « _ »",
                help: "écrivez par exemple « \(example) »")
        }
    }
}
