import AvalEngine
import AvalJSON
import AvalOperations
import AvalTestSupport
import Testing

/// What a portal draws its forms from.
struct ReferentielTests {
    private let rulebook: Rulebook
    init() throws { rulebook = try Shipped.rulebook() }

    private func referentiel(_ day: String, exercice: Int? = nil) throws -> JSONValue {
        Referentiel(rulebook, on: try #require(ISODay.number(day)), exercice: exercice).json
    }

    private func codes(_ value: JSONValue?) -> [String] { (value?.array ?? []).compactMap { $0["code"]?.string } }

    private func keys(_ value: JSONValue?) -> [String] { (value?.members ?? []).map(\.key) }

    private func determinant(_ code: String, on day: String) throws -> JSONValue? {
        try referentiel(day)["determinants"]?.array?.first { $0["code"]?.string == code }
    }

    @Test func itsKeysStandInTheOrderOfTheContract() throws {
        let value = try referentiel("2025-10-01")
        #expect(
            keys(value) == [
                "date", "exercice", "regles", "determinants", "categories", "tarifs", "modes_paiement", "parametres",
                "campagnes", "contrats", "sexes", "listes", "etapes", "statuts", "gravites", "situations", "anomalies",
                "champs_obligatoires", "nomenclatures", "remarques",
            ])
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
        #expect(modes.first?["champs_exiges"] == ["/paiement/iban", "/paiement/rum"])
    }

    @Test func theTariffOfAnOpenCampaignIsGivenThoughTheYearIsOver() throws {
        func exercices(_ value: JSONValue) -> [Int?] { (value["tarifs"]?.array ?? []).map { $0["exercice"]?.integer } }
        #expect(exercices(try referentiel("2024-01-05")) == [2023, 2024])
        #expect(exercices(try referentiel("2024-01-08")) == [2024])
        #expect(exercices(try referentiel("2024-06-01", exercice: 2023)) == [2023])
        let campaign = try referentiel("2024-01-05")["campagnes"]?[0]
        #expect(campaign?["exercice"]?.integer == 2023 && campaign?["ouverte"] == true)
        #expect(campaign?["cloture"]?.string == "2024-01-07")
    }

    @Test func aListThatIsEmptySaysWhy() throws {
        let value = try referentiel("2010-10-01")
        let remarks = value["remarques"]?.array ?? []
        #expect(
            Set(remarks.compactMap { $0["liste"]?.string }) == ["determinants", "anomalies", "tarifs", "campagnes"])
        #expect(remarks.allSatisfy { $0["message"]?.string?.isEmpty == false })
        #expect(try referentiel("2023-11-15")["remarques"] == [])
    }

    @Test func wordsHaveTheLabelsOfTheVocabulary() throws {
        let value = try referentiel("2025-10-01")
        #expect(codes(value["contrats"]) == ["cdi", "cdd", "apprentissage", "interim", "stage", "autre"])
        #expect(value.at("/contrats/0/libelle")?.string == "Contrat à durée indéterminée")
        #expect(value["sexes"] == [["code": "F", "libelle": "Femme"], ["code": "M", "libelle": "Homme"]])
        #expect(value["listes"]?.array?.contains { $0["champ"]?.string == "/salaries/*/contrat" } == true)
    }

    @Test func theWholePortalCanBeDrawn() throws {
        let value = try referentiel("2025-10-01")
        #expect(
            codes(value["etapes"]) == [
                "informations", "determinants", "salaries", "categories", "estimation", "signature",
            ])
        #expect(codes(value["statuts"]) == ["acceptee", "avec_reserves", "refusee"])
        #expect(codes(value["gravites"]) == ["information", "avertissement", "bloquante"])
        #expect(
            Set(codes(value["situations"]))
                == ["a_saisir", "en_cours", "confirmee", "facturee", "non_saisissable"])
        let wrong = value["anomalies"]?.array?.first { $0["code"]?.string == "siret_invalide" }
        #expect(wrong?["gravite"]?.string == "bloquante" && wrong?["etape"]?.string == "informations")
        #expect(
            value["champs_obligatoires"] == [
                "/exercice", "/date", "/salaries", "/salaries/*/id", "/determinants_particuliers/*/code",
            ])
    }

    @Test func aDeterminantTellsWhenItChangesNextAndWhetherItNeedsReasons() throws {
        #expect(try determinant("caces", on: "2025-09-30")?["prochain_changement"]?.string == "2025-10-01")
        #expect(try determinant("caces", on: "2025-10-01")?["prochain_changement"] == nil)
        let all = try referentiel("2025-10-01")["determinants"]?.array ?? []
        #expect(
            all.filter { $0["motivation"] == true }.map { $0["code"]?.string } == ["risque_particulier_employeur"])
    }

    @Test func aCategoryTellsItsFollowUp() throws {
        let categories = try referentiel("2025-10-01")["categories"]?.array ?? []
        #expect(
            categories.last?["suivi"] == [
                "avant_affectation": true, "periodicite_mois": 48, "visite_intermediaire_mois": 24,
            ])
    }
}
