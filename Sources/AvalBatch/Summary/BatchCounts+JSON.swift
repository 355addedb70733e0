import AvalJSON
import AvalRules

/// Counts as JSON, amounts as exact decimals: how they are kept, and how those of many machines come together.
extension BatchCounts {
    /// The counts as JSON, codes and exercices in order.
    public var json: JSONValue {
        [
            "declarations": .integer(declarations), "illisibles": .integer(illegible),
            "fichiers_coupes": .integer(cutFiles), "fichiers_ecartes": .integer(skippedFiles),
            "anomalies": .array(
                anomalies.sorted { $0.key < $1.key }.map { code, found in
                    [
                        "code": .string(code), "gravite": .string(found.severity.word),
                        "nombre": .integer(found.count), "declarations": .integer(found.declarations),
                    ]
                }),
            "exercices": .array(years.sorted { $0.key < $1.key }.map { $1.json(exercice: $0) }),
        ]
    }

    /// Reads counts; nil when they are none.
    public init?(_ json: JSONValue) {
        guard let declarations = json["declarations"]?.integer, let illegible = json["illisibles"]?.integer,
            let anomalies = json["anomalies"]?.array, let years = json["exercices"]?.array
        else { return nil }
        self.init()
        self.declarations = declarations
        self.illegible = illegible
        cutFiles = json["fichiers_coupes"]?.integer ?? 0
        skippedFiles = json["fichiers_ecartes"]?.integer ?? 0
        for found in anomalies {
            guard let code = found["code"]?.string, let count = found["nombre"]?.integer,
                let severity = (found["gravite"]?.string).flatMap(Anomaly.Severity.init(word:)),
                let declarations = found["declarations"]?.integer
            else { return nil }
            self.anomalies[code] = Anomalies(severity: severity, count: count, declarations: declarations)
        }
        for year in years {
            guard let exercice = year["exercice"]?.integer, let read = Year(year) else { return nil }
            self.years[exercice] = read
        }
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
        ]
    }

    fileprivate init?(_ json: JSONValue) {
        guard let declarations = json["declarations"]?.integer, let accepted = json["acceptees"]?.integer,
            let reserved = json["avec_reserves"]?.integer, let refused = json["refusees"]?.integer,
            let unpriced = json["sans_estimation"]?.integer, let listed = json["salaries"]?.integer,
            let present = json["presents"]?.integer, let categories = json["categories"]?.array,
            let excludingTax = (json["total_ht"]?.string).flatMap(Euros.cents),
            let tax = (json["total_tva"]?.string).flatMap(Euros.cents)
        else { return nil }
        self.init(
            declarations: declarations, accepted: accepted, reserved: reserved, refused: refused, unpriced: unpriced,
            listed: listed, present: present, categories: categories.map { $0.integer ?? 0 },
            excludingTax: excludingTax, tax: tax)
    }
}
