import AvalJSON
import AvalTestSupport
import Testing

/// Facts of the declaration that run through the salariés, asked for by each of them.
struct SharedFactTests {
    private static let rules: [String: String] = [
        "anomalies/partage.yaml": """
        - code: poste_repete
          pour: chaque salarie present
          si: poste != null and poste in declaration.postes_en_double
          gravite: information
          etape: salaries
          chemin: poste
          message: "Poste donné à plusieurs ; {declaration.presents} présents, effectif {declaration.effectif}."
        """
    ]

    private static func judging() throws -> Judging {
        let facts = try Shipped.text(ofRules: "faits.yaml").replacing(
            "declaration:\n",
            with: """
                declaration:
                  postes_en_double:
                    valeur: en doublon(salaries.poste)
                  presents:
                    valeur: count(salaries[present])
                  effectif:
                    table: |
                      presents || effectif
                      < 3      || "petit"
                      >= 3     || "grand"

                """)
        return Judging(try Shipped.rulebook(rules: rules.merging(["faits.yaml": facts]) { $1 }))
    }

    private static func declaration(_ posts: [String]) -> String {
        let salaries = posts.enumerated().map { index, post in
            #"{"id": "s\#(index)", "poste": "\#(post)", "contrat": "cdi", "date_naissance": "1980-02-03"}"#
        }
        return #"{"exercice": 2025, "date": "2025-06-15", "salaries": [\#(salaries.joined(separator: ", "))]}"#
    }

    private static func told(_ answer: Answer) -> [String] {
        (answer.json["anomalies"]?.array ?? []).filter { $0["code"]?.string == "poste_repete" }.map {
            "\($0["chemin"]?.string ?? "") \($0["message"]?.string ?? "")"
        }
    }

    @Test func areThoseOfTheirOwnDeclarationAndKnowTheFactsOfEachSalarie() throws {
        let judging = try Self.judging()
        let first = Self.told(judging.text(Self.declaration(["Maçon", "Grutier", "Maçon"])))
        let message = "Poste donné à plusieurs ; 3 présents, effectif grand."
        #expect(first == ["/salaries/0/poste \(message)", "/salaries/2/poste \(message)"])
        let second = Self.told(judging.text(Self.declaration(["Grutier", "Grutier"])))
        let other = "Poste donné à plusieurs ; 2 présents, effectif petit."
        #expect(second == ["/salaries/0/poste \(other)", "/salaries/1/poste \(other)"])
    }

    @Test(.timeLimit(.minutes(5))) func areComputedOnceForThousands() throws {
        let posts = (0..<5_000).map { $0 < 2 ? "Maçon" : "poste \($0)" }
        let told = Self.told(try Self.judging().text(Self.declaration(posts)))
        #expect(told.count == 2 && told[0].hasSuffix("5000 présents, effectif grand."))
    }
}
