import AvalSource
import Testing

@Suite("Nearest words") struct NearestTests {
    private let keys = ["code", "libelle", "message", "gravite", "date_entree", "du", "au"]

    @Test(
        arguments: [
            ("mesage", "message"), ("gravitee", "gravite"), ("Gravité", "gravite"), ("coed", "code"),
            ("libélé", "libelle"), ("date d’entrée", "date_entree"), ("date-entree", "date_entree"), ("da", "du"),
        ])
    func `a mistyped word finds the one that was meant`(word: String, meant: String) {
        #expect(Nearest.word(of: word, among: keys) == meant)
    }

    @Test(arguments: ["x", "", "reference", "titre", String(repeating: "libelle", count: 1_000)])
    func `a word like no other finds none`(word: String) {
        #expect(Nearest.word(of: word, among: keys) == nil)
    }

    @Test func `the word itself is never proposed, and the first of equals is`() {
        #expect(Nearest.word(of: "code", among: ["code"]) == nil)
        #expect(Nearest.word(of: "cade", among: ["cide", "cote", "code"]) == "cide")
    }
}
