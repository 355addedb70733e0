import AvalEngine
import AvalJSON
import AvalRules
import AvalValues

/// The closed lists that a portal shows, and what its forms must have.
extension Referentiel {
    /// The words of salariés' fields under names of their own, and those of every field that has some.
    var words: [JSONMember] {
        func list(_ field: String) -> JSONMember {
            let found = salarieFields.first { $0.path == [field] }
            return JSONMember(field + "s", .array(found.map { words(of: $0) } ?? []))
        }
        let lists = rulebook.rules.model.vocabulary.records.flatMap { record in
            record.fields.filter { !$0.words.isEmpty }.map { field -> JSONValue in
                [
                    "champ": .string(pointer(of: field.path, in: record.name)), "libelle": .string(field.label),
                    "mots": .array(words(of: field)),
                ]
            }
        }
        return [list("contrat"), list("sexe"), JSONMember("listes", .array(lists))]
    }

    private var salarieFields: [Vocabulary.Field] {
        rulebook.rules.model.vocabulary.records.first { $0.name == ContractName.salarie }?.fields ?? []
    }

    /// The words that may be declared on the day.
    private func words(of field: Vocabulary.Field) -> [JSONValue] {
        field.words.filter { field.wordPeriods[$0]?.contains(day) ?? true }.map { word in
            ["code": .string(word), "libelle": .string(field.wordLabels[word] ?? word)]
        }
    }

    /// The steps of the portal, and what a verdict may say of a declaration.
    var steps: [JSONMember] {
        func list(_ pairs: [(String, String)]) -> JSONValue {
            .array(pairs.map { ["code": .string($0), "libelle": .string($1)] })
        }
        return [
            JSONMember("etapes", list(Anomaly.Step.allCases.map { ($0.word, $0.label) })),
            JSONMember("statuts", list(Status.allCases.map { ($0.rawValue, $0.label) })),
            JSONMember("gravites", list(Anomaly.Severity.allCases.map { ($0.word, $0.label) })),
        ]
    }

    /// Where a declaration may stand, each word once, with the labels that it may have: messages of the rules.
    var situations: [JSONValue] {
        var codes: [String] = []
        var labels: TextMap<[JSONValue]> = [:]
        for situation in rulebook.rules.model.situations ?? [] {
            if labels[situation.code] == nil { codes.append(situation.code) }
            labels[situation.code, default: []].append(.string(situation.label.string))
        }
        return codes.map { ["code": .string($0), "libelles": .array(labels[$0] ?? [])] }
    }

    /// What may be wrong in a declaration of the day.
    var anomalies: [JSONValue] {
        rulebook.rules.model.anomalies.compactMap { anomaly -> JSONValue? in
            guard rulebook.rules.segment(on: day) != nil, anomaly.validity.contains(day),
                let control = Control(anomaly, keeping: { $0.validity.contains(day) })
            else { return nil }
            var members = [
                JSONMember("code", .string(control.code)), JSONMember("etape", .string(control.step.word)),
            ]
            if let heaviest = control.severities.last {
                members.append(JSONMember("gravite", .string(heaviest.word)))
            }
            members.append(JSONMember("gravites", .array(control.severities.map { .string($0.word) })))
            return .object(members)
        }
    }

    /// The fields without which a declaration is not judged, as JSON Pointers; `*` stands for every element of a list.
    var requiredFields: [String] {
        let schema = rulebook.rules.schema
        return schema.records.enumerated().flatMap { index, record -> [String] in
            let prefix = index == 0 ? "" : "/\(record.key)/*"
            let list = index > 0 && record.isRequired ? ["/\(record.key)"] : []
            return list + record.fields.filter(\.isRequired).map { prefix + "/" + $0.path.joined(separator: "/") }
        }
    }

    private func pointer(of path: [String], in record: String) -> String {
        let key = rulebook.rules.schema.records.first { $0.name == record }?.key ?? ""
        return (key.isEmpty ? "" : "/\(key)/*") + "/" + path.joined(separator: "/")
    }

    /// The lists of codes that `chercher` searches.
    var nomenclatures: [JSONValue] {
        rulebook.rules.model.nomenclatures.map { nomenclature in
            let edition = nomenclature.list.editions.last { $0.days.contains(day) }
            return [
                "nomenclature": .string(nomenclature.name), "codes": .integer(edition?.codes.count ?? 0),
                "edition": edition?.name.map { .string($0) } ?? nil,
            ]
        }
    }
}

extension Anomaly.Step {
    /// What people call it.
    var label: String {
        switch self {
        case .informations: "Informations"
        case .determinants: "Déterminants"
        case .salaries: "Salariés"
        case .categories: "Catégories"
        case .estimation: "Estimation"
        case .signature: "Signature"
        }
    }
}

extension Anomaly.Severity {
    /// What people call it.
    var label: String {
        switch self {
        case .information: "Information"
        case .avertissement: "Avertissement"
        case .bloquante: "Bloquante"
        }
    }
}

extension Status {
    /// What people call it.
    var label: String {
        switch self {
        case .accepted: "Acceptée"
        case .withReservations: "Acceptée avec réserves"
        case .refused: "Refusée"
        }
    }
}
