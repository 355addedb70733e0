import AvalJSON
import AvalLoading
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

/// Why verdicts do not say something, and what would be missing.
struct WhyNotTests {
    private func answers(
        _ name: String, _ declaration: JSONValue, salarie: String? = nil,
        _ options: ValidationOptions = ValidationOptions()
    ) throws -> [JSONValue] {
        let why = WhyNot(try Shipped.rulebook())
        let question = try why.question(name)
        return try ByteView.with(JSONWriter.bytes(of: declaration)) {
            try why.answers(to: question, about: $0, options: options, salarie: salarie)
        }
    }

    private let plain = Declarations.plain

    @Test func aCategoryThatIsGivenIsToldWithItsReasons() throws {
        let declaration = Declarations.with([Declarations.salarie("s1", ["determinants": ["amiante"]])])
            .with("/determinants", ["amiante"])
        let answer = try #require(try answers("SIR", declaration).first)
        #expect(answer["etat"] == "presente" && answer["categorie"] == "SIR")
        #expect(answer["regle"]?.string?.hasSuffix("#amiante") == true)
        // A stronger one is no silence either.
        let weaker = try #require(try answers("SIA", declaration).first)
        #expect(weaker["etat"] == "presente")
        #expect(weaker["raison"]?.string == "une catégorie plus forte est donnée : SIR")
    }

    @Test func whatIsTickedAlreadyIsNearerThanWhatIsNotCarriedAtAll() throws {
        let answer = try #require(try answers("SIR", plain.with("/determinants", ["amiante"])).first)
        #expect(answer["etat"] == "absente" && answer["categorie"] == "SI")
        let first = try #require(answer.at("/voies/0"))
        #expect(first["determinant"] == "amiante" && first["ecart"] == 1)
        #expect(first.at("/conditions/0/texte") == "porté par le salarié" && first.at("/conditions/0/valeur") == false)
        #expect(first.at("/conditions/1/texte") == "coché par l'entreprise" && first.at("/conditions/1/valeur") == true)
        #expect(answer.at("/voies/1/ecart") == 2)
    }

