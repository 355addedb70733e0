import AvalValues

extension Inference {
    func range(_ node: Node, _ lower: Node, _ upper: Node, closed: Bool, _ frame: KindFrame?) -> Kind {
        let (low, high) = (infer(lower, frame), infer(upper, frame))
        if !low.isOrdered(with: high) {
            report(
                .alwaysNull("les deux bornes de l'intervalle ne se comparent pas : \(low.named) et \(high.named)"),
                at: node)
        } else if let order = literalOrder(lower, upper), order > 0 || (order == 0 && !closed) {
            report(.deadBranch("cet intervalle est vide : sa première borne dépasse la seconde"), at: node)
        }
        return .range(low.joined(high).withoutWords)
    }

    /// The order of two values that are written out.
    private func literalOrder(_ left: Node, _ right: Node) -> Int? {
        guard case .literal(let one) = left.form, case .literal(let other) = right.form else { return nil }
        return one.compared(to: other)
    }

    func negation(_ node: Node, _ operand: Node, _ frame: KindFrame?) -> Kind {
        let kind = infer(operand, frame)
        switch kind {
        case .any, .number, .daysDuration, .monthsDuration: return kind
        default:
            report(.wrongKind("« - » ne s'applique pas à \(kind.named)", help: nil), at: node)
            return .any
        }
    }

    func arithmetic(_ sign: Arithmetic, _ node: Node, _ left: Node, _ right: Node, _ frame: KindFrame?) -> Kind {
        let (one, other) = (infer(left, frame), infer(right, frame))
        if one == .null || other == .null {
            report(.alwaysNull("un calcul avec null ne donne que null"), at: node)
            return .any
        }
        checkConstants(sign, node, right)
        if let result = sign.result(one.withoutWords, other.withoutWords) { return result }
        report(
            .wrongKind(
                "« \(sign.rawValue) » ne donne rien entre \(one.named) et \(other.named)", help: help(sign, one, other)),
            at: node)
        return .any
    }

    private func help(_ sign: Arithmetic, _ left: Kind, _ right: Kind) -> String? {
        switch (sign, left.withoutWords, right.withoutWords) {
        case (.add, .string, _), (.add, _, .string): "pour écrire une valeur dans un texte, passez par string(…)"
        case (_, .date, .number), (_, .number, .date):
            "à une date on ajoute une durée : duration(\"P30D\") pour 30 jours, duration(\"P1Y\") pour un an"
        default: nil
        }
    }

    func comparison(_ sign: Comparison, _ node: Node, _ left: Node, _ right: Node, _ frame: KindFrame?) -> Kind {
        let (one, other) = (infer(left, frame), infer(right, frame))
        compare(sign, node.range, (left, one), (right, other))
        checkConstants(node.range, left, right)
        checkSameSides(node.range, left, right)
        return .boolean
    }

    /// Whether the comparison can answer at all, and whether its words are words.
    func compare(_ sign: Comparison, _ range: Range<Int>, _ left: (Node, Kind), _ right: (Node, Kind)) {
        let equality = sign == .equal || sign == .unequal
        let fits = equality ? left.1.isEquatable(with: right.1) : left.1.isOrdered(with: right.1)
        guard fits else {
            let reason =
                "« \(sign.rawValue) » ne compare pas \(left.1.named) et \(right.1.named) : le résultat est toujours null"
            return report(.alwaysNull(reason, help: comparisonHelp(left.1, right.1)), at: range)
        }
        if equality {
            checkWords(left.1, right.0)
            checkWords(right.1, left.0)
            if case .word(let one) = left.1, case .word(let other) = right.1, one != other,
                !one.words.contains(where: other.contains)
            {
                report(.neverEqual(one.name, other.name), at: range)
            }
        }
    }

