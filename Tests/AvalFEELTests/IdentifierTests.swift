import AvalFEEL
import AvalValues
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    @Test(
        arguments: [
            ("siren", "siren valide"), ("siret", "siret valide"), ("tva_intra", "tva valide"), ("nir", "nir valide"),
            ("iban", "iban valide"),
        ])
    func theFactsComputedByHandAreOurs(_ domain: String, _ function: String) throws {
        let facts = try GoldenFact.all(domain)
        #expect(!facts.isEmpty)
        for fact in facts {
            let value = try evaluate("\(function)(\"\(fact.input)\")")
            #expect(value == .boolean(fact.expected == "valide"), "\(fact.id)")
        }
    }

    @Test func theFactsOfDaysAndAgesAreOurs() throws {
        for fact in try GoldenFact.all("calendrier") {
            let day = ["dimanche": "Sunday", "vendredi": "Friday"][fact.expected] ?? fact.expected
            #expect(try evaluate("day of week(@\"\(fact.input)\")") == .string(day), "\(fact.id)")
        }
        #expect(try evaluate(#"age(@"2007-06-15", @"2025-06-14")"#) == .number(17))
    }

    @Test(arguments: BuiltinLibrary.standard.builtins.map(\.name).filter { $0.hasSuffix(" valide") })
    func nothingGivesNothing(_ name: String) throws {
        #expect(try evaluate("\(name)(null)") == .null)
        #expect(try evaluate("\(name)(\"\")") == .boolean(false))
    }

    @Test(arguments: [
        "03 81 84 01 75", "0381840175", "03.81.84.01.75", "03-81-84-01-75", "03/81/84/01/75", "+33381840175",
        "+33 3 81 84 01 75", "+33 (0)3 81 84 01 75", "0033 3 81 84 01 75", "00 33 (0) 3 81 84 01 75",
        "03\u{A0}81\u{A0}84\u{A0}01\u{A0}75", "03\u{202F}81 84 01 75", "0262 12 34 56",
    ])
    func aPhoneNumberIsReadAsPeopleTypeIt(_ text: String) throws {
        #expect(try evaluate("telephone valide(x)", in: ["x": .string(text)]) == .boolean(true))
    }

    @Test(arguments: [
        "03818401", "03818401755", "13 81 84 01 75", "00 81 84 01 75", "+33 0 81 84 01 75", "+33381840", "+32212345678",
        "0033", "03 81 84 01 7a", "(03) 81 84 01 75", "+33 (0)(0)3 81 84 01 75", "++33381840175", "3+381840175",
        "0033 0381840175",
    ])
    func whatIsNoFrenchPhoneNumberIsNone(_ text: String) throws {
        #expect(try evaluate("telephone valide(x)", in: ["x": .string(text)]) == .boolean(false))
    }

    @Test(arguments: [
        "a@b.fr", "prenom.nom@exemple.fr", "o'neil+rh@sous-domaine.exemple.co.uk", " socie@example.fr ", "1@2.example",
        String(repeating: "a", count: 64) + "@exemple.fr", "contact@xn--besanon-xxa.fr",
    ])
    func anAddressThatMailReachesIsTaken(_ text: String) throws {
        #expect(try evaluate("email valide(x)", in: ["x": .string(text)]) == .boolean(true))
    }

    @Test(arguments: [
        "a", "@b.fr", "a@", "a@b", "a@b.", "a@.fr", "a@b..fr", "a..b@c.fr", ".a@b.fr", "a.@b.fr", "a b@c.fr",
        "a@b c.fr",
        "a@b@c.fr", "a@-b.fr", "a@b-.fr", "a@127.0.0.1", "é@b.fr", "a@é.fr", "a,b@c.fr", "<a@b.fr>", "a@b.f",
        String(repeating: "a", count: 65) + "@exemple.fr", "a@" + String(repeating: "b", count: 64) + ".fr",
    ])
    func whatIsNoAddressIsNone(_ text: String) throws {
        #expect(try evaluate("email valide(x)", in: ["x": .string(text)]) == .boolean(false))
    }

    @Test(arguments: [
        "01000": "01", "25110": "25", "20137": "2A", "20600": "2B", "75116": "75", "95999": "95", "97139": "971",
        "98800": "988",
    ])
    func aPostalCodeTellsItsDepartement(_ code: String, _ departement: String) throws {
        #expect(try evaluate("departement(x)", in: ["x": .string(code)]) == .string(departement))
    }

    @Test(arguments: ["00100", "96000", "99100", "97000", "2511", "251100", "25 110", "2511O", "２５１１０"])
    func whatIsNoPostalCodeIsNone(_ code: String) throws {
        #expect(try evaluate("code postal valide(x)", in: ["x": .string(code)]) == .boolean(false))
        #expect(try evaluate("departement(x)", in: ["x": .string(code)]) == .null)
    }

    @Test(arguments: [String(repeating: "A", count: 35), "a", "RUM00000001", "A/B-C?D:E(F)G.H,I'J+K"])
    func aReferenceThatBanksTransmitIsTaken(_ text: String) throws {
        #expect(try evaluate("rum valide(x)", in: ["x": .string(text)]) == .boolean(true))
    }

    @Test(arguments: [String(repeating: "A", count: 36), "A B", "A_B", "A//B", "/A", "A/", "É1"])
    func aReferenceThatBanksRefuseIsRefused(_ text: String) throws {
        #expect(try evaluate("rum valide(x)", in: ["x": .string(text)]) == .boolean(false))
    }

    @Test func theNumberOfACompanyOfMonacoHasNoSIREN() throws {
        let number = "FR\((12 + 3 * (5 % 97)) % 97)000000005"
        #expect(try evaluate("tva valide(x)", in: ["x": .string(number)]) == .boolean(true))
        #expect(try evaluate("siren de tva(x)", in: ["x": .string(number)]) == .null)
    }
}
