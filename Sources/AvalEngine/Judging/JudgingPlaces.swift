import AvalRules

/// Where the fields and facts that judging itself looks at are kept: looked up once, not for each declaration.
struct JudgingPlaces {
    /// The slots of the root's fields.
    let number, date, exercice, determinants: Int?
    /// The slot of the day judged on.
    let referenceDate: Int
    /// The slots of a salarié's fields.
    let id, declaredCategory: Int?
    /// The slots of a salarié's facts.
    let isRepeated, category, categoryGap: Int
    /// The ranks of the categories that nothing, and an own determinant, give.
    let fallback, own: Int
    /// The facts of a salarié that are computed before and after his category is known.
    let earlyFacts, lateFacts: [SlotFact]

    init(_ rules: RuleSet) {
        number = rules.rootField(["numero"])
        date = rules.rootField(["date"])
        exercice = rules.rootField(["exercice"])
        determinants = rules.rootField(["determinants"])
        referenceDate = rules.rootSlot(.referenceDate)
        id = rules.salarieField(["id"])
        declaredCategory = rules.salarieField(["categorie_declaree"])
        isRepeated = rules.salarieSlot(.isRepeated)
        category = rules.salarieSlot(.category)
        categoryGap = rules.salarieSlot(.categoryGap)
        fallback = rules.model.categories.fallback
        own = max(rules.model.categories.own, fallback)
        earlyFacts = rules.salarieFacts.filter { !$0.isLate }
        lateFacts = rules.salarieFacts.filter(\.isLate)
    }
}
