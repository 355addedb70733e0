import AvalEngine
import AvalJSON
import AvalTestSupport
import Testing

/// The compiled expressions against the interpreter: whatever the declaration, the same bytes.
struct DifferentialTests {
    @Test(arguments: [UInt64](100...103))
    func theShippedRulesMeanTheSameEitherWay(seed: UInt64) throws {
        let (fast, slow) = (try Judging(Shipped.rulebook()), try Judging(Shipped.rulebook(.interpreted)))
        var maker = DeclarationMaker(seed: seed, care: 3)
        for _ in 0..<120 {
            let bytes = JSONWriter.bytes(of: maker.next())
            expectSame(fast(bytes), slow(bytes), bytes)
        }
    }

    /// A hundred conditions and numbers that no rule says, over fields of every kind.
    @Test(arguments: [UInt64](1...4))
    func aFamilyOfExpressionsMeansTheSameEitherWay(seed: UInt64) throws {
        let vocabulary = try Shipped.text(ofRules: "vocabulaire.yaml")
        let changed = Self.withFields(vocabulary)
        let rules = ["vocabulaire.yaml": changed, "anomalies/famille.yaml": Self.family(seed)]
        let fast = Judging(try Shipped.rulebook(rules: rules, .compiled))
        let slow = Judging(try Shipped.rulebook(rules: rules, .interpreted))
        var maker = DeclarationMaker(seed: seed, care: 3)
        var dice = Dice(seed)
        var fired: Set<String> = []
        for _ in 0..<60 {
            var declaration = maker.next()
            for place in (declaration["salaries"]?.array ?? []).indices {
                declaration = declaration.with("/salaries/\(place)/rang", Self.number(&dice, Self.whole))
                    .with("/salaries/\(place)/montant", Self.number(&dice, Self.decimal))
                    .with("/salaries/\(place)/signe", dice.pick([.null, true, false]))
            }
            let bytes = JSONWriter.bytes(of: declaration)
            let answer = fast(bytes)
            fired.formUnion(answer.codes)
            expectSame(answer, slow(bytes), bytes)
        }
        #expect(fired.count(where: { $0.hasPrefix("famille") }) > 40)
    }

    private func expectSame(_ fast: Answer, _ slow: Answer, _ bytes: [UInt8]) {
        if fast == slow { return }
        let pairs = zip(fast.json["anomalies"]?.array ?? [], slow.json["anomalies"]?.array ?? [])
        let differing = pairs.first { $0 != $1 }.map {
            [$0, $1].map { String(decoding: JSONWriter.bytes(of: $0), as: UTF8.self) }
        }
        Issue.record("\(differing ?? []) \(String(decoding: bytes, as: UTF8.self))")
    }

    private static let whole = [
        "0", "-0", "1", "-1", "7", "18", "2147483648", "-4294967296", "999999999999999999", "-999999999999999999",
    ]
    private static let decimal = [
        "0.5", "-1.5", "18.0", "1e3", "1e17", "123456789012345.678", "-0.000000000000000001", "9e300", "7",
    ]

    private static func number(_ dice: inout Dice, _ texts: [String]) -> JSONValue {
        JSONNumber(dice.pick(texts)).map { dice.once(in: 6) ? .null : .number($0) } ?? .null
    }

    private static func withFields(_ vocabulary: String) -> String {
        vocabulary.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [Substring] in
            guard line.hasPrefix("  categorie_declaree:") else { return [line] }
            return [
                line, "  rang: {type: entier, personnel: non}", "  montant: {type: nombre, personnel: non}",
                "  signe: {type: oui_non, personnel: non}",
            ]
        }.joined(separator: "\n")
    }

    private static func family(_ seed: UInt64) -> String {
        var maker = ExpressionMaker(seed: seed)
        let rules = (0..<100).map { number in
            """
            - code: famille_\(number)
              pour: chaque salarie
              si: |
                \(maker.condition())
              gravite: information
              etape: informations
              chemin: id
              message: "{\(["rang", "montant", "rang * 3", "rang * montant", "montant + 1", "-rang", "rang * rang * rang"][number % 7])}"
              declare: \(["rang", "montant", "rang * 3", "rang * montant", "montant + 1", "abs(rang)", "rang * rang * rang"][number % 7])
            """
        }
        return rules.joined(separator: "\n\n")
    }
}
