import AvalJSON
import AvalTestSupport
import Testing

/// « Present », « Lists of words » and « Small readings » of the contract.
struct SmallReadingTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    @Test(arguments: [
        (JSONValue.null, JSONValue.null, true), ("2023-11-15", .null, true), ("2023-11-16", .null, false),
        (.null, "2023-11-15", true),
        (.null, "2023-11-14", false), ("2023-11-15", "2023-11-15", true), ("nonsense", .null, true),
        (.null, "2023-13-01", true),
    ])
    func presenceIncludesTheDaysOfEntryAndExit(entry: JSONValue, exit: JSONValue, present: Bool) {
        let declaration = Declarations.plain.with("/salaries/0/date_entree", entry).with(
            "/salaries/0/date_sortie", exit)
        let verdict = judge(declaration).json
        #expect(verdict.at("/salaries/0/present")?.bool == present)
        #expect(verdict.at("/effectif/total")?.integer == (present ? 1 : 0))
        #expect(verdict.at("/estimation/total_ht") == (present ? "138.00" : "0.00"))
        #expect((verdict.at("/salaries/0/categorie") != nil) == present)
        #expect((verdict.at("/salaries/0/motifs") != nil) == present)
    }

    @Test func whoIsNotPresentGetsWrongValuesAndDatesAndNothingOnWhatIsMissing() {
        let absent: JSONValue = [
            "id": "s1", "date_entree": "2023-12-01", "date_naissance": "x", "determinants": ["inconnu"],
        ]
        let answer = judge(Declarations.with([absent]))
        #expect(
            answer.anomalies == ["valeur_invalide@/salaries/0/date_naissance", "entree_future@/salaries/0/date_entree"])
    }

    @Test func whoIsNotPresentCarriesNothingForTheCompany() {
        let declaration = Declarations.plain.with("/determinants", ["amiante"])
            .with("/salaries/0/determinants", ["amiante"]).with("/salaries/0/date_sortie", "2023-11-01")
        #expect(judge(declaration).codes == ["determinant_sans_salarie", "salarie_sorti"])
    }

    @Test(arguments: [
        "45351708800010", "453 517 088 00010", " 45351708800010 ", "453\u{A0}517\u{A0}088\u{A0}00010",
        "453\u{202F}517\u{2009}088 00010\t",
        "35600000000048", "35600000049837", "73282932000074",
    ])
    func aSIRETIsReadWithoutItsBlanks(siret: String) {
        #expect(judge(Declarations.plain.with("/adherent/siret", .string(siret))).codes.isEmpty)
    }

    @Test(arguments: [
        "45351708800011", "4535170880001", "453517088000100", "453.517.088.00010", "4535170880001O", "45351708800010é",
        "35600000049838",
    ])
    func whatIsLeftOfASIRETMustBeRight(siret: String) {
        #expect(
            judge(Declarations.plain.with("/adherent/siret", .string(siret))).anomalies == [
                "siret_invalide@/adherent/siret"
            ])
    }

    @Test(arguments: ["16.23Z", "1623Z", "16.23z", "1623z", " 16 23 z ", "16\u{A0}.23Z"])
    func aNAFIsReadWithoutBlanksAndDotInEitherCase(code: String) {
        #expect(judge(Declarations.plain.with("/adherent/code_naf", .string(code))).codes.isEmpty)
    }

    @Test func anUnknownNAFIsAWarningAndAnAbsentOneIsNothing() {
        #expect(judge(Declarations.plain.with("/adherent/code_naf", "16.23B")).codes == ["code_naf_invalide"])
        #expect(judge(Declarations.plain.with("/adherent/code_naf", .null)).codes.isEmpty)
    }

    @Test(arguments: ["632d", "632D", " 632 d", "632\u{A0}D"])
    func aPCSIsReadWithoutBlanksInEitherCase(code: String) {
        #expect(judge(Declarations.plain.with("/salaries/0/code_pcs", .string(code))).codes.isEmpty)
    }

    @Test(arguments: ["632", "632dd", "63.2d", "d632", "622b", "211a", "63２d"])
    func aWrongPCSIsRefused(code: String) {
        #expect(judge(Declarations.plain.with("/salaries/0/code_pcs", .string(code))).codes == ["pcs_invalide"])
    }

    @Test func theNeighboursOfAWrongPCSAreNamed() {
        let message = judge(Declarations.plain.with("/salaries/0/code_pcs", "622b")).anomaly("pcs_invalide")?[
            "message"]?.string
        #expect(message?.hasSuffix("Codes voisins : 622a, 622c, 622d, 622e, 622f, 622g.") == true)
    }

    @Test(arguments: [
        ("FR76 3000 6000 0112 3456 7890 189", true), ("fr7630006000011234567890189", true),
        ("FR1420041010050500013M02606", true),
        ("FR7630006000011234567890188", false), ("FR763000600001123456789018", false), ("DE89370400440532013000", true),
        ("FR76", false),
    ])
    func anIBANIsReadWithoutBlanksInEitherCase(iban: String, valid: Bool) {
        let declaration = Declarations.plain.with(
            "/paiement", ["mode": "prelevement", "iban": .string(iban), "rum": "RUM1"])
        #expect(judge(declaration).codes == (valid ? [] : ["iban_invalide"]))
        #expect(judge(declaration.with("/paiement/mode", "cheque")).codes.isEmpty)
    }

    @Test func anAbsentIBANIsMissingAndNotWrong() {
        let answer = judge(Declarations.plain.with("/paiement", ["mode": "prelevement", "rum": "RUM1"]))
        #expect(answer.codes == ["paiement_incomplet"])
        #expect(answer.anomaly("paiement_incomplet")?["message"]?.string?.contains("IBAN") == true)
    }

    @Test(arguments: [
        ("cdi", "138.00"), ("cdd", "138.00"), ("autre", "138.00"), ("apprentissage", "51.00"), ("interim", "0.00"),
        ("stage", "0.00"),
        (nil, "138.00"), ("essai", "138.00"),
    ])
    func aContractChoosesTheLineAndWithoutOneItIsThatOfACDI(contract: String?, total: String) {
        let value = contract.map { JSONValue.string($0) } ?? .null
        let verdict = judge(Declarations.plain.with("/salaries/0/contrat", value)).json
        #expect(verdict.at("/estimation/total_ht")?.string == total)
        #expect(verdict.at("/effectif/total") == 1)
    }

    @Test(arguments: [
        "/salaries/0/contrat", "/salaries/0/sexe", "/paiement/mode", "/salaries/0/categorie_declaree",
        "/salaries/0/date_naissance",
        "/adherent/date_adhesion", "/salaries/0/date_entree", "/salaries/0/date_sortie",
    ])
    func aWrongValueIsOneAnomalyAndCountsAsNull(pointer: String) {
        let wrong = judge(Declarations.plain.with(pointer, "Xyz"))
        let null = judge(Declarations.plain.with(pointer, .null))
        #expect(wrong.anomalies.filter { $0.hasPrefix("valeur_invalide") } == ["valeur_invalide@\(pointer)"])
        #expect(wrong.anomalies.filter { !$0.hasPrefix("valeur_invalide") } == null.anomalies)
        #expect(wrong.json["statut"] == "refusee")
    }

    @Test(arguments: [
        "2023-02-29", "2023-2-1", "2023-00-10", "2023-10-00", "2023-11-31", "0000-01-01", "2023/11/15",
        "2023-11-15T00:00", "２023-1-01",
    ])
    func whatIsNoDayOfTheCalendarIsAWrongDate(date: String) {
        let answer = judge(Declarations.plain.with("/salaries/0/date_naissance", .string(date)))
        #expect(answer.codes.contains("valeur_invalide"))
    }

    @Test func aLeapDayIsADay() {
        #expect(judge(Declarations.plain.with("/salaries/0/date_naissance", "1980-02-29")).codes.isEmpty)
    }

    @Test func unknownFieldsAreReportedOnceADeclaration() {
        let declaration = Declarations.with([
            Declarations.salarie("s1", ["nir": "x"]), Declarations.salarie("s2", ["nir": "y", "Âge": 3]),
        ])
        .with("/adherent/couleur", ["siret": "1"])
        let answer = judge(declaration)
        #expect(answer.anomalies == ["champ_inconnu@/adherent/couleur"] || answer.codes == ["champ_inconnu"])
        let message = answer.anomaly("champ_inconnu")?["message"]?.string ?? ""
        #expect(message.contains("« nir »") && message.contains("« couleur »") && !message.contains("Âge"))
        #expect(answer.json["statut"] == "acceptee")
    }
}
