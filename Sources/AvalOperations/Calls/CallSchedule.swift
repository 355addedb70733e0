import AvalJSON

/// When a declaration's contribution is called, and how much each time: what its verdict says, for whoever plans payments.
public struct CallSchedule: JSONConvertible {
    private let exercice: Int
    private let verdict: JSONValue
    private let estimate: JSONValue

    /// The calls that a whole verdict holds; nil where it estimates nothing.
    public init?(verdict: JSONValue, exercice: Int) {
        guard let estimate = verdict["estimation"], !estimate.isNull else { return nil }
        (self.verdict, self.exercice, self.estimate) = (verdict, exercice, estimate)
    }

    /// The calls; one of the whole where the tariff is not called in parts.
    private var calls: [JSONValue] {
        if let calls = estimate["echeancier"]?.array { return calls }
        let whole = [
            JSONMember("periode", .string("\(exercice)")), JSONMember("libelle", .string("année \(exercice)")),
        ]
        return [.object(whole + totals)]
    }

    private static let amounts = ["total_ht", "total_tva", "total_ttc"]

    private var totals: [JSONMember] { Self.amounts.map { JSONMember($0, estimate[$0] ?? .null) } }

    /// The calls and their totals, in the words of the verdict.
    public var json: JSONValue {
        let head = [
            JSONMember("numero", verdict["numero"] ?? .null), JSONMember("exercice", .integer(exercice)),
            JSONMember("statut", verdict["statut"] ?? .null),
            JSONMember("confirmee", estimate["confirmee"] ?? .null), JSONMember("appels", .array(calls)),
        ]
        return .object(head + totals + [JSONMember("devise", estimate["devise"] ?? .null)])
    }

    /// The calls as a person reads them: a table, several lines, each with its end.
    public var text: String {
        let rows =
            [["Période", "Exigible", "HT", "TVA", "TTC"]] + calls.map { row($0, name: $0["libelle"]?.string ?? "") }
            + [row(.object(totals), name: "Total")]
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return ([heading] + rows.map { "  " + Self.aligned($0, widths) }).map { $0 + "\n" }.joined()
    }

    private var heading: String {
        let number = verdict["numero"]?.string.map { "la déclaration n° \($0)" } ?? "la déclaration"
        let doubt = estimate["confirmee"]?.bool == false ? " (montants à confirmer)" : ""
        return "Échéancier de \(number), exercice \(exercice)\(doubt)"
    }

    private func row(_ call: JSONValue, name: String) -> [String] {
        let due = call["exigible"]?.string.map { $0.split(separator: "-").reversed().joined(separator: "/") }
        return [name, due ?? ""] + Self.amounts.map { VerdictText.euros(call[$0]) }
    }

    /// The cells of a row, words to the left and amounts to the right.
    private static func aligned(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            let blanks = String(repeating: " ", count: widths[column] - cells[column].count)
            return column < 2 ? cells[column] + blanks : blanks + cells[column]
        }
        return padded.joined(separator: "  ")
    }
}