    private func comparisonHelp(_ left: Kind, _ right: Kind) -> String? {
        switch (left, right) {
        case (.null, _), (_, .null): "pour savoir si une valeur est là, écrivez « x = null » ou « x != null »"
        case (.list, _): "pour chercher dans une liste, écrivez « list contains(liste, valeur) »"
        case (_, .list): "pour chercher dans une liste, écrivez « valeur in liste »"
        case (.date, .string), (.string, .date): "une date s'écrit @\"2025-01-31\""
        case (.date, .dateTime), (.dateTime, .date): "prenez la date de l'une : « date(…) »"
        case (.monthsDuration, .number), (.daysDuration, .number):
            "prenez la partie voulue de la durée : « .years », « .months », « .days »"
        case (.number, .string), (.string, .number): "un nombre s'écrit sans guillemets, un texte avec"
        default: nil
        }
    }

    /// A text written out where a word of a list is due must be one of the list.
    func checkWords(_ kind: Kind, _ node: Node) {
        switch (kind, node.form) {
        case (.word(let domain), .literal(.string(let word))):
            guard !domain.contains(word) else { return }
            report(.unknownWord(word, domain), at: node)
        case (.list(let element), .list(let items)):
            for item in items { checkWords(element, item) }
        case (_, .conditional(_, let then, let otherwise)):
            checkWords(kind, then)
            checkWords(kind, otherwise)
        default: break
        }
    }

    func between(_ node: Node, _ value: Node, _ lower: Node, _ upper: Node, _ frame: KindFrame?) -> Kind {
        let kind = infer(value, frame)
        for end in [lower, upper] {
            let other = infer(end, frame)
            if !kind.isOrdered(with: other) {
                report(
                    .alwaysNull(
                        "« between » ne compare pas \(kind.named) et \(other.named) : le résultat est toujours null"),
                    at: end)
            }
        }
        if let order = literalOrder(lower, upper), order > 0 {
            report(.deadBranch("ce « between » n'est jamais vrai : sa première borne dépasse la seconde"), at: node)
        }
        return .boolean
    }

    func junction(_ node: Node, _ word: String, _ left: Node, _ right: Node, _ frame: KindFrame?) -> Kind {
        for side in [left, right] {
            let kind = infer(side, frame)
            if case .literal(.boolean(let value)) = side.form {
                let message =
                    "« \(word) » avec \(value) écrit en toutes lettres ne dépend pas de l'autre côté, ou n'y change rien"
                report(.deadBranch(message), at: side)
            }
            guard !kind.isCondition else { continue }
            report(
                .wrongKind(
                    "« \(word) » relie deux conditions, et ceci est \(kind.named)", help: junctionHelp(word, side)),
                at: side)
        }
        checkContradiction(node, conjunction: word == "and")
        return .boolean
    }

    /// `x = "a" or "b"`: the slip of whoever reads the sentence aloud.
    private func junctionHelp(_ word: String, _ side: Node) -> String? {
        switch side.form {
        case .literal(let value):
            "répétez la comparaison (« x = \(value.literal) »), ou donnez toutes les valeurs : « x in (…, \(value.literal)) »"
        case .list: "pour chercher dans une liste, écrivez « x in […] »"
        default: nil
        }
    }

    func conditional(_ condition: Node, _ then: Node, _ otherwise: Node, _ frame: KindFrame?) -> Kind {
        condition.expectCondition("if", infer(condition, frame), self)
        if case .literal(let value) = condition.form, value.kind.isCondition {
            let dead = Truth(value) == .yes ? "else" : "then"
            report(.deadBranch("la branche « \(dead) » n'est jamais prise"), at: condition)
        }
        checkSameBranches(then, otherwise)
        return infer(then, frame).joined(infer(otherwise, frame))
    }
}

extension Node {
    /// Reports a condition that is none.
    func expectCondition(_ word: String, _ kind: Kind, _ inference: Inference) {
        guard !kind.isCondition else { return }
        inference.report(
            .wrongKind(
                "« \(word) » attend une condition, et ceci est \(kind.named)", help: "comparez la valeur : « x = … »"),
            at: self)
    }
}
