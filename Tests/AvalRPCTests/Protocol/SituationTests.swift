import AvalJSON
import AvalTestSupport
import Testing

/// `situer`, and the situation in a verdict: where a declaration stands in its campaign.
struct SituationTests {
    private let ask: Asking
    init() throws { ask = try Asking() }

    private func situate(_ day: String, _ file: JSONValue = .null, exercice: JSONValue = 2023) -> JSONValue? {
        ask("situer", ["exercice": exercice, "en_date": .string(day), "dossier": file])["result"]
    }

    private func situation(_ day: String, _ file: JSONValue = .null, exercice: JSONValue = 2023) -> String? {
        situate(day, file, exercice: exercice)?["situation"]?.string
    }

    private static let begun: JSONValue = ["generee_le": "2023-11-07", "commencee_le": "2023-11-10"]
    private static let confirmed = begun.with("/confirmee_le", "2023-11-15")
    private static let billed = confirmed.with("/facturee_le", "2024-01-12")

    // MARK: The campaign (golden facts CAL-01 and CAL-02)

    @Test(
        arguments: [
            ("2023-11-06", "non_saisissable", "Non saisissable : la saisie ouvre le 07/11/2023"),
            ("2023-11-07", "a_saisir", "À saisir, jusqu'au 07/01/2024"),
            ("2023-11-10", "a_saisir", "À saisir, jusqu'au 07/01/2024"),
            ("2024-01-07", "a_saisir", "À saisir, jusqu'au 07/01/2024"),
            ("2024-01-08", "non_saisissable", "Non saisissable : la saisie est close depuis le 07/01/2024"),
        ])
    func theWindowHoldsBothItsEndsAndEndsOnASunday(_ day: String, _ code: String, _ label: String) {
        let answer = situate(day)
        #expect(answer?["situation"]?.string == code)
        #expect(answer?["libelle"]?.string == label)
    }

