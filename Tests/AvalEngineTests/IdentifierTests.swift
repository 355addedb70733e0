import AvalJSON
import AvalTestSupport
import Testing

/// The numbers that a declaration holds, through the shipped rules.
struct IdentifierTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    private func anomalies(_ pointer: String, _ value: String) -> [String] {
        let declaration = Declarations.plain.with("/paiement", ["mode": "prelevement", "rum": "RUM00000001"])
            .with("/paiement/iban", "FR7630006000011234567890189")
        return judge(declaration.with(pointer, .string(value))).codes
    }

    /// La Poste: its head office, and two establishments whose digits add up to a multiple of 5.
    @Test(arguments: ["45351708800010", "35600000000048", "35600000049837"])
    func aSIRETIsTaken(siret: String) {
        #expect(!anomalies("/adherent/siret", siret).contains("siret_invalide"))
    }

    /// Zeros alone; a wrong key; a SIREN whose key is wrong in a SIRET whose key is right; letters; too short.
    @Test(arguments: [
        "00000000000000", "45351708800011", "45351708900018", "45351708700019", "35600000012347", "A5351708800010",
        "4535170880001", "00000000000018",
    ])
    func whatIsNoSIRETIsRefused(siret: String) {
        #expect(anomalies("/adherent/siret", siret).contains("siret_invalide"))
    }

    @Test(arguments: [
        "FR7630006000011234567890189", "FR1420041010050500013M02606", "MC5811222000010123456789030",
        "GB82WEST12345698765432", "DE89370400440532013000", "BE68539007547034",
    ])
    func anIBANIsTaken(iban: String) {
        #expect(!anomalies("/paiement/iban", iban).contains("iban_invalide"))
    }

    /// Wrong key; right key of a country without IBAN; wrong RIB key in a French and a Monegasque one; too long; letters for
    /// digits; check digits that are never given: 00, 01 and 99; RIB keys that are not: 00, 98 and 99.
    @Test(arguments: [
        "FR7630006000011234567890188", "US8412345678901234", "FR0630006000011234567890188",
        "MC8530006000011234567890188", "DE543704004405320130001", "DE8937040044053201300A", "DE00300060000004667890",
        "DE01300060000000767890", "DE99300060000006567890",
        "FR7600000000000000000000000", "FR7630006000011234567809000", "FR7630006000011234567802598",
        "FR7630006000011234567805799", "MC5830006000011234567809000", "ZZ1234567890", "DE00",
    ])
    func whatIsNoIBANIsRefused(iban: String) {
        #expect(anomalies("/paiement/iban", iban).contains("iban_invalide"))
    }

    /// Corsica and overseas.
    @Test(arguments: [
        "20000", "20200", "20620", "97400", "97133", "98714", "98800", "01000", "75116",
    ])
    func aPostalCodeIsTaken(code: String) {
        let declaration = Declarations.plain.with("/adherent/adresse", ["code_postal": .string(code)])
        #expect(!judge(declaration).codes.contains("code_postal_invalide"))
    }

    @Test(arguments: ["00100", "96000", "99000", "2A004", "1000", "97000"])
    func whatIsNoPostalCodeIsTold(code: String) {
        let declaration = Declarations.plain.with("/adherent/adresse", ["code_postal": .string(code)])
        #expect(judge(declaration).codes.contains("code_postal_invalide"))
    }

    @Test(arguments: ["FR00000000000", "FR12000000000", "FR78453517088", "DE136695976"])
    func whatIsNoVATNumberIsTold(number: String) {
        #expect(anomalies("/adherent/tva_intracommunautaire", number).contains { $0.hasPrefix("tva_") })
    }
}
