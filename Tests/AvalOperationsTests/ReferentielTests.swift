import AvalEngine
import AvalJSON
import AvalOperations
import AvalTestSupport
import Testing

/// What a portal draws its forms from.
struct ReferentielTests {
    private let rulebook: Rulebook
    init() throws { rulebook = try Shipped.rulebook() }

    private func referentiel(_ day: String) throws -> JSONValue {
        Referentiel(rulebook, on: try #require(ISODay.number(day))).json
    }

    private func keys(_ value: JSONValue?) -> [String] { (value?.members ?? []).map(\.key) }

    private func determinant(_ code: String, on day: String) throws -> JSONValue? {
        try referentiel(day)["determinants"]?.array?.first { $0["code"]?.string == code }
    }

    @Test func itsKeysStandInTheOrderOfTheContract() throws {
        let value = try referentiel("2025-10-01")
        #expect(
            keys(value) == ["date", "regles", "determinants", "categories", "tarifs", "modes_paiement", "parametres"])
        #expect(value["date"]?.string == "2025-10-01")
        #expect(value.at("/regles/version")?.string == rulebook.version)
    }

    @Test func theDeterminantsStandInTheOrderOfTheCatalogue() throws {
        let codes = try referentiel("2025-10-01")["determinants"]?.array?.compactMap { $0["code"]?.string }
        #expect(codes == DeclarationMaker.catalogue)
    }

    @Test func aDeterminantTellsWhatIsInForceOnTheDay() throws {
        let before = try #require(try determinant("caces", on: "2025-09-30"))
        let after = try #require(try determinant("caces", on: "2025-10-01"))
        #expect(before["categorie"]?.string == "SIR" && after["categorie"]?.string == "SI")
        #expect(before["au"]?.string == "2025-09-30" && after["du"]?.string == "2025-10-01")
        #expect(after.at("/suivi/attestation_mois")?.integer == 60)
    }

    @Test func delaysThatDoNotApplyAreLeftOut() throws {
        let minor = try #require(try determinant("mineur_travaux_reglementes", on: "2025-10-01"))
        #expect(minor["suivi"] == ["avant_affectation": true, "periodicite_mois": 12])
        #expect(minor["sante"] == false)
    }

    @Test func healthDataIsMarked() throws {
        let marked = try referentiel("2025-10-01")["determinants"]?.array?.filter { $0["sante"] == true }
        #expect(
            marked?.compactMap { $0["code"]?.string } == ["grossesse", "pension_invalidite", "travailleur_handicape"])
    }

    @Test func theTariffIsThatOfTheYearOfTheDay() throws {
        #expect(
            try referentiel("2025-10-01")["tarifs"] == [
                [
                    "exercice": 2025, "confirme": false,
                    "lignes": [
                        [
                            "tarif": "cotisation_annuelle", "libelle": "COTISATION ANNUELLE",
                            "prix_unitaire_ht": "138.00", "taux_tva": "20.00",
                        ],
                        [
                            "tarif": "visites_apprentis", "libelle": "Visites apprentis", "prix_unitaire_ht": "51.00",
                            "taux_tva": "20.00",
                        ],
                    ],
                ]
            ])
    }

    @Test func aDayThatTheRulesDoNotCoverHasNoDeterminantsAndNoTariff() throws {
        let value = try referentiel("2010-10-01")
        #expect(value["determinants"] == [] && value["tarifs"] == [])
        #expect(value["categories"]?.array?.count == 3)
    }

    @Test func aPaymentModeTellsWhatItAsksFor() throws {
        let modes = try referentiel("2025-10-01")["modes_paiement"]?.array ?? []
        #expect(modes.map { $0["code"]?.string } == ["prelevement", "cheque", "virement"])
        #expect(modes.first?["exige"] == ["paiement.iban", "paiement.rum"])
    }
}
