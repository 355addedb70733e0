import AvalJSON
import AvalRules
import AvalOperations
import AvalTestSupport
import Testing

/// The form of a verdict: its keys, statuses, steps, options, and that it never varies.
struct VerdictTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    private func keys(_ value: JSONValue?) -> [String] { (value?.members ?? []).map(\.key) }

    @Test func theKeysStandInTheOrderOfTheContract() {
        let verdict = judge(Declarations.plain.with("/salaries/0/determinants", ["amiante"])).json
        #expect(
            keys(verdict) == [
                "numero", "statut", "signable", "date", "regles", "anomalies", "salaries", "effectif", "estimation",
                "paiement",
            ])
        #expect(
            keys(verdict.at("/anomalies/0")) == [
                "code", "gravite", "etape", "chemin", "salarie", "message", "declare", "attendu", "reference", "regle",
                "correction",
            ])
        #expect(keys(verdict.at("/salaries/0")) == ["id", "present", "categorie", "motifs", "suivi"])
        #expect(
            keys(verdict.at("/salaries/0/suivi")) == [
                "visite_initiale", "periodicite_mois", "visite_intermediaire_mois", "reference",
            ])
        #expect(keys(verdict["effectif"]) == ["total", "SI", "SIA", "SIR"])
        #expect(
            keys(verdict["estimation"]) == [
                "lignes", "tva", "total_ht", "total_tva", "total_ttc", "devise", "confirmee",
                "echeancier",
            ])
        #expect(
            keys(verdict.at("/estimation/lignes/0")) == [
                "tarif", "libelle", "quantite", "prix_unitaire_ht", "total_ht", "taux_tva",
            ])
        #expect(keys(verdict.at("/estimation/tva/0")) == ["taux", "base_ht", "montant"])
        #expect(
            keys(verdict.at("/estimation/echeancier/0")) == [
                "periode", "libelle", "exigible", "total_ht", "total_tva", "total_ttc",
            ])
        #expect(keys(verdict["paiement"]) == ["mode", "accepte"])
    }

    @Test func theExampleOfTheContractGetsItsAnomaly() {
        let declaration = Declarations.plain.with("/determinants", ["amiante"]).with(
            "/salaries/0/determinants", ["amiante"])
        let expected: JSONValue = [
            "code": "categorie_incoherente", "gravite": "bloquante", "etape": "categories",
            "chemin": "/salaries/0/categorie_declaree",
            "salarie": "s1", "message": "Catégorie déclarée SI, catégorie attendue SIR : exposition à l'amiante.",
            "declare": "SI",
            "attendu": "SIR", "reference": "Code du travail, art. R4624-23, I, 1°",
            "regle": "anomalies/categories.yaml#categorie_incoherente",
            "correction": [
                ["op": "test", "path": "/salaries/0/categorie_declaree", "value": "SI"],
                ["op": "replace", "path": "/salaries/0/categorie_declaree", "value": "SIR"],
            ],
        ]
        #expect(judge(declaration).json.at("/anomalies/0") == expected)
    }

    @Test func theStatusIsThatOfTheHeaviestAnomaly() {
        #expect(judge(Declarations.plain).json["statut"] == "acceptee")
        #expect(judge(Declarations.plain.with("/couleur", 1)).json["statut"] == "acceptee")
        let reserved = judge(Declarations.plain.with("/determinants", ["amiante"])).json
        #expect(reserved["statut"] == "avec_reserves" && reserved["signable"] == true)
        let refused = judge(Declarations.plain.with("/adherent/siret", .null)).json
        #expect(refused["statut"] == "refusee" && refused["signable"] == false)
    }

    @Test func noneOrTheLastStepAloneCanBeSigned() {
        for step in Anomaly.Step.allCases {
            let verdict = judge(Declarations.plain, .step(step)).json
            #expect(verdict["etape"]?.string == step.word)
            #expect(verdict["signable"]?.bool == (step == .signature))
            #expect(verdict["statut"] == "acceptee")
        }
        #expect(judge(Declarations.plain).json["signable"] == true)
    }

    @Test func aStepJudgesItselfAndAllBeforeIt() {
        let wrong = Declarations.plain.with("/adherent/siret", .null).with("/determinants", ["amiant"])
            .with("/salaries/0/poste", .null).with("/salaries/0/categorie_declaree", .null).with("/paiement", .null)
            .with("/signature", ["nom": "N"])
        let expected = [
            "siret_manquant", "determinant_inconnu", "poste_manquant", "categorie_manquante", "paiement_manquant",
            "signature_incomplete",
        ]
        for (index, step) in Anomaly.Step.allCases.enumerated() {
            #expect(Set(judge(wrong, .step(step)).codes) == Set(expected[...index]))
        }
        #expect(Set(judge(wrong).codes) == Set(expected))
    }

    @Test func noStepIsTheSameAsSignatureButForTheEtape() {
        let whole = judge(Declarations.plain.with("/salaries/0/poste", .null)).json
        let signed = judge(Declarations.plain.with("/salaries/0/poste", .null), .step(.signature)).json
        #expect(signed.without("/etape") == whole)
    }

    @Test func whatAStepHasNotReachedIsNull() {
        for step in Anomaly.Step.allCases {
            let verdict = judge(Declarations.plain, .step(step)).json
            let categorised = step >= .categories
            let priced = step >= .estimation
            #expect((verdict.at("/salaries/0/categorie") != nil) == categorised)
            #expect((verdict["effectif"]?.isNull == false) == categorised)
            #expect((verdict["estimation"]?.isNull == false) == priced)
            #expect((verdict["paiement"]?.isNull == false) == priced)
        }
    }

    @Test func whatMayBeCompletedUntilSigningIsAWarningBefore() {
        let incomplete = Declarations.plain.with("/salaries/0/poste", .null)
        #expect(judge(incomplete, .step(.salaries)).anomaly("poste_manquant")?["gravite"] == "avertissement")
        #expect(judge(incomplete, .step(.salaries)).json["statut"] == "avec_reserves")
        #expect(judge(incomplete).anomaly("poste_manquant")?["gravite"] == "bloquante")
    }

    @Test func theBriefVerdictKeepsWhatTheContractLists() {
        let declaration = Declarations.plain.with("/salaries/0/determinants", ["amiante"])
        let brief = judge(declaration, .brief).json
        let whole = judge(declaration).json
        #expect(keys(brief) == ["numero", "statut", "anomalies", "salaries", "estimation"])
        #expect(keys(brief.at("/anomalies/0")) == ["code", "salarie"])
        #expect(keys(brief.at("/salaries/0")) == ["id", "categorie"])
        #expect(keys(brief["estimation"]) == ["total_ht", "total_tva", "total_ttc"])
        #expect(brief["statut"] == whole["statut"])
        #expect(judge(Declarations.plain.with("/exercice", 2021), .brief).json["estimation"]?.isNull == true)
    }

    @Test func theBriefVerdictSaysTheSameAsTheWholeOne() {
        var maker = DeclarationMaker(seed: 3)
        for _ in 0..<200 {
            let declaration = maker.next()
            let (whole, brief) = (judge(declaration), judge(declaration, .brief))
            #expect(whole.codes == brief.codes)
            #expect(whole.json["statut"] == brief.json["statut"])
            #expect(whole.json.at("/estimation/total_ttc") == brief.json.at("/estimation/total_ttc"))
        }
    }

    @Test func anomaliesStandByLevelFileRuleAndElement() throws {
        let rulebook = try Shipped.rulebook()
        var orders: [String: Int] = [:]
        for (index, anomaly) in rulebook.rules.model.anomalies.enumerated() { orders[anomaly.name] = index }
        var maker = DeclarationMaker(seed: 5, care: 3)
        for _ in 0..<300 {
            let answer = judge(maker.next())
            let ranks = (answer.json["anomalies"]?.array ?? []).map { anomaly -> [Int] in
                let pointer = anomaly["chemin"]?.string ?? ""
                let row = anomaly["salarie"] == nil ? -1 : Int(pointer.split(separator: "/")[1]) ?? -1
                return [row, orders[anomaly["regle"]?.string ?? ""] ?? -1]
            }
            #expect(ranks == ranks.sorted { $0.lexicographicallyPrecedes($1) })
            #expect(ranks.allSatisfy { $0[1] >= 0 })
        }
        let names = rulebook.rules.model.anomalies.map { String($0.name.split(separator: "#")[0]) }
        #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func everyPointerLeadsIntoTheDeclarationOrToWhatIsMissing() {
        var maker = DeclarationMaker(seed: 8, care: 3)
        for _ in 0..<200 {
            let declaration = maker.next()
            for anomaly in judge(declaration).json["anomalies"]?.array ?? [] {
                guard let pointer = JSONPointer(anomaly["chemin"]?.string ?? "x") else {
                    Issue.record("no pointer")
                    continue
                }
                let parent = JSONPointer(pointer.tokens.dropLast().map { "/" + $0 }.joined())
                let isThere =
                    declaration.value(at: pointer) != nil || parent.flatMap { declaration.value(at: $0) } != nil
                #expect(isThere || pointer.tokens.first == "adherent" || pointer.tokens.first == "paiement")
            }
        }
    }

    @Test func theSameDeclarationGetsTheSameBytesAlsoAfterOthers() throws {
        var maker = DeclarationMaker(seed: 13, care: 3)
        let declarations = (0..<150).map { _ in JSONWriter.bytes(of: maker.next()) }
        let first = declarations.map { judge($0) }
        _ = judge(Array("{\"salaries\":[{\"id\":\"a\"},".utf8))
        #expect(declarations.reversed().map { judge($0) } == first.reversed())
        let others = Judging(try Shipped.rulebook())
        #expect(declarations.map { others($0) } == first)
    }

    @Test func theOrderOfTheKeysChangesNothing() {
        var maker = DeclarationMaker(seed: 17)
        var dice = Dice(17)
        for _ in 0..<150 {
            let declaration = maker.next()
            let answer = judge(declaration)
            // Wrong values and unknown fields stand in the order of the bytes: what is compared has neither.
            if answer.codes.contains("champ_inconnu") || answer.codes.count(where: { $0 == "valeur_invalide" }) > 0 {
                continue
            }
            #expect(judge(Self.shuffled(declaration, &dice)) == answer)
        }
    }

    private static func shuffled(_ value: JSONValue, _ dice: inout Dice) -> JSONValue {
        switch value {
        case .object(let members):
            var members = members.map { JSONMember($0.key, shuffled($0.value, &dice)) }
            members.shuffle(using: &dice)
            return .object(members)
        case .array(let elements): return .array(elements.map { shuffled($0, &dice) })
        default: return value
        }
    }

    @Test func aPaymentIsAcceptedWhenItsModeIsKnownAndNothingConcernsIt() {
        let debit: JSONValue = ["mode": "prelevement", "iban": "FR7630006000011234567890189", "rum": "RUM1"]
        let cases: [(JSONValue, JSONValue, Bool)] = [
            (["mode": "virement"], "virement", true), (["mode": "cheque", "iban": "FR00"], "cheque", true),
            (debit, "prelevement", true),
            (debit.with("/rum", .null), "prelevement", false),
            (debit.with("/iban", "FR7630006000011234567890188"), "prelevement", false),
            (["mode": "carte"], .null, false), (.null, .null, false), (["mode": ""], .null, false),
        ]
        for (payment, mode, accepted) in cases {
            let verdict = judge(Declarations.plain.with("/paiement", payment)).json
            #expect(verdict["paiement"] == ["mode": mode, "accepte": .bool(accepted)])
        }
        let refused = judge(Declarations.plain.with("/adherent/siret", .null)).json
        #expect(refused.at("/paiement/accepte") == true)
    }

    @Test func anAbsentSignatureIsNotYetSignedAndNoAnomaly() {
        #expect(judge(Declarations.plain.with("/signature", .null)).codes.isEmpty)
        #expect(judge(Declarations.plain.with("/signature", [:])).codes == ["signature_incomplete"])
    }

    @Test func theFingerprintIgnoresTheSignatureAndTheLayoutAndNothingElse() {
        var options = ValidationOptions()
        options.withFingerprint = true
        let plain = judge(Declarations.plain, options).json["empreinte"]?.string
        #expect(plain?.hasPrefix("sha256:") == true && plain?.utf8.count == 71)
        let signed = Declarations.plain.with("/signature", ["nom": "N", "email": "e"])
        #expect(judge(signed, options).json["empreinte"]?.string == plain)
        let pretty = judge(JSONWriter.bytes(of: Declarations.plain, .pretty), options)
        #expect(pretty.json["empreinte"]?.string == plain)
        for other in [Declarations.plain.with("/couleur", 1), Declarations.plain.with("/salaries/0/nom", "X")] {
            #expect(judge(other, options).json["empreinte"]?.string != plain)
        }
        #expect(judge(Declarations.plain).json["empreinte"] == nil)
    }
}
