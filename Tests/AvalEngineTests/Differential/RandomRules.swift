import AvalJSON
import AvalTestSupport

/// A file of rules made at random beside the shipped ones, over a vocabulary with fields of kinds that the shipped one
/// lacks.
struct RandomRules {
    /// How many rules a file has.
    static let count = 200

    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// The files that differ from the shipped ones.
    func files() throws -> [String: String] {
        [
            "vocabulaire.yaml": Self.withFields(try Shipped.text(ofRules: "vocabulaire.yaml")),
            "anomalies/famille.yaml": rules(),
        ]
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

    private static let printed = [
        "rang", "montant", "rang * 3", "rang * montant", "montant + 1", "-rang", "rang * rang * rang", "abs(rang)",
    ]

    private func rules() -> String {
        var maker = ExpressionMaker(seed: seed)
        return (0..<Self.count).map { number in
            """
            - code: famille_\(number)
              pour: chaque salarie
              si: |
                \(maker.condition())
              gravite: information
              etape: informations
              chemin: id
              message: "{\(Self.printed[number % 8])}"
              declare: \(Self.printed[number % 7])
            """
        }.joined(separator: "\n\n") + "\n\n" + declarationRules(&maker) + "\n\n" + codeRules()
    }

    /// Rules about the declaration that go through the codes that the company ticks.
    private func declarationRules(_ maker: inout ExpressionMaker) -> String {
        (0..<20).map { number in
            """
            - code: famille_declaration_\(number)
              pour: declaration
              si: |
                \(maker.declarationQuantifier())
              gravite: information
              etape: informations
              chemin: determinants
              message: "Essai."
            """
        }.joined(separator: "\n\n")
    }

    /// Rules about the codes that salariés carry: of all of them, of those of whom a fact is true, and looking at the
    /// salarié or not.
    private func codeRules() -> String {
        let conditions = [
            "code = \"amiante\"", "code != \"plomb\"", "code in (\"caces\", \"plomb\", \"cmr\")",
            "code in catalogue", "code in declaration.determinants",
            "code = \"caces\" and salarie.age > 30", "code in (\"amiante\", \"plomb\") and salarie.contrat = \"cdd\"",
        ]
        let facts = ["", " present", " mineur_present", " en_contrat_court"]
        return conditions.enumerated().flatMap { number, condition in
            facts.enumerated().map { rank, fact in
                """
                - code: famille_code_\(number)_\(rank)
                  pour: chaque determinant de salarie\(fact)
                  si: |
                    \(condition)
                  gravite: information
                  etape: informations
                  message: "{code}"
                """
            }
        }.joined(separator: "\n\n")
    }
}

/// Declarations of a given number of salariés who have a value, or none, for each field that random rules ask.
struct RandomCrowds {
    private var maker: DeclarationMaker
    private var dice: Dice

    init(seed: UInt64) {
        maker = DeclarationMaker(seed: seed, care: 3)
        dice = Dice(seed)
    }

    mutating func next(_ count: Int) -> [UInt8] {
        let declaration = maker.next()
        var salaries: [JSONValue] = []
        while salaries.count < count {
            for salarie in maker.next()["salaries"]?.array ?? [] where salaries.count < count {
                salaries.append(
                    salarie.with("/id", .string(dice.once(in: 9) ? "s0" : "s\(salaries.count)"))
                        .with("/rang", number(Self.whole)).with("/montant", number(Self.decimal))
                        .with("/signe", dice.pick([.null, true, false])))
            }
        }
        return JSONWriter.bytes(of: declaration.with("/salaries", .array(salaries)))
    }

    private mutating func number(_ texts: [String]) -> JSONValue {
        JSONNumber(dice.pick(texts)).map { dice.once(in: 6) ? .null : .number($0) } ?? .null
    }

    private static let whole = [
        "0", "-0", "1", "-1", "7", "18", "2147483648", "-4294967296", "999999999999999999", "-999999999999999999",
    ]
    private static let decimal = [
        "0.5", "-1.5", "18.0", "1e3", "1e17", "123456789012345.678", "-0.000000000000000001", "9e300", "7",
    ]
}
