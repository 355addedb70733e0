import AvalEngine
import AvalJSON
import AvalOperations
import AvalTestSupport

/// Estimates by a tariff of 2023 written in a test.
struct Estimates {
    private let rulebook: Rulebook
    private let judging: Judging

    /// Estimates by this tariff file; `rules` are other rule files that it needs.
    init(_ tariff: String, rules: [String: String] = [:]) throws {
        rulebook = try Shipped.rulebook(rules: rules, tariffs: ["2023.yaml": tariff])
        judging = Judging(rulebook)
    }

    /// The estimate of a declaration.
    func callAsFunction(_ declaration: JSONValue) -> JSONValue { judging(declaration).json["estimation"] ?? .null }

    /// What `referentiel` says of the tariff's lines.
    var terms: JSONValue? {
        // The last day of 2023.
        Referentiel(rulebook, on: 19_722).json.at("/tarifs/0/lignes")
    }

    /// The verdict of a declaration as a person reads it.
    func text(_ declaration: JSONValue) -> String { VerdictText(judging(declaration).json).text }

    /// The estimate of so many salariés with a `cdi` and so many apprentices.
    func callAsFunction(heads: Int, apprentices: Int = 0) -> JSONValue {
        let contracts = Array(repeating: "cdi", count: heads) + Array(repeating: "apprentissage", count: apprentices)
        return self(
            Declarations.with(
                contracts.enumerated().map { Declarations.salarie("s\($0)", ["contrat": .string($1)]) }))
    }
}
