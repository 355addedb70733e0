import AvalJSON

/// Declarations without an anomaly, from which tests start.
public enum Declarations {
    /// One salarié without determinant, paid by transfer.
    public static let plain: JSONValue = [
        "numero": "5", "exercice": 2023, "date": "2023-11-15",
        // Outside construction, where a company without any determinant would be told so.
        "adherent": [
            "siret": "45351708800010", "code_naf": "16.23Z", "contact": ["email": "contact@example.fr"],
        ],
        "determinants": [], "salaries": [salarie()], "paiement": ["mode": "virement"],
    ]

    /// A salarié without anomaly.
    public static func salarie(_ id: String = "s1", _ changes: JSONValue = [:]) -> JSONValue {
        let base: JSONValue = [
            "id": .string(id), "sexe": "M", "date_naissance": "1985-02-03", "date_entree": "2015-01-05",
            "contrat": "cdi", "poste": "Menuisier", "code_pcs": "632d", "determinants": [], "categorie_declaree": "SI",
        ]
        return (changes.members ?? []).reduce(base) { $0.with("/" + $1.key, $1.value) }
    }

    /// The plain declaration with these salariés.
    public static func with(_ salaries: [JSONValue]) -> JSONValue { plain.with("/salaries", .array(salaries)) }
}

extension JSONValue {
    /// The value with another one at a pointer, added or replaced; unchanged where the pointer leads nowhere.
    public func with(_ pointer: String, _ value: JSONValue) -> JSONValue {
        guard let pointer = JSONPointer(pointer) else { return self }
        return (try? JSONPatch([.add(pointer, value)]).applied(to: self)) ?? self
    }

    /// The element or member replaced where it stands.
    public func replacing(_ pointer: String, _ value: JSONValue) -> JSONValue {
        guard let pointer = JSONPointer(pointer) else { return self }
        return (try? JSONPatch([.replace(pointer, value)]).applied(to: self)) ?? self
    }

    /// The value without what stands at a pointer.
    public func without(_ pointer: String) -> JSONValue {
        guard let pointer = JSONPointer(pointer) else { return self }
        return (try? JSONPatch([.remove(pointer)]).applied(to: self)) ?? self
    }

    /// The value at a pointer.
    public func at(_ pointer: String) -> JSONValue? { JSONPointer(pointer).flatMap { value(at: $0) } }
}
