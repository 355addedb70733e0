import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// A difference between ours and python-stdnum that is meant.
struct Difference: Sendable {
    /// What ours says where the two differ.
    let ours: Bool
    /// Why, and on whose word.
    let reason: String
    /// Of which texts.
    let applies: @Sendable (String) -> Bool

    init(_ ours: Bool, _ reason: String, _ applies: @escaping @Sendable (String) -> Bool) {
        (self.ours, self.reason, self.applies) = (ours, reason, applies)
    }
}

/// An identifier: its name for the script, our function, and where the two differ.
struct Comparison: Sendable, CustomTestStringConvertible {
    let kind: String
    let function: String
    let differences: [Difference]

    var testDescription: String { function }

    static let all = [
        Comparison(kind: "siren", function: "siren valide", differences: [blanks]),
        Comparison(kind: "siret", function: "siret valide", differences: [blanks]),
        Comparison(
            kind: "tva", function: "tva valide",
            differences: [
                blanks,
                Difference(true, "la clé à lettres n'est pas vérifiée, et « cle tva » le dit") {
                    $0.uppercased().hasPrefix("FR") && $0.dropFirst(2).prefix(2).contains { $0.isLetter }
                },
                Difference(false, "un numéro de TVA français commence par FR") { !$0.uppercased().hasPrefix("FR") },
            ]),
        Comparison(
            kind: "nir", function: "nir valide",
            differences: [
                blanks,
                Difference(false, "le sexe est 1 ou 2, ou 3, 4, 7, 8 tant que le numéro est provisoire") {
                    !"123478".contains($0.prefix(1))
                },
                Difference(false, "le mois va de 01 à 12, ou commence à 20 quand l'état civil est incomplet") {
                    Int($0.dropFirst(3).prefix(2)).map { $0 == 0 || (13...19).contains($0) } ?? false
                },
                Difference(false, "il n'y a pas de département 00") { $0.dropFirst(5).hasPrefix("00") },
            ]),
        Comparison(
            kind: "iban", function: "iban valide",
            differences: [
                blanks, checkDigits,
                Difference(false, "la clé RIB d'un compte français ou monégasque est vérifiée") {
                    ["FR", "MC"].contains($0.prefix(2).uppercased())
                },
                Difference(true, "de la clé d'un compte belge, espagnol, monténégrin ou norvégien rien n'est dit") {
                    ["BE", "ES", "ME", "NO"].contains($0.prefix(2).uppercased())
                },
            ]),
        Comparison(kind: "bic", function: "bic valide", differences: [blanks]),
        Comparison(
            kind: "ics", function: "ics valide",
            differences: [
                blanks, checkDigits,
                Difference(true, "python-stdnum ôte la petite lettre m, comme si elle séparait") { $0.contains("m") },
                Difference(false, "le code d'activité est fait de lettres et de chiffres") {
                    $0.dropFirst(4).prefix(3).contains { !$0.isASCII || !($0.isLetter || $0.isNumber) }
                },
                Difference(false, "un identifiant de créancier commence par un pays") {
                    !["FR", "DE", "ES", "BE", "LU"].contains($0.prefix(2).uppercased())
                },
                Difference(false, "un identifiant de créancier français a 13 caractères") {
                    $0.uppercased().hasPrefix("FR") && $0.count != 13
                },
                Difference(false, "un identifiant de créancier a un numéro, et au plus 35 caractères") {
                    !(8...35).contains($0.count)
                },
            ]),
    ]

    private static let blanks = Difference(false, "ce qui sépare est ôté à la lecture de la déclaration, pas ici") {
        $0.contains { " .-".contains($0) }
    }

    private static let checkDigits = Difference(false, "ISO 7064 donne les clés de 02 à 98, en chiffres") {
        Int($0.dropFirst(2).prefix(2)).map { !(2...98).contains($0) } ?? true
    }
}

@Suite("Identifiers against python-stdnum")
struct StandardNumberTests {
    private static let missing: Comment = "NOT COMPARED with python-stdnum: run « make stdnum » first"

    /// 100,800 identifiers in all.
    @Test(.enabled(if: StandardNumbers.isThere, missing), arguments: Comparison.all)
    func oursSayWhatPythonStdnumSaysOrWhyNot(_ comparison: Comparison) throws {
        let expression = try #require(
            ExpressionParser.parse(
                SourceText("\(comparison.function)(x)", name: "test"), scope: Scope(names: ["x": .string])
            ).0)
        let verdicts = try StandardNumbers.verdicts(comparison.kind, count: 14_400, seed: 1)
        var met = [Bool](repeating: false, count: comparison.differences.count)
        var unexplained: [String] = []
        for verdict in verdicts {
            let value = Interpreter().evaluate(expression, in: Values(["x": .string(verdict.text)]))
            guard value != .boolean(verdict.isValid) else { continue }
            let found = comparison.differences.indices.filter {
                value == .boolean(comparison.differences[$0].ours) && comparison.differences[$0].applies(verdict.text)
            }
            if found.isEmpty { unexplained.append("\(verdict.text): \(value)") }
            for index in found { met[index] = true }
        }
        #expect(verdicts.count == 14_400)
        #expect(unexplained.isEmpty)
        for (difference, met) in zip(comparison.differences, met) { #expect(met, "\(difference.reason)") }
        #expect(verdicts.count { $0.isValid } > 4000 && verdicts.count { !$0.isValid } > 4000)
    }
}
