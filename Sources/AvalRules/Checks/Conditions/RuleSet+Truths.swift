import AvalFEEL
import AvalValues

extension RuleSet {
    /// Whether it is proved that no declaration of an exercice has these truths together: facts of the declaration, and whether
    /// each is true or is not.
    ///
    /// What is not proved may still never come: a fact that rests on another fact is not followed to it.
    public func areImpossible(_ truths: [(fact: String, isTrue: Bool)], exercice: Int) -> Bool {
        let claims = truths.compactMap { truth -> ConditionProver.Claim? in
            let fact = facts.first { $0.name == truth.fact && $0.record == ContractName.declaration }
            guard case .expression(let text)? = fact?.source else { return nil }
            let condition = Condition(text.expression, kinds: text.kinds)
            return truth.isTrue ? .holds(condition) : .fails(condition)
        }
        guard !claims.isEmpty else { return false }
        let year = Value.number(Decimal128(exercice))
        let limits: TextMap = [
            "exercice": RangeValue(lower: year, isLowerIncluded: true, upper: year, isUpperIncluded: true)
        ]
        if case .impossible = ConditionProver(limits: limits).search(claims) { return true }
        return false
    }
}
