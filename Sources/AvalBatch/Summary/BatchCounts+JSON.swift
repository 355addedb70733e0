import AvalJSON
import AvalRules
import AvalValues

/// Counts as JSON, amounts as exact decimals: how they are kept, and how those of many machines come together.
extension BatchCounts {
    /// The counts as JSON, codes and exercices in order.
    public var json: JSONValue {
        let kinds = anomalies.sorted { one, other in
            one.key.code == other.key.code ? one.key.severity > other.key.severity : one.key.code < other.key.code
        }
        return [
            "declarations": .integer(declarations), "illisibles": .integer(illegible),
            "fichiers_coupes": .integer(cutFiles), "fichiers_ecartes": .integer(skippedFiles),
            "numeros_repetes": .integer(repeatedNumbers),
            "declarations_de_numero_repete": .integer(repeatingDeclarations),
            "raisons": .array(
                reasons.sorted { $0.key < $1.key }.map { ["raison": .string($0), "nombre": .integer($1)] }),
            "anomalies": .array(
                kinds.map { kind, found in
                    [
                        "code": .string(kind.code), "gravite": .string(kind.severity.word),
                        "nombre": .integer(found.count), "declarations": .integer(found.declarations),
                    ]
                }),
            "exercices": .array(years.sorted { $0.key < $1.key }.map { $1.json(exercice: $0) }),
        ]
    }

    /// Reads counts that must add up; throws what is wrong with them, and where.
    init(_ json: CountMember) throws(SummaryError) {
        self.init()
        declarations = try json["declarations"].count()
        illegible = try json["illisibles"].count(atMost: declarations)
        cutFiles = try json.optional("fichiers_coupes")?.count() ?? 0
        skippedFiles = try json.optional("fichiers_ecartes")?.count() ?? 0
        repeatingDeclarations =
            try json.optional("declarations_de_numero_repete")?.count(atMost: declarations - illegible) ?? 0
        repeatedNumbers = try json.optional("numeros_repetes")?.count(atMost: repeatingDeclarations / 2) ?? 0
        for found in try json.optional("raisons")?.elements() ?? [] {
            let reason = try found["raison"].text()
            if reasons[reason] != nil { throw found["raison"].error("cette raison est déjà comptée") }
            reasons[reason] = try found["nombre"].count(from: 1)
        }
        if !reasons.isEmpty, reasons.values.reduce(0, +) != illegible {
            throw json["illisibles"].error("ce n'est pas la somme des raisons")
        }
        for found in try json["anomalies"].elements() { try readAnomalies(found) }
        for year in try json["exercices"].elements() {
            let exercice = try year["exercice"].count()
            if years[exercice] != nil { throw year["exercice"].error("cet exercice est déjà compté") }
            years[exercice] = try Year(year)
        }
        guard years.values.reduce(illegible, { $0 + $1.declarations }) == declarations else {
            throw json["declarations"].error("ce n'est pas la somme des exercices et des illisibles")
        }
    }

    private mutating func readAnomalies(_ found: CountMember) throws(SummaryError) {
        guard let severity = Anomaly.Severity(word: try found["gravite"].text()) else {
            throw found["gravite"].error("ce n'est pas une gravité")
        }
        let kind = AnomalyKind(code: try found["code"].text(), severity: severity)
        if anomalies[kind] != nil { throw found["code"].error("cette anomalie est déjà comptée") }
        let count = try found["nombre"].count(from: 1)
        let judged = try found["declarations"].count(from: 1, atMost: min(count, declarations - illegible))
        anomalies[kind] = Anomalies(count: count, declarations: judged)
    }
}

extension BatchCounts.Year {
    fileprivate func json(exercice: Int) -> JSONValue {
        [
            "exercice": .integer(exercice), "declarations": .integer(declarations), "acceptees": .integer(accepted),
            "avec_reserves": .integer(reserved), "refusees": .integer(refused), "sans_estimation": .integer(unpriced),
            "salaries": .integer(listed), "presents": .integer(present),
            "categories": .array(categories.map { .integer($0) }),
            "total_ht": .string(Euros.plain(excludingTax)), "total_tva": .string(Euros.plain(tax)),
            "total_ttc": .string(Euros.plain(includingTax)),
            "refusees_ht": .string(Euros.plain(refusedExcludingTax)),
            "refusees_tva": .string(Euros.plain(refusedTax)),
        ]
    }

    fileprivate init(_ json: CountMember) throws(SummaryError) {
        self.init()
        declarations = try json["declarations"].count()
        accepted = try json["acceptees"].count(atMost: declarations)
        reserved = try json["avec_reserves"].count(atMost: declarations)
        refused = try json["refusees"].count(atMost: declarations)
        guard accepted + reserved + refused == declarations else {
            throw json["declarations"].error("ce n'est pas la somme des acceptées, avec réserves et refusées")
        }
        unpriced = try json["sans_estimation"].count(atMost: declarations)
        listed = try json["salaries"].count()
        present = try json["presents"].count(atMost: listed)
        for category in try json["categories"].elements() { categories.append(try category.count(atMost: present)) }
        guard categories.reduce(0, +) <= present else {
            throw json["categories"].error("leur somme passe le nombre des présents")
        }
        excludingTax = try json["total_ht"].amount()
        tax = try json["total_tva"].amount()
        guard try json["total_ttc"].amount() == includingTax else {
            throw json["total_ttc"].error("ce n'est pas la somme du total HT et de la TVA")
        }
        refusedExcludingTax = try json.optional("refusees_ht")?.amount() ?? 0
        refusedTax = try json.optional("refusees_tva")?.amount() ?? 0
        if refusedExcludingTax > excludingTax { throw json["refusees_ht"].error("plus que le total HT") }
        if refusedTax > tax { throw json["refusees_tva"].error("plus que la TVA") }
    }
}
