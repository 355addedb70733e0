import AvalJSON

/// The follow-up of a verdict's salariés as a person reads it: once for all who are due the same.
struct FollowUpText {
    /// The salariés who are due the same follow-up, in the verdict's order.
    private struct Group {
        let followUp: JSONValue
        var ids: [String]
    }

    private static let shownIDs = 10
    private let groups: [Group]

    /// The text for the salariés of a verdict.
    init(_ salaries: [JSONValue]) {
        var groups: [Group] = []
        var places: [[UInt8]: Int] = [:]
        for salarie in salaries {
            guard let followUp = salarie["suivi"], let id = salarie["id"]?.string else { continue }
            let key = JSONWriter.bytes(of: followUp)
            if let place = places[key] {
                groups[place].ids.append(id)
            } else {
                places[key] = groups.count
                groups.append(Group(followUp: followUp, ids: [id]))
            }
        }
        self.groups = groups
    }

    /// The lines, without their ends; none where no follow-up is given.
    var lines: [String] { groups.flatMap(lines) }

    private func lines(_ group: Group) -> [String] {
        let followUp = group.followUp
        var parts = [firstVisit(followUp["visite_initiale"])]
        if let months = followUp["periodicite_mois"]?.integer {
            parts.append("puis une visite au plus tard tous les \(months) mois")
        }
        if let months = followUp["visite_intermediaire_mois"]?.integer {
            parts.append("une visite intermédiaire au plus tard \(months) mois après")
        }
        for attestation in followUp["attestations"]?.array ?? [] {
            let months = attestation["validite_mois"]?.integer ?? 0
            parts.append("attestation \(attestation["determinant"]?.string ?? ""), valable \(months) mois")
        }
        return ["  Suivi \(who(group.ids)) : " + parts.joined(separator: ", "), "    \(references(followUp))"]
    }

    private func who(_ ids: [String]) -> String {
        let shown = ids.prefix(Self.shownIDs).joined(separator: ", ")
        let more = ids.count - Self.shownIDs
        return more > 0 ? "\(shown) et \(more) autre\(more > 1 ? "s" : "")" : shown
    }

    private func firstVisit(_ visit: JSONValue?) -> String {
        let delay = visit?["delai"]?.string ?? ""
        // An ISO 8601 duration in months, as the contract has it.
        guard delay.hasPrefix("P"), delay.hasSuffix("M") else { return "visite initiale avant l'affectation au poste" }
        return "visite initiale au plus tard \(delay.dropFirst().dropLast()) mois après la prise de poste"
    }

    /// The laws of all values, each once.
    private func references(_ followUp: JSONValue) -> String {
        let attestations = (followUp["attestations"]?.array ?? []).map { $0["reference"] }
        var all: [String] = []
        for case let reference? in [followUp["visite_initiale"]?["reference"], followUp["reference"]] + attestations {
            if let text = reference.string, !all.contains(text) { all.append(text) }
        }
        return all.joined(separator: " ; ")
    }
}
