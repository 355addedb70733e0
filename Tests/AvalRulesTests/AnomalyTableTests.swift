import RuleTestSupport
import Testing

@Suite("Mistakes in the table of an anomaly, and in what gives its weight")
struct AnomalyTableTests {
    /// The rule with a table instead of its condition and its weight.
    private static func table(_ lines: String..., more: KeyValuePairs<String, String> = [:]) -> String {
        let block = "table: |\n" + lines.map { "    " + $0 }.joined(separator: "\n")
        let text = Rule.with([#"si: contrat = "autre""#: block, "  gravite: avertissement\n": ""])
        return more.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }

    static let tables = [
        Mistake(
            "A table as it is due", new: Rule.path,
            table("contrat || gravite", #""autre" || avertissement"#, #""stage" || information, bloquante"#), []),
        Mistake(
            "A column that is no key", new: Rule.path, table("contrat || ⟦gravité⟧", #""autre" || avertissement"#),
            ["nom_mal_forme"]),
        Mistake(
            "A column that a case does not have", new: Rule.path,
            table("contrat || gravite | ⟦couleur⟧", #""autre" || avertissement | rouge"#), ["cle_inconnue"]),
        Mistake(
            "A weight that is none", new: Rule.path, table("contrat || gravite", #""autre" || ⟦bloquant⟧"#),
            ["valeur_inattendue"], help: "« bloquante »"),
        Mistake(
            "A word that the field does not have", new: Rule.path,
            table("contrat || gravite", #"⟦"autr"⟧ || avertissement"#), ["mot_inconnu"], help: "« autre »"),
        Mistake(
            "A value of another kind", new: Rule.path, table("contrat || gravite", "⟦18⟧ || avertissement"),
            ["toujours_nul"]),
        Mistake(
            "A column that looks at nothing known", new: Rule.path,
            table("⟦contra⟧ || gravite", #""autre" || avertissement"#, #""stage" || information"#), ["nom_inconnu"],
            help: "« contrat »"),
        Mistake(
            "A personal value in the message of a row", new: Rule.path,
            table("contrat || gravite | message", #""autre" || information | "Bonjour {⟦nom⟧}""#),
            ["donnee_personnelle"]),
        Mistake(
            "A row without its weight", new: Rule.path, table("contrat || gravite", #"⟦"autre" || -⟧"#),
            ["cle_manquante"]),
        Mistake(
            "The same row twice", new: Rule.path,
            table("contrat || gravite", #""autre" || avertissement"#, #"⟦"autre" || information⟧"#), ["cas_masque"]),
        Mistake(
            "Cases beside a table", new: Rule.path,
            table(
                "contrat || gravite", #""autre" || avertissement"#,
                more: ["  etape: salaries": "  ⟦cas⟧: []\n  etape: salaries"]), ["cle_en_trop"]),
        Mistake(
            "A table that is none", new: Rule.path, Rule.with([#"si: contrat = "autre""#: "table: ⟦contrat⟧"]),
            ["table_attendue"]),
    ]

    static let weights = [
        Rule.mistake(
            "A weight by a fact that says other words", ["gravite: avertissement": "gravite: {selon: ⟦contrat⟧}"],
            ["type_errone"]),
        Rule.mistake(
            "A weight by a name that there is not", ["gravite: avertissement": "gravite: {selon: ⟦danger⟧}"],
            ["nom_inconnu"]),
        Rule.mistake(
            "A weight of both forms", ["gravite: avertissement": "gravite: {selon: ⟦contrat⟧, ⟦signature⟧: bloquante}"],
            ["type_errone", "cle_en_trop"]),
    ]

    @Test(arguments: tables + weights)
    func isToldOnceWhereItStands(_ mistake: Mistake) { #expect(mistake.difference() == nil) }

    @Test func aRowIsACaseOfItsOwn() throws {
        let text = Self.table(
            "contrat | age || fiche | gravite | reference", #""autre" | < 50 || ESS-01 | avertissement | L1"#,
            #"not("cdi", "autre") | - || ESS-02, ESS-03 | information, bloquante | -"#,
            #""autre" | modulo(?, 2) = 1 || - | bloquante | -"#)
        let rules = try #require(Workshop.shipped.writing(text, to: Rule.path).load().rulebook).rules
        let anomaly = try #require(rules.model.anomalies.first { $0.code == "essai" })
        #expect(anomaly.fiches.map(\.string) == ["ESS-01", "ESS-02", "ESS-03"])
        #expect(
            anomaly.cases.map(\.wording.condition?.string) == [
                #"contrat = "autre" and age < 50"#, #"not(contrat in ("cdi", "autre"))"#,
                #"contrat = "autre" and modulo(age, 2) = 1"#,
            ])
        #expect(anomaly.cases.map(\.wording.gravity?.signing) == [.avertissement, .bloquante, .bloquante])
        #expect(anomaly.cases.map(\.wording.reference?.string) == ["L1", nil, nil])
    }
}
