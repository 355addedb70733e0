import AvalTestSupport

/// Makes FEEL expressions over the names of a salarié that are well typed, of every form that compiles and some that do not.
struct ExpressionMaker {
    var dice: Dice

    init(seed: UInt64) {
        dice = Dice(seed)
    }

    mutating func condition(_ depth: Int = 3) -> String {
        if depth == 0 { return dice.pick(["present", "signe", "id_en_double", "declaration.siret_valide"]) }
        let (inner, last) = (depth - 1, depth - 2 < 0 ? 0 : depth - 2)
        switch dice.roll(20) {
        case 0: return "(\(condition(inner)) and \(condition(inner)))"
        case 1: return "(\(condition(inner)) or \(condition(inner)))"
        case 2: return "not(\(condition(inner)))"
        case 3:
            let (then, otherwise) = differing {
                $0.condition(last)
            } and: {
                $0.condition(last)
            }
            return "(if \(condition(inner)) then \(then) else \(otherwise))"
        case 4:
            let (left, right) = differing {
                $0.number(inner)
            } and: {
                $0.number(inner, anything: true)
            }
            return "(\(left) \(sign()) \(right))"
        case 5:
            let (left, right) = differing {
                $0.date()
            } and: {
                $0.date(anything: true)
            }
            return "(\(left) \(sign()) \(right))"
        case 6: return "(\(date()) between \(date()) and \(date()))"
        case 7:
            return
                "(\(number(inner)) between \(dice.pick(["rang", "montant", "(rang * montant)"])) and \(dice.pick(["exercice", "montant"])))"
        case 8: return texts(equality())
        case 9: return "(\(dice.pick(Self.nullable)) \(equality()) null)"
        case 10: return dice.pick(Self.wordTests)
        case 11: return dice.pick(Self.listTests)
        case 12: return dice.pick(Self.textTests)
        case 13: return quantifier()
        case 14: return "(\(part()) \(equality()) \(text(anything: true)))"
        case 15: return texts(sign())
        case 16: return "(\(number(inner)) in \(range(["0", "1.5", "7", "18", "1000000000000000000"])))"
        case 17: return "(\(date()) in \(range(Self.days)))"
        case 18: return "(\(part()) in (\(dice.pick(["\"63\", \"6\"", "\"632\", \"é\", \"\"", "\"maçon\", \"ma\""]))))"
        default: return dice.pick(["(signe = present)", "(signe != id_en_double)", "signe"])
        }
    }

    private mutating func texts(_ sign: String) -> String {
        let (left, right) = differing {
            $0.text()
        } and: {
            $0.text(anything: true)
        }
        return "(\(left) \(sign) \(right))"
    }

    /// Two texts that are not the same: the checker refuses what compares a thing with itself.
    private mutating func differing(
        _ left: (inout ExpressionMaker) -> String, and right: (inout ExpressionMaker) -> String
    ) -> (String, String) {
        let first = left(&self)
        while true {
            let second = right(&self)
            if second != first { return (first, second) }
        }
    }

    /// A number; one that depends on a fact unless it may be anything, since the checker refuses what is always the same.
    mutating func number(_ depth: Int = 2, anything: Bool = false) -> String {
        if depth <= 0 {
            let facts = ["rang", "montant", "exercice", "ecart_categorie"]
            return dice.pick(anything ? facts + ["0", "18", "1.5", "4294967296", "1000000000000000000"] : facts)
        }
        let inner = depth - 1
        switch dice.roll(9) {
        case 0: return "(\(number(inner)) + \(number(inner, anything: true)))"
        case 1: return "(\(number(inner)) - \(number(inner, anything: true)))"
        case 2: return "(\(number(inner)) * \(number(inner, anything: true)))"
        case 3: return "-(\(number(inner)))"
        case 4: return "abs(\(number(inner)))"
        case 5: return "modulo(\(number(inner)), \(dice.pick(["rang", "7", "-3", "montant"])))"
        case 6: return "\(date()).\(dice.pick(["year", "month", "day", "weekday"]))"
        case 7: return "years and months duration(\(date()), \(date())).\(dice.pick(["years", "months"]))"
        default:
            return dice.pick([
                "count(determinants)", "count(declaration.determinants)", "somme des chiffres(code_pcs)",
                "reste 97(code_pcs)", "reste 97(\(text()) + \(text()))", "string length(\(text()))",
                "string length(\(part()))", "age(\(date()), \(date()))",
            ])
        }
    }

    private mutating func date(anything: Bool = false) -> String {
        let facts = [
            "date_entree", "date_sortie", "date_naissance", "date_reference", "declaration.adherent.date_adhesion",
        ]
        let fact = dice.pick(facts)
        switch dice.roll(8) {
        case 0: return "(\(fact) \(dice.pick(["+", "-"])) \(dice.pick(Self.durations)))"
        case 1: return "(\(dice.pick(Self.durations)) + \(fact))"
        default: return anything && dice.once(in: 6) ? "@\"2020-02-29\"" : fact
        }
    }

    mutating func text(anything: Bool = false) -> String {
        let facts = ["code_pcs", "declaration.adherent.siret", "id", "poste"]
        return dice.pick(anything ? facts + ["\"632d\"", "\"\""] : facts)
    }

    private mutating func sign() -> String { dice.pick(["<", "<=", ">", ">=", "=", "!="]) }
    private mutating func equality() -> String { dice.pick(["=", "!="]) }

    private static let nullable = [
        "age", "rang", "montant", "(rang * rang)", "(rang * montant)", "date_sortie", "poste", "contrat",
        "determinants", "signe",
        "declaration.signature", "declaration.paiement.mode", "ecart_categorie",
        "categorie", "date_entree.year",
    ]
    private static let wordTests = [
        "contrat = \"cdi\"", "contrat != \"stage\"", "contrat in (\"cdi\", \"cdd\")", "categorie_declaree = categorie",
        "categorie != \"SIR\"", "contrat_retenu = \"cdi\"", "declaration.paiement.mode in (\"cheque\")",
        "categorie_declaree != categorie",
        "not(contrat in (\"interim\", \"stage\"))", "(if present then contrat else \"cdd\") = \"cdd\"",
    ]
    private static let listTests = [
        "upper case(sans accents(poste)) in (\"MACON\", \"PEINTRE\", \"CHEF D'EQUIPE\")",
        "lower case(code_pcs) in pcs_ese", "\"amiante\" in determinants", "list contains(determinants, \"caces\")",
        "list contains(declaration.determinants, \"amiante\")", "code_pcs in determinants", "code_pcs in pcs_ese",
        "not(\"plomb\" in declaration.determinants)", "poste in determinants", "\"amiante\" in catalogue",
        "count(determinants) > 1", "some d in determinants satisfies d = \"amiante\"",
        "un de(determinants, [\"amiante\", \"caces\"])", "un de(declaration.determinants, [\"plomb\"])",
        "un de(declaration.codes_particuliers, determinants)",
        "(\"amiante\" in determinants or \"plomb\" in determinants or \"caces\" in determinants)",
        "(\"amiante\" in determinants and \"plomb\" in determinants)",
        "(\"amiante\" in determinants or \"plomb\" in declaration.determinants)",
        "count(declaration.motivations) > 0", "count(declaration.codes_particuliers) = 1",
    ]
    private static let textTests = [
        "matches(code_pcs, \"^[0-9]{3}[a-z]$\")", "matches(poste, \"^[A-Z]\")", "starts with(code_pcs, \"63\")",
        "starts with(poste, \"\")", "cle luhn(declaration.adherent.siret)", "matches(code_pcs, \"^6?[0-9]+$\")",
        "contains(poste, \"o\")",
        "code_pcs in (\"632d\", \"99zz\")", "poste in (\"Maçon\", \"Menuisier\", \"\")", "string length(poste) > 4",
        "matches(declaration.adherent.siret, \"^[0-9]*$\")", "siret valide(declaration.adherent.siret)",
        "siren valide(substring(declaration.adherent.siret, 1, 9))", "pcs bien forme(code_pcs)", "nir valide(id)",
        "iban valide(declaration.paiement.iban)", "rum valide(declaration.paiement.rum)",
        "email valide(declaration.adherent.contact.email)", "telephone valide(declaration.adherent.contact.telephone)",
        "siren de tva(declaration.adherent.tva_intracommunautaire) = substring(declaration.adherent.siret, 1, 9)",
        "meme texte(poste, nom)", "meme texte(code_pcs, poste)", "lettres(poste) < 3",
        "evoque(postes_evocateurs, poste) = \"caces\"", "evoque(postes_evocateurs, poste) != null",
        "connu(pcs_ese, code_pcs)", "connu(pcs_ese, code_pcs, date_entree)", "libelle(pcs_ese, code_pcs) != poste",
        "connu(naf_2025_construction, declaration.adherent.code_naf, date_reference)",
        "tva valide(declaration.adherent.tva_intracommunautaire)",
        "years and months duration(date_naissance, date_reference).years >= 18",
        "years and months duration(date_naissance, date_entree).years < 14",
        "years and months duration(date_entree, date_naissance).years <= 43",
    ]
}
