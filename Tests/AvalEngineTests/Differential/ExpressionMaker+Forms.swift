import AvalTestSupport

/// Forms with a compiled shape of their own: quantifiers over codes, parts of texts, ranges.
extension ExpressionMaker {
    static let durations = ["@\"P1M\"", "@\"P24M\"", "@\"P9000000000M\"", "@\"P10D\"", "@\"-P1Y\"", "@\"PT36H\""]
    static let days = ["@\"1980-02-03\"", "@\"2015-01-05\"", "@\"2023-11-15\"", "@\"2026-12-31\""]

    /// `some` or `every` code of the salarié, by what lists it stands in.
    mutating func quantifier() -> String {
        "(\(dice.pick(["some", "every"])) d in determinants satisfies \(codeTest(2)))"
    }

    /// The same over the codes that the company ticks, for a rule about the declaration: one about salariés would go through them
    /// once for each, which `aval check` refuses.
    mutating func declarationQuantifier() -> String {
        // Asking whether the list is there goes through it too.
        if dice.once(in: 10) { return "(determinants \(dice.pick(["=", "!="])) null)" }
        return "(\(dice.pick(["some", "every"])) d in determinants satisfies \(companyCodeTest(2)))"
    }

    private mutating func companyCodeTest(_ depth: Int) -> String {
        if depth > 0 {
            switch dice.roll(6) {
            case 0: return "(\(companyCodeTest(depth - 1)) and \(companyCodeTest(depth - 1)))"
            case 1: return "(\(companyCodeTest(depth - 1)) or \(companyCodeTest(depth - 1)))"
            case 2: return "not(\(companyCodeTest(depth - 1)))"
            default: break
            }
        }
        return dice.pick([
            "d in catalogue", "list contains(determinants, d)", "d in codes_particuliers", "d = \"amiante\"",
            "d in (\"plomb\", \"caces\")", "starts with(d, \"m\")", "string length(d) > 5", "d != adherent.siret",
            "(siret_valide and d != \"caces\")", "d in codes_motives",
        ])
    }

    private mutating func codeTest(_ depth: Int) -> String {
        if depth > 0 {
            switch dice.roll(6) {
            case 0: return "(\(codeTest(depth - 1)) and \(codeTest(depth - 1)))"
            case 1: return "(\(codeTest(depth - 1)) or \(codeTest(depth - 1)))"
            case 2: return "not(\(codeTest(depth - 1)))"
            default: break
            }
        }
        return dice.pick([
            "d in declaration.determinants", "d in catalogue", "list contains(determinants, d)",
            "d in declaration.codes_particuliers", "d = \"amiante\"", "d in (\"plomb\", \"caces\")",
            "starts with(d, \"m\")", "string length(d) > 5", "d != code_pcs", "(present and d != \"caces\")",
        ])
    }

    /// A part of a text from the front.
    mutating func part() -> String {
        let whole = dice.pick(["code_pcs", "poste", "id", "declaration.adherent.siret", "substring(poste, 2)"])
        let length = dice.once(in: 3) ? "" : ", \(dice.pick(["1", "2", "3", "40"]))"
        return "substring(\(whole), \(dice.pick(["1", "2", "4", "-2", "30"]))\(length))"
    }

    /// A range between two of the values, its ends in or out, or open on one side.
    mutating func range(_ values: [String]) -> String {
        let low = dice.roll(values.count - 1)
        let high = low + 1 + dice.roll(values.count - 1 - low)
        switch dice.roll(6) {
        case 0: return "(> \(values[low]))"
        case 1: return "(<= \(values[high]))"
        case 2: return "(\(values[low]), \(values[high]))"
        default:
            return "\(dice.pick(["[", "("]))\(values[low])..\(values[high])\(dice.pick(["]", ")"]))"
        }
    }
}
