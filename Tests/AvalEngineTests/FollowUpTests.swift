import AvalJSON
import AvalRules
import AvalTestSupport
import Testing

/// The follow-up that verdicts give, as section 3 of the regulation combines it.
struct FollowUpTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    private func followUp(
        _ codes: [JSONValue], on day: String = "2023-11-15", contract: JSONValue = "cdi", own: JSONValue = .null
    ) -> JSONValue? {
        let declaration = Declarations.plain.with("/determinants", .array(codes))
            .with("/salaries/0/determinants", .array(codes)).with("/salaries/0/contrat", contract)
            .with("/determinants_particuliers", own).with("/date", .string(day))
        return judge(declaration).json.at("/salaries/0/suivi")
    }

    private static func firstVisit(_ delay: String, _ article: String) -> JSONValue {
        ["delai": .string(delay), "reference": .string("Code du travail, art. \(article)")]
    }

    private static let simple: JSONValue = [
        "visite_initiale": firstVisit("P3M", "R4624-10"), "periodicite_mois": 60,
        "reference": "Code du travail, art. R4624-16",
    ]
    private static let reinforced: JSONValue = [
        "visite_initiale": firstVisit("avant_affectation", "R4624-24"), "periodicite_mois": 48,
        "visite_intermediaire_mois": 24, "reference": "Code du travail, art. R4624-28",
    ]

    // MARK: One text

    @Test func withoutDeterminantItIsThatOfTheCategory() {
        #expect(followUp([]) == Self.simple)
    }

    @Test(arguments: ["amiante", "cmr", "plomb", "hyperbare", "chute_echafaudage", "rayonnements_b", "caces"])
    func aReinforcedFollowUpHasAVisitInBetween(_ code: String) {
        #expect(followUp([.string(code)]) == Self.reinforced)
    }

    @Test(arguments: ["grossesse", "pension_invalidite", "travailleur_handicape"])
    func anAdaptedFollowUpBeginsWithinThreeMonths(_ code: String) {
        #expect(followUp([.string(code)])?["visite_initiale"] == Self.firstVisit("P3M", "R4624-10"))
    }

    @Test(
        arguments: [
            ("travail_nuit", "R4624-18"), ("mineur", "R4624-18"), ("agents_biologiques_2", "R4426-7, al. 2"),
            ("champs_electromagnetiques", "R4453-25, I"),
        ])
    func someAdaptedFollowUpsBeginBeforeTheAssignment(_ code: String, _ article: String) {
        #expect(followUp([.string(code)])?["visite_initiale"] == Self.firstVisit("avant_affectation", article))
    }

    @Test(arguments: ["travail_nuit", "pension_invalidite", "travailleur_handicape"])
    func thoseOfR4624_17AreSeenEveryThreeYears(_ code: String) {
        let value = followUp([.string(code)])
        #expect(value?["periodicite_mois"] == 36)
        #expect(value?["reference"] == "Code du travail, art. R4624-17")
    }

    @Test(arguments: ["grossesse", "mineur", "agents_biologiques_2", "champs_electromagnetiques"])
    func otherAdaptedFollowUpsKeepTheCeilingOfFiveYears(_ code: String) {
        let value = followUp([.string(code)])
        #expect(value?["periodicite_mois"] == 60)
        #expect(value?["reference"] == "Code du travail, art. R4624-16")
    }

    @Test(
        arguments: [
            ("rayonnements_a", "2018-06-30", "R4451-84 (version antérieure au 1er juillet 2018)"),
            ("rayonnements_a", "2018-07-01", "R4451-82"), ("mineur_travaux_reglementes", "2023-11-15", "R4153-40, 5°"),
        ])
    func aYearlyVisitLeavesNoneInBetween(_ code: String, _ day: String, _ article: String) {
        #expect(
            followUp([.string(code)], on: day) == [
                "visite_initiale": Self.firstVisit("avant_affectation", "R4624-24"), "periodicite_mois": 12,
                "reference": .string("Code du travail, art. \(article)"),
            ])
    }

    @Test func anApprenticeIsSeenWithinTwoMonths() {
        #expect(followUp([], contract: "apprentissage")?["visite_initiale"] == Self.firstVisit("P2M", "R6222-40-1"))
        #expect(followUp([], contract: .null)?["visite_initiale"] == Self.firstVisit("P3M", "R4624-10"))
    }

    // MARK: Several texts

    @Test func nightAndAsbestosAreSeenEveryThreeYearsWithAVisitInBetween() {
        #expect(
            followUp(["travail_nuit", "amiante"]) == [
                "visite_initiale": Self.firstVisit("avant_affectation", "R4624-24"), "periodicite_mois": 36,
                "visite_intermediaire_mois": 24,
                "reference": "Code du travail, art. R4624-17 ; Code du travail, art. R4624-28",
            ])
    }

    @Test func nobodyCarryingTheCategoryThatNeedsNoneHasAVisitInBetween() {
        let value = followUp(["amiante", "rayonnements_a", "travail_nuit"])
        #expect(value?["periodicite_mois"] == 12)
        #expect(value?["visite_intermediaire_mois"] == nil)
        #expect(value?["reference"] == "Code du travail, art. R4451-82")
    }

    @Test func disabilityAndNightBeginBeforeTheAssignment() {
        #expect(
            followUp(["travailleur_handicape", "travail_nuit"]) == [
                "visite_initiale": Self.firstVisit("avant_affectation", "R4624-18"), "periodicite_mois": 36,
                "reference": "Code du travail, art. R4624-17",
            ])
    }

    @Test func anApprenticeExposedToAsbestosIsSeenBeforeTheAssignment() {
        #expect(followUp(["amiante"], contract: "apprentissage") == Self.reinforced)
    }

    @Test func aYoungApprenticeOnRegulatedWorkIsSeenBeforeAndYearly() {
        let value = followUp(["mineur_travaux_reglementes", "amiante"], contract: "apprentissage")
        #expect(value?["visite_initiale"] == Self.firstVisit("avant_affectation", "R4624-24"))
        #expect(value?["periodicite_mois"] == 12 && value?["visite_intermediaire_mois"] == nil)
    }

    @Test func theEstablishmentsOwnDeterminantsCount() {
        #expect(followUp(["silice"], own: [["code": "silice"]]) == Self.reinforced)
    }

    @Test func ofUnknownCodesWhatIsKnownCounts() {
        #expect(followUp(["inconnu"]) == Self.simple)
        #expect(followUp(["inconnu", "amiante"]) == Self.reinforced)
    }

    // MARK: Attestations and reforms (golden facts DET-01 to DET-06)

    private static func attestation(_ code: String, _ article: String) -> JSONValue {
        [
            "determinant": .string(code), "validite_mois": 60,
            "reference": .string("Code du travail, art. \(article)"),
        ]
    }

    @Test func untilTheReformElectricityAloneIsReinforced() {
        #expect(followUp(["habilitation_electrique"], on: "2025-09-30") == Self.reinforced)
    }

    @Test func sinceTheReformElectricityAloneIsSimpleWithAnAttestationOfFiveYears() {
        let value = followUp(["habilitation_electrique"], on: "2025-10-01")
        #expect(value?["attestations"] == [Self.attestation("habilitation_electrique", "R4544-11-1")])
        #expect(value?.with("/attestations", .null).without("/attestations") == Self.simple)
    }

    @Test func anotherRiskKeepsTheReinforcedFollowUpAndTheAttestationStays() {
        let value = followUp(["habilitation_electrique", "amiante", "caces"], on: "2025-10-01")
        #expect(
            value?["attestations"] == [
                Self.attestation("caces", "R4323-56"), Self.attestation("habilitation_electrique", "R4544-11-1"),
            ])
        #expect(value?.without("/attestations") == Self.reinforced)
    }

    @Test func nightAndCMRAreReinforced() {
        let value = followUp(["travail_nuit", "cmr"])
        #expect(value?["periodicite_mois"] == 36 && value?["visite_intermediaire_mois"] == 24)
    }

    @Test func oneIsMinorUntilTheEighteenthBirthday() {
        let young = Declarations.plain.with("/salaries/0/date_naissance", "2007-06-15").with("/exercice", 2025)
        #expect(judge(young.with("/date", "2025-06-14")).codes.contains("mineur_sans_determinant"))
        #expect(!judge(young.with("/date", "2025-06-15")).codes.contains("mineur_sans_determinant"))
    }

    // MARK: Choices of the service

    @Test(
        arguments: [
            ("defaut: 60 mois", "defaut: 36 mois", "mineur", "periodicite_mois", 36),
            ("defaut: 3 mois", "defaut: avant_affectation", "grossesse", "visite_initiale", "avant_affectation"),
            (
                "defaut: 3 mois", "defaut: avant_affectation", "travailleur_handicape", "visite_initiale",
                "avant_affectation"
            ),
        ] as [(String, String, String, String, JSONValue)])
    func aStricterReadingIsAChoiceOfTheService(
        _ old: String, _ new: String, _ code: String, _ key: String, _ expected: JSONValue
    ) throws {
        let text = try Shipped.text(ofRules: "service.yaml")
        #expect(text.contains(old))
        let strict = Judging(try Shipped.rulebook(rules: ["service.yaml": text.replacing(old, with: new)]))
        let carrying = Declarations.plain.with("/salaries/0/determinants", [.string(code)])
        let before = judge(carrying).json.at("/salaries/0/suivi/\(key)")
        let after = strict(carrying).json.at("/salaries/0/suivi/\(key)")
        #expect((after?["delai"] ?? after) == expected)
        #expect(before != after)
    }

    @Test func anEntryOfTheFileMayNameAChoiceThatChanges() throws {
        let service =
            try Shipped.text(ofRules: "service.yaml") + """

                - code: essai
                  libelle: Essai
                  parmi: [48 mois, 36 mois]
                  valeurs: [{du: 2025-01-01, valeur: 36 mois}]
                  defaut: 48 mois
                  raison: essai

                """
        let followUp = try Shipped.text(ofRules: "suivi.yaml").replacing(
            "periodicite: {delai: 48 mois,", with: "periodicite: {delai: service.essai,")
        let judge = Judging(try Shipped.rulebook(rules: ["service.yaml": service, "suivi.yaml": followUp]))
        let months = ["2024-12-31", "2025-01-01"].map { day in
            let exposed = Declarations.plain.with("/salaries/0/determinants", ["cmr"]).with("/date", .string(day))
            return judge(exposed).json.at("/salaries/0/suivi/periodicite_mois")?.integer
        }
        #expect(months == [48, 36])
    }

    // MARK: Where it stands

    @Test func onlyThePresentHaveOneAndOnlyFromTheCategoriesOn() {
        let gone = Declarations.with([Declarations.salarie("a", ["date_sortie": "2020-01-01"])])
        #expect(judge(gone).json.at("/salaries/0/suivi") == nil)
        #expect(judge(Declarations.plain, .step(.salaries)).json.at("/salaries/0/suivi") == nil)
        #expect(judge(Declarations.plain, .step(.categories)).json.at("/salaries/0/suivi") == Self.simple)
        #expect(judge(Declarations.plain, .brief).json.at("/salaries/0/suivi") == nil)
        #expect(judge(Declarations.plain.with("/date", "2016-12-31")).json.at("/salaries/0/suivi") == nil)
    }

    @Test func rulesMayNameIt() throws {
        let rule = """
            - code: essai_suivi
              pour: chaque salarie
              si: suivi.periodicite_mois < 48 and suivi.visite_initiale = "avant_affectation"
              gravite: information
              etape: categories
              chemin: determinants
              message: "{suivi.periodicite_mois} mois, {suivi.visite_intermediaire_mois}, {suivi.reference}."
              exemples:
                - {salarie: {determinants: [travail_nuit]}, anomalie: oui}
                - {salarie: {determinants: [travailleur_handicape]}, anomalie: non}
                - {salarie: {determinants: [travail_nuit], date_sortie: 2020-01-01}, anomalie: non}

            """
        for evaluation in [.compiled, .interpreted] as [Evaluation] {
            let judge = Judging(try Shipped.rulebook(rules: ["anomalies/essai.yaml": rule], evaluation))
            let night = Declarations.plain.with("/salaries/0/determinants", ["travail_nuit"])
            #expect(
                judge(night).anomaly("essai_suivi")?["message"]
                    == "36 mois, non précisé, Code du travail, art. R4624-17.")
            #expect(!judge(night.with("/salaries/0/date_sortie", "2020-01-01")).codes.contains("essai_suivi"))
        }
    }

    @Test func aRuleAboutADeterminantMayNameItsAttestation() throws {
        let rule = """
            - code: essai_attestation
              pour: chaque determinant de salarie present
              si: attestation_mois != null
              gravite: information
              etape: categories
              message: "{code} : {attestation_mois} mois."
              exemples:
                - {salarie: {determinants: [caces]}, date: 2025-10-01, anomalie: oui}
                - {salarie: {determinants: [caces]}, anomalie: non}

            """
        let judge = Judging(try Shipped.rulebook(rules: ["anomalies/essai.yaml": rule]))
        let crane = Declarations.plain.with("/salaries/0/determinants", ["caces", "amiante", "inconnu"])
        #expect(
            judge(crane.with("/date", "2025-10-01")).anomaly("essai_attestation")?["message"] == "caces : 60 mois.")
        #expect(!judge(crane).codes.contains("essai_attestation"))
    }
}