    @Test func aDeterminantThatGivesItOnOtherDaysAloneIsToldWithThem() throws {
        let declaration = Declarations.with([Declarations.salarie("s1", ["determinants": ["caces"]])])
            .with("/determinants", ["caces"]).with("/date", "2026-03-02").with("/exercice", 2026)
        let ways = try #require(try answers("SIR", declaration).first?["voies"]?.array)
        let caces = try #require(ways.first)
        #expect(caces["determinant"] == "caces" && caces["ecart"] == 1)
        #expect(
            caces.at("/conditions/2/texte")?.string == "donne SIR ce jour-là : il le fait du 2017-01-01 au 2025-09-30")
    }

    @Test func anAgeIsFoundByTryingAndItsFirstDayToldExactly() throws {
        let ways = try #require(try answers("SIA", plain).first?["voies"]?.array)
        let minor = try #require(ways.first { $0["determinant"] == "mineur" })
        let obstacle = try #require(
            minor["conditions"]?.array?.first { $0["anomalie"] == "majeur_avec_determinant_mineur" })
        // The eve of 18 years on 2023-11-15.
        #expect(
            obstacle["parties"]?.array?.contains { $0["texte"] == "date de naissance : à partir du 2005-11-16" } == true
        )
    }

    @Test func whoIsAbsentHasNoCategoryAndTheReasonIsTold() throws {
        let declaration = Declarations.with([Declarations.salarie("s1", ["date_sortie": "2023-01-31"])])
        let answer = try #require(try answers("SIR", declaration).first)
        #expect(answer["present"] == false && answer["categorie"] == .null)
        #expect(answer.at("/choix/valeur") == false)
    }

    @Test func anAnomalyThatIsThereSaysSoAndWhy() throws {
        let declaration = plain.with("/adherent/siret", "45351708800011")
        let answer = try #require(try answers("siret_invalide", declaration).first)
        #expect(answer["etat"] == "presente" && answer["de"]?.string?.hasPrefix("/anomalies/") == true)
        #expect(answer.at("/condition/valeur") == true)
    }

    @Test func theFewestAnswersToChangeComeFirst() throws {
        let salarie = Declarations.salarie("s1", ["contrat": "cdd"])
        let answer = try #require(
            try answers("amiante_en_contrat_court", Declarations.with([Declarations.salarie("s2"), salarie])).first)
        #expect(answer["salarie"] == "s1" && answer.at("/voies/0/ecart") == 1)
        #expect(answer.at("/voies/0/porter") == "amiante")
    }

    @Test func whereTheRuleIsAboutOthersItsChoiceIsPartOfTheWay() throws {
        let answer = try #require(try answers("amiante_en_contrat_court", plain).first)
        #expect(answer["pour"] == "chaque determinant de salarie en_contrat_court")
        #expect(answer.at("/choix/valeur") == false && answer.at("/voies/0/ecart") == 2)
    }

    @Test func aRuleOfOtherDaysStepsOrRecordsSaysSo() throws {
        #expect(
            try answers("tva_a_completer", plain).first?["raison"]?.string
                == "elle n'est pas en vigueur le 2023-11-15 ; elle l'est à partir du 2026-09-01")
        #expect(
            try answers("mineur_sans_determinant", plain, .step(.informations)).first?["raison"]?.string
                == "elle ne se juge qu'à partir de l'étape « categories », après celle qui est demandée")
        #expect(
            try answers("motif_deja_prevu", plain).first?["raison"]?.string
                == "« chaque motivation » : la déclaration n'en a aucun")
        #expect(try answers("date_hors_regles", plain).first?["etat"] == "pas_jugee")
        #expect(try answers("SIR", plain, .step(.informations)).first?["etat"] == "pas_jugee")
    }

    @Test func whatIsPersonalIsNeitherShownNorCountedAsKnown() throws {
        let answer = try #require(try answers("date_naissance_manquante", plain).first)
        let text = String(decoding: JSONWriter.bytes(of: answer), as: UTF8.self)
        #expect(!text.contains("1985"))
        #expect(answer.at("/voies/0/a_verifier/0/texte") == "date_naissance = null")
        #expect(answer.at("/voies/0/a_verifier/0/valeur") == ["personnel": true])
        #expect(answer.at("/voies/0/changer") == [])
    }

    @Test func aWayThatContradictsItselfIsLeftOut() throws {
        // « age = 14 » and « age < 14 » never come together.
        let declaration = Declarations.with([Declarations.salarie("s1", ["date_naissance": "2008-01-05"])])
        for way in try answers("age_insuffisant", declaration).first?["voies"]?.array ?? [] {
            let wanted = (way["changer"]?.array ?? []).filter { $0["voulu"] == true }.compactMap { $0["texte"]?.string }
            #expect(!(wanted.contains("age = 14") && wanted.contains("age < 14")))
        }
    }

    @Test func anUnknownNameIsRefusedWithTheNearest() throws {
        let why = WhyNot(try Shipped.rulebook())
        #expect { try why.question("SIX") } throws: { error in
            (error as? WhyNot.UnknownName)?.message.contains("« SI »") == true
        }
        #expect { try why.question("siret_invalid") } throws: { error in
            (error as? WhyNot.UnknownName)?.message.contains("« siret_invalide »") == true
        }
    }

    @Test func textAndPageSayTheSame() throws {
        let told = WhyNotText(try answers("SIR", plain.with("/determinants", ["amiante"])))
        #expect(told.text.contains("SIR n'est pas là pour s1 (catégorie : SI)"))
        #expect(told.text.contains("1. amiante : Salarié exposé à l'amiante → SIR (écart 1)"))
        #expect(told.html.hasPrefix("<!DOCTYPE html>") && told.html.contains("amiante"))
    }

    /// No condition of a rule that fired is told as missing, and none of those that did not as there, whatever the sample.
    @Test func everyCodeOfEverySampleHasAnAnswer() throws {
        let path = Shipped.root + "/Samples/anomalies/mineur_caces.json"
        let declaration = try JSONReader.parse(try UserFiles.read(path).get())
        let fired = Set(try Judging()(declaration).codes)
        for anomaly in try Shipped.rulebook().rules.model.anomalies {
            let answers = try answers(anomaly.code, declaration)
            #expect(!answers.isEmpty, "\(anomaly.code)")
            #expect(answers.contains { $0["etat"] == "presente" } == fired.contains(anomaly.code), "\(anomaly.code)")
        }
    }
}