    @Test func theAnswerTellsTheCampaign() {
        #expect(
            situate("2023-11-10") == [
                "situation": "a_saisir", "libelle": "À saisir, jusqu'au 07/01/2024", "exercice": 2023,
                "date": "2023-11-10",
                "campagne": [
                    "generee": "2023-11-07", "ouverture": "2023-11-07", "cloture": "2024-01-07",
                    "exigible": "2023-11-30",
                ],
                "anomalies": [],
            ])
    }

    @Test func anExerciceWithoutCampaignSaysSoAndIsNeverToBeFilledIn() {
        let answer = situate("2024-11-10", exercice: 2024)
        #expect(answer?["situation"] == "non_saisissable")
        #expect(answer?["libelle"] == "Non saisissable : aucune campagne n'est connue pour l'exercice 2024")
        #expect(answer?["campagne"] == nil)
        let begun = situate("2024-11-10", ["commencee_le": "2024-11-09"], exercice: 2024)
        #expect(begun?["situation"] == "en_cours")
        #expect(begun?["libelle"]?.string?.contains("aucune campagne n'est connue") == true)
    }

    @Test func withoutADayItIsToday() {
        let answer = ask("situer", ["exercice": 2023])["result"]
        #expect(answer?["date"] == "2025-10-01" && answer?["situation"] == "non_saisissable")
    }

    // MARK: The file

    @Test(
        arguments: [
            ("2023-11-08", begun, "a_saisir"), ("2023-11-10", begun, "en_cours"), ("2024-01-07", begun, "en_cours"),
            ("2024-01-08", begun, "non_saisissable"), ("2023-11-14", confirmed, "en_cours"),
            ("2023-11-15", confirmed, "confirmee"), ("2024-01-08", confirmed, "confirmee"),
            ("2024-01-11", billed, "confirmee"), ("2024-01-12", billed, "facturee"),
            ("2030-01-01", billed, "facturee"),
        ] as [(String, JSONValue, String)])
    func whatTheFileHasFurthestWins(_ day: String, _ file: JSONValue, _ expected: String) {
        #expect(situation(day, file) == expected)
    }

    @Test func aDeclarationThatIsNotReadyYetCannotBeFilledIn() {
        let answer = situate("2023-11-08", ["generee_le": "2023-11-09"])
        #expect(answer?["situation"] == "non_saisissable")
        #expect(answer?["libelle"] == "Non saisissable : la déclaration sera prête le 09/11/2023")
    }

    @Test func aDateInTheFutureDoesNotCountAndIsTold() {
        let answer = situate("2023-11-14", Self.confirmed)
        #expect(answer?.at("/anomalies/0/code") == "dossier_posterieur")
        #expect(answer?.at("/anomalies/0/chemin") == "/dossier/confirmee_le")
        #expect(answer?.at("/anomalies/0/gravite") == "information")
    }

    @Test(
        arguments: [
            (["commencee_le": "2023-11-10", "confirmee_le": "2023-11-09"], "/dossier/confirmee_le"),
            (["confirmee_le": "2023-11-10", "facturee_le": "2023-11-09"], "/dossier/facturee_le"),
            (["generee_le": "2023-11-10", "commencee_le": "2023-11-09"], "/dossier/commencee_le"),
            (["generee_le": "2023-11-10", "confirmee_le": "2023-11-09"], "/dossier/confirmee_le"),
        ] as [(JSONValue, String)])
    func datesThatContradictEachOtherAreTold(_ file: JSONValue, _ pointer: String) {
        let anomalies = situate("2023-12-01", file)?["anomalies"]?.array ?? []
        #expect(anomalies.map { $0["code"]?.string } == ["dossier_contradictoire"])
        #expect(anomalies.first?["chemin"]?.string == pointer)
        #expect(anomalies.first?["gravite"] == "avertissement")
    }

    @Test(
        arguments: [
            (["exercice": "2023"], "exercice"), (["exercice": [2023]], "exercice"), ([:], "exercice"),
            (["exercice": 2023, "dossier": []], "dossier"),
            (["exercice": 2023, "dossier": ["confirme_le": "2023-11-15"]], "dossier"),
            (["exercice": 2023, "dossier": ["confirmee_le": 5]], "dossier"),
            (["exercice": 2023, "dossier": ["confirmee_le": "15/11/2023"]], "dossier"),
            (["exercice": 2023, "en_date": "hier"], "en_date"),
        ] as [(JSONValue, String)])
    func aWrongParameterIsNamed(_ parameters: JSONValue, _ name: String) {
        let error = ask("situer", parameters)["error"]
        #expect(error?["code"] == -32602)
        #expect(error?.at("/data/parametre")?.string == name)
    }

    // MARK: In a verdict

    @Test func aVerdictTellsItWhereTheFileCameWithTheDeclaration() {
        let verdict = ask("valider", ["declaration": Declarations.plain.with("/dossier", Self.confirmed)])["result"]
        #expect(verdict?["situation"] == "confirmee")
        #expect(verdict?["situation_libelle"] == "Confirmée le 15/11/2023")
        #expect(verdict?["statut"] == "acceptee")
        let plain = ask("valider", ["declaration": Declarations.plain])["result"]
        #expect(plain?["situation"] == nil)
        let brief = ask(
            "valider", ["declaration": Declarations.plain.with("/dossier", Self.confirmed), "brief": true])["result"]
        #expect(brief?["situation"] == nil)
    }

    @Test func aVerdictAndTheMethodAgree() {
        for day in ["2023-11-06", "2023-11-08", "2023-11-10", "2023-11-15", "2024-01-08", "2024-01-12"] {
            for file in [[:], Self.begun, Self.confirmed, Self.billed] as [JSONValue] {
                let declaration = Declarations.plain.with("/dossier", file).with("/date", .string(day))
                let verdict = ask("valider", ["declaration": declaration])["result"]
                let answer = situate(day, file)
                #expect(verdict?["situation"] == answer?["situation"])
                #expect(verdict?["situation_libelle"] == answer?["libelle"])
            }
        }
    }
}
