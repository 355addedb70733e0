import RuleTestSupport
import Testing

@Suite("Mistakes in the conditions and messages of rules")
struct ExpressionMistakeTests {
    static let conditions = [
        Rule.condition("A double equals sign", #"contrat ⟦==⟧ "cdi""#, "syntaxe", help: "« = »"),
        Rule.condition("Different, as other languages write it", #"contrat ⟦<>⟧ "cdi""#, "syntaxe", help: "« != »"),
        Rule.condition("A text between apostrophes", "contrat = ⟦'⟧cdi'", "syntaxe", help: "guillemets droits"),
        Rule.condition("A text between French marks", "contrat = ⟦«⟧ cdi »", "syntaxe", help: "guillemets droits"),
        Rule.condition("« et » for and", #"contrat = "cdi" ⟦et⟧ age > 18"#, "syntaxe", help: "« and »"),
        Rule.condition("A word in capitals", #"contrat = ⟦"CDI"⟧"#, "mot_inconnu", help: "« cdi »"),
        Rule.condition(
            "A misspelt determinant", #"list contains(determinants, ⟦"amiant"⟧)"#, "mot_inconnu", help: "« amiante »"),
        Rule.condition("A determinant without marks", "⟦amiante⟧ in determinants", "nom_inconnu", help: #""amiante""#),
        Rule.condition(
            "A text that begins the line", #""amiante" ⟦in determinants⟧"#, "texte_apres_guillemet", help: "« clé: | »"),
        Rule.condition("A sign that begins the line", "⟦>⟧ 18", "debut_reserve", help: "« clé: | »"),
        Rule.condition("A condition between marks", #"⟦"age < 18"⟧"#, "expression_entre_guillemets", help: "« si: | »"),
        Rule.condition(
            "A condition between apostrophes", #"⟦'"amiante" in determinants'⟧"#, "expression_entre_guillemets"),
        Rule.condition("A list where a condition is due", "⟦[age]⟧", "expression_attendue"),
        Rule.condition("« oui » in a condition", "id_en_double = ⟦oui⟧", "nom_inconnu", help: "true"),
        Rule.condition("A number between marks", #"⟦age < "18"⟧"#, "toujours_nul", help: "sans guillemets"),
        Rule.condition(
            "A date without marks", "date_entree < ⟦2017-01-01⟧", "date_sans_guillemets", help: #"@"2017-01-01""#),
        Rule.condition("A date as a text", #"⟦date_entree < "2017-01-01"⟧"#, "toujours_nul", help: "@"),
        Rule.condition("A day that no calendar has", #"date_entree < ⟦date("2017-02-30")⟧"#, "toujours_nul"),
        Rule.condition("« is null »", "date_sortie ⟦is⟧ null", "syntaxe", help: "« = null »"),
        Rule.condition("« est null »", "contrat ⟦est⟧ null", "syntaxe", help: "« = null »"),
        Rule.condition("« not » without brackets", "⟦not⟧ date_sortie = null", "syntaxe", help: "« not(x = y) »"),
        Rule.condition("« not in »", #"contrat ⟦not⟧ in ("cdi")"#, "syntaxe", help: "« not(x in (…)) »"),
        Rule.condition(
            "« si … alors »", #"⟦si⟧ contrat = "cdi" alors true sinon false"#, "syntaxe", help: "« if »"),
        Rule.condition("« alors »", #"if contrat = "cdi" ⟦alors⟧ true sinon false"#, "syntaxe", help: "« then »"),
        Rule.condition("A duration with its unit", "date_reference - date_entree > 18 ⟦mois⟧", "syntaxe", help: "P18M"),
        Rule.condition("« like »", #"contrat ⟦like⟧ "c%""#, "syntaxe", help: "matches"),
        Rule.condition("« =< »", "age =⟦<⟧ 18", "syntaxe", help: "« <= »"),
        Rule.condition("A decimal comma", "age > 18⟦,⟧5", "syntaxe", help: "18.5"),
        Rule.condition(
            "Values without parentheses", #"contrat in ("cdi") and age in 18 ⟦,⟧ 20"#, "syntaxe", help: "parenthèses"),
        Rule.condition(
            "An index before the first", #"determinants[⟦0⟧] = "plomb""#, "toujours_nul", help: "souligné"),
        Rule.condition("A value that is no condition", "⟦age⟧", "type_errone", help: "condition"),
        Rule.condition("A condition that is always true", "⟦true⟧", "condition_constante"),
        Rule.condition("The clock", "date_entree < ⟦today()⟧", "horloge_interdite"),
        Rule.condition(
            "A fact of the declaration", "⟦siret_valide⟧", "nom_inconnu", help: "« declaration.siret_valide »"),
        Rule.condition(
            "A function that there is not", "⟦gabarit⟧(poste) > 3", "fonction_inconnue", help: "format-des-regles.md"),
        Rule.condition("A misspelt field", "⟦date_entre⟧ = null", "nom_inconnu", help: "« date_entree »"),
    ]

    static let messages = [
        Rule.message("A name in a message", #""Bonjour {⟦nom⟧}.""#, "donnee_personnelle", help: "publier: oui"),
        Rule.message("A part of a birth date", #""Né en {⟦date_naissance.year⟧}.""#, "donnee_personnelle"),
        Rule.companyMessage("The names of all", #""{⟦salaries.nom⟧}""#, "donnee_personnelle"),
        Rule.companyMessage("Whole records", #""{⟦salaries⟧}""#, "donnee_personnelle"),
        Rule.companyMessage(
            "Records chosen by a personal field", "'{⟦count(salaries[sexe = \"F\"])⟧}'", "donnee_personnelle"),
        Rule.message("A brace never closed", #""Bonjour ⟦{⟧age.""#, "accolade_ouverte"),
        Rule.message("A brace never opened", #""Bonjour age⟦}⟧.""#, "accolade_fermee"),
        Rule.message("Nothing between braces", #""Bonjour {⟦⟧}.""#, "syntaxe"),
        Rule.message("A misspelt fact in a message", #""À {⟦aage⟧} ans.""#, "nom_inconnu", help: "« age »"),
    ]

    @Test(arguments: conditions + messages)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        // What never fires, or always does, contradicts an example too.
        if mistake.description == "A condition that is always true" {
            return #expect(mistake.difference()?.contains("modele_avec_anomalie") == true)
        }
        #expect(mistake.difference() == nil)
    }

    @Test func aFactDrawnFromAPersonalFieldIsPersonalUnlessItIsReleased() throws {
        let facts = "Rules/faits.yaml"
        let fact = "  ne_en:\n    valeur: date_naissance.year\n  age:"
        let rule = Rule.with(["\"Contrat à préciser.\"": "\"Né en {ne_en}.\""])
        let kept = try #require(Workshop.shipped.replacing("  age:", by: fact, in: facts))
        #expect(kept.writing(rule, to: Rule.path).load().findings.map(\.code) == ["donnee_personnelle"])
        let released = try #require(
            kept.replacing("date_naissance.year", by: "date_naissance.year\n    publier: oui", in: facts))
        #expect(released.writing(rule, to: Rule.path).load().findings.isEmpty)
    }

    @Test func aMessageUnderABarEndsWithoutALineBreak() throws {
        let rule = Rule.with(["\"Contrat à préciser.\"": "|\n    Contrat à préciser."])
        #expect(Workshop.shipped.writing(rule, to: Rule.path).load().findings.isEmpty)
    }
}
