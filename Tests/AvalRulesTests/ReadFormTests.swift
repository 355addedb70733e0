import RuleTestSupport
import Testing

@Suite("Values written in a form that is never read")
struct ReadFormTests {
    private static let never = "forme_jamais_lue"

    static let conditions = [
        Rule.condition("A capital in a list", #"code_pcs in ("632d", ⟦"633A"⟧)"#, never, help: "« 633a »"),
        Rule.condition("A capital", #"code_pcs = ⟦"633A"⟧"#, never, help: "« 633a »"),
        Rule.condition(
            "Points and small letters", #"declaration.adherent.code_naf = ⟦"43.32b"⟧"#, never, help: "« 4332B »"),
        Rule.condition(
            "Blanks", #"declaration.adherent.siret = ⟦"453 517 088 00010"⟧"#, never, help: "« 45351708800010 »"),
        Rule.condition("A beginning", #"starts with(code_pcs, ⟦"63A"⟧)"#, never, help: "« 63a »"),
        Rule.condition("A part", #"substring(code_pcs, 4) = ⟦"A"⟧"#, never, help: "« a »"),
        Rule.condition("Capitals of a text", #"upper case(poste) = ⟦"maçon"⟧"#, never, help: "« MAÇON »"),
        Rule.condition("A text in a list", #"list contains([⟦"633A"⟧], code_pcs)"#, never, help: "« 633a »"),
        Rule.condition("A regular expression", #"matches(code_pcs, ⟦"^[0-9]{3}[A-Z]$"⟧)"#, never),
        Rule.condition(
            "A point in a regular expression",
            #"matches(declaration.adherent.code_naf, ⟦"^43\\."⟧)"#, never),
    ]

    static let commas = [
        Rule.condition(
            "A list of a subtraction", "age in ⟦[16-18]⟧", "type_errone", help: "[16..18]"),
        Rule.condition("Two tests that take everything", "age in (⟦>= 10, < 18⟧)", "branche_morte", help: "[10..18)"),
        Rule.condition("A decimal comma in a test", "age in (< 17,⟦5⟧)", "branche_morte", help: "17.5"),
        Rule.condition("A value that a test takes", "age in (< 17, ⟦5⟧)", "branche_morte", help: "17.5"),
    ]

    static let numbers = [
        Rule.condition("A decimal comma among arguments", "age > sum(⟦1,5⟧)", "virgule_decimale", help: "« 1.5 »")
    ]

    static let messages = [
        Rule.message("An empty message", #""⟦⟧""#, "message_vide"),
        Rule.message("A blank message", #""⟦ ⟧""#, "message_vide"),
        Rule.message("A message of blanks that are no spaces", "\"⟦\u{A0}\u{200B}\u{202F}⟧\"", "message_vide"),
        Rule.message("A message that is YAML's null", "⟦~⟧", "message_vide"),
        Rule.message("The same in a word", "⟦null⟧", "message_vide"),
        Rule.message(
            "Curly quotation marks around it", "⟦“Contrat à préciser.”⟧", "guillemets_courbes", help: "droits"),
        Rule.message("A mark alone", #"Contrat ⟦"⟧cdi à préciser."#, "guillemet_isole"),
        Rule.message("A comment that cuts it", "Contrat « cdi ⟦# 2 » à préciser.⟧", "message_coupe", help: "entier"),
        Rule.message("A word lost to YAML", "⟦&Co⟧ signe", "ancre_sans_renvoi", help: "guillemets"),
    ]

    @Test(arguments: conditions + commas + numbers + messages)
    func areToldOnceWhereTheyStand(_ mistake: Mistake) { #expect(mistake.difference() == nil) }

    @Test(arguments: [
        #"code_pcs in ("632d", "633a")"#, #"starts with(code_pcs, "63")"#, #"matches(code_pcs, "^[0-9]{3}[a-zA-Z]$")"#,
        #"matches(code_pcs, "A", "i")"#, #"declaration.adherent.code_naf = "4332B""#, "age in (< 17, 30)",
        "age in (< 17, > 30)", "age in (>= 30, < 18)", "age in [16, 18]",
    ])
    func whatMayBeFoundIsLeftAlone(_ condition: String) {
        let rule = Rule.with([#"si: contrat = "autre""#: "si: " + condition])
        let found = Workshop.shipped.writing(rule, to: Rule.path).load().findings.map(\.code)
        #expect(!found.contains(Self.never) && !found.contains("branche_morte") && !found.contains("type_errone"))
    }

    @Test(arguments: [
        #""{"}"}""#, #""{"{"} et {"}"}""#, #""{"\""}""#, #""« {"a"} » {substring("}b", 2)}""#,
    ])
    func aMarkInsideAnExpressionIsNotAlone(_ message: String) {
        let rule = Rule.with([#"message: "Contrat à préciser.""#: "message: '\(message.dropFirst().dropLast())'"])
        #expect(Workshop.shipped.writing(rule, to: Rule.path).load().findings.map(\.code) == [])
    }

    @Test func aCodeOfAFieldsOwnListIsToldInTheList() throws {
        let path = "Rules/nomenclatures/pcs_ese.yaml"
        let lists = try #require(Workshop.shipped.replacing("  633a:", by: "  633A:", in: path))
        let found = lists.load().findings.filter { $0.code == Self.never }
        #expect(found.map { $0.span?.file.path } == [path])
        #expect(found.first?.help?.contains("« 633a »") == true)
    }

    @Test func aCodeOfAMotivationIsOneOfTheCatalogue() {
        let rule = Rule.with([
            "chaque salarie present": "chaque motivation", #"si: contrat = "autre""#: #"si: code = "plombe""#,
            "chemin: contrat": "chemin: code",
        ])
        let found = Workshop.shipped.writing(rule, to: Rule.path).load().findings
        #expect(found.map(\.code) == ["mot_inconnu"])
        #expect(found.first?.help == "vouliez-vous dire « plomb » ?")
    }
}
