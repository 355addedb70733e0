import AvalValues
import Testing

@Test(arguments: [
    // The letters of French, and of the names that French registers hold.
    ("àâäçéèêëîïôöùûüÿœæ ÀÂÇÉÈÊËÎÏÔÙÛÜŸŒÆ", "aaaceeeeiioouuuyoeae AACEEEEIIOUUUYOEAE"),
    ("Łódź, Dvořák, Ångström, Muñoz, Straße", "Lodz, Dvorak, Angstrom, Munoz, Strasse"),
    // An accent written behind its letter is an accent all the same.
    ("e\u{301}lectricien", "electricien"), ("c\u{327}a", "ca"),
    // What bears none stays as it is.
    ("SIR-2025 (n° 1) « x »", "SIR-2025 (n° 1) « x »"), ("Ελλάδα 東京", "Ελλάδα 東京"), ("", ""),
])
func accentsAreTakenOffLettersAlone(_ text: String, _ plain: String) throws {
    let value = try evaluate("sans accents(t)", in: ["t": .string(text)])
    #expect(value.string.map { Array($0.utf8) } == Array(plain.utf8))
}

@Test func twoWaysToWriteATradeAreOneWithoutAccents() throws {
    let values: TextMap<Value> = ["un": .string("MAÇON"), "autre": .string("Macon")]
    #expect(try evaluate("un = autre", in: values) == .boolean(false))
    #expect(
        try evaluate("lower case(sans accents(un)) = lower case(sans accents(autre))", in: values) == .boolean(true))
}
