import AvalJSON
import AvalSource

/// What the examples, scenarios and samples exercise of some rules and tariffs.
public struct CoverageReport: Sendable {
    /// Everything that should be exercised, in the order of the kinds, then of the files.
    public let items: [CoverageItem]
    /// How many declarations were judged.
    public let trialCount: Int
    /// What is wrong with the scenarios.
    public let findings: [Finding]

    /// What is never exercised.
    public var missing: [CoverageItem] { items.filter { !$0.isExercised } }

    /// In one line, for a person.
    public var summary: String {
        let parts = CoverageKind.allCases.compactMap { kind -> String? in
            let (total, exercised) = counts(kind)
            return total == 0 ? nil : "\(kind.plural) \(exercised)/\(total)"
        }
        let end = missing.isEmpty ? "tout est exercé." : "\(missing.count) jamais exercé(s)."
        return "\(trialCount) déclarations : \(parts.joined(separator: ", ")) ; \(end)"
    }

    /// For a program: `declarations`, `exerces` with the counts of each kind, `jamais` with what is never exercised.
    public var json: JSONValue {
        let kinds = CoverageKind.allCases.map { kind in
            let (total, exercised) = counts(kind)
            return JSONMember(kind.rawValue, ["total": .integer(total), "exerces": .integer(exercised)])
        }
        return [
            "declarations": .integer(trialCount), "exerces": .object(kinds), "jamais": .array(missing.map(\.json)),
        ]
    }

    private func counts(_ kind: CoverageKind) -> (total: Int, exercised: Int) {
        let items = items.filter { $0.kind == kind }
        return (items.count, items.count(where: \.isExercised))
    }
}
