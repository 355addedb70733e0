import AvalJSON
import AvalValues

/// A verdict as a person reads it, in French.
public struct VerdictText {
    private let verdict: JSONValue

    /// The text of a verdict in JSON, whole or brief.
    public init(_ verdict: JSONValue) {
        self.verdict = verdict
    }

    /// The text, several lines, each with its end.
    public var text: String {
        if let error = verdict["erreur"] { return unreadable(error) }
        var lines = [heading]
        if let situation = verdict["situation_libelle"]?.string { lines.append("  Situation : \(situation)") }
        lines += salaries
        lines += FollowUpText(verdict["salaries"]?.array ?? []).lines
        lines += anomalies
        lines += estimate
        return lines.joined(separator: "\n") + "\n"
    }

    private static let statuses = [
        "acceptee": "acceptée", "avec_reserves": "acceptée avec réserves", "refusee": "refusée",
    ]

    private var heading: String {
        let number = verdict["numero"]?.string.map { "Déclaration n° \($0)" } ?? "Déclaration sans numéro"
        let day = verdict["date"]?.string.map { " au \(Self.day($0))" } ?? ""
        let status = Self.statuses[verdict["statut"]?.string ?? ""] ?? ""
        return "\(number)\(day) : \(status)"
    }

    private func unreadable(_ error: JSONValue) -> String {
        let line = verdict["ligne"]?.integer.map { "Ligne \($0)" } ?? "Ligne"
        let column = error["colonne"]?.integer.map { ", colonne \($0)" } ?? ""
        let pointer = error["chemin"]?.string.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
        return "\(line)\(column) : illisible\n  \(error["message"]?.string ?? "")\(pointer)\n"
    }

    private var salaries: [String] {
        guard let headcount = verdict["effectif"], let total = headcount["total"]?.integer else { return [] }
        let categories = (headcount.members ?? []).filter { $0.key != "total" && ($0.value.integer ?? 0) > 0 }
        let detail = categories.map { "\($0.value.integer ?? 0) \($0.key)" }.joined(separator: ", ")
        return [
            "  Effectif : \(total) salarié\(total > 1 ? "s" : "") présent\(total > 1 ? "s" : "")"
                + (detail.isEmpty ? "" : " (\(detail))")
        ]
    }

    private var anomalies: [String] {
        let anomalies = verdict["anomalies"]?.array ?? []
        if anomalies.isEmpty { return ["  Aucune anomalie."] }
        return anomalies.flatMap { anomaly -> [String] in
            let severity = (anomaly["gravite"]?.string ?? "").uppercased()
            let code = anomaly["code"]?.string ?? ""
            guard let message = anomaly["message"]?.string else { return ["  - \(code)"] }
            let who = anomaly["salarie"]?.string.map { "salarié \($0), " } ?? ""
            var lines = ["  \(severity) \(message)", "    \(who)\(anomaly["chemin"]?.string ?? "") [\(code)]"]
            if let reference = anomaly["reference"]?.string { lines.append("    \(reference)") }
            return lines
        }
    }

    private var estimate: [String] {
        guard let estimate = verdict["estimation"], !estimate.isNull else {
            return ["  Cotisation : pas d'estimation."]
        }
        var lines = (estimate["lignes"]?.array ?? []).map { estimateLine($0) }
        let confirmed = estimate["confirmee"]?.bool == false ? " (à confirmer)" : ""
        lines.append(
            "  Total : \(Self.euros(estimate["total_ht"])) HT, TVA \(Self.euros(estimate["total_tva"])), \(Self.euros(estimate["total_ttc"])) TTC\(confirmed)"
        )
        if let mode = verdict["paiement"]?["mode"]?.string { lines.append("  Paiement : \(mode)") }
        return lines
    }

    private func estimateLine(_ line: JSONValue) -> String {
        let quantity = "\(line["quantite"]?.integer ?? 0)" + (line["unite"]?.string.map { " \($0)" } ?? "")
        let product = "\(quantity) × \(Self.euros(line["prix_unitaire_ht"])) = \(Self.euros(line["total_ht"])) HT"
        let detail = line["detail"]?.string.map { " (\($0))" } ?? ""
        return "  \(line["libelle"]?.string ?? "") : \(product)\(detail)"
    }

    /// An amount of a verdict as a person reads it: `1 138,00 €`.
    static func euros(_ amount: JSONValue?) -> String {
        let parts = (amount?.string ?? "").split(separator: ".")
        let whole = GroupedDigits.text(parts.first ?? "", by: " ")
        return ([whole] + parts.dropFirst().map(String.init)).joined(separator: ",") + " €"
    }

    /// `2023-11-15` as `15/11/2023`.
    private static func day(_ iso: String) -> String {
        iso.split(separator: "-").reversed().joined(separator: "/")
    }
}
