import AvalJSON
import AvalLoading

extension RuleChanges: JSONConvertible {
    /// The changes as `recharger` and `etat` tell them, three lists of names.
    public var json: JSONValue {
        func names(_ all: [String]) -> JSONValue { .array(all.map { .string($0) }) }
        return ["ajoutes": names(added), "supprimes": names(removed), "modifies": names(changed)]
    }
}
