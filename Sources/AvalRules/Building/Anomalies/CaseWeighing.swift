import AvalFEEL
import AvalSource
import AvalValues

/// What a case becomes whose weight an expression gives: one case for each word that it may say, so that judging knows the
/// weight of each.
struct CaseWeighing {
    let anomaly: Anomaly
    let expressions: ExpressionBuilder

    /// The word of an expression that says that nothing is wrong.
    static let none = "aucun"

    /// The cases that stand for one; none, with findings, where the weight cannot be told.
    func cases(of item: Anomaly.Case) -> [Anomaly.Case] {
        guard item.wording.gravity == nil, let choice = item.wording.gravityChoice ?? anomaly.wording.gravityChoice
        else {
            return [item]
        }
        guard let checked = expressions.read(choice) else { return [] }
        guard case .word(let domain) = checked.kind(naming: "selon"), domain.words.allSatisfy(Self.isWeight) else {
            expressions.log.add(AnomalyBuildingFinding.noWeight(checked.kind), at: choice.span)
            return []
        }
        return domain.words.compactMap { word in
            Anomaly.Severity(word: word).map { weighed(item, $0, choice) }
        }
    }

    private static func isWeight(_ word: String) -> Bool { word == none || Anomaly.Severity(word: word) != nil }

    private func weighed(_ item: Anomaly.Case, _ severity: Anomaly.Severity, _ choice: SourceText) -> Anomaly.Case {
        var wording = item.wording
        wording.gravity = Anomaly.Gravity(before: severity, signing: severity)
        let test = [
            SourceText("(", at: choice.span), choice, SourceText(") = \"\(severity.word)\"", at: choice.span),
        ]
        let condition = item.wording.condition.map { text in
            [SourceText("(", at: text.span), text, SourceText(") and ", at: text.span)]
        }
        wording.condition = SourceText.joined((condition ?? []) + test, separator: "")
        return Anomaly.Case(validity: item.validity, wording: wording, span: item.span)
    }
}
