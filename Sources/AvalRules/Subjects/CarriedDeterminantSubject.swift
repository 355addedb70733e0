extension Subject {
    /// Each distinct code carried by each salarié; only those of whom a fact is true, where one is named.
    static let carriedDeterminants = Subject(
        wording: Wording("chaque determinant de salarie", takesFact: true),
        examples: ["chaque determinant de salarie", "chaque determinant de salarie present"],
        facts: .determinant,
        names: { names, _ in
            let salarie = Namespace([(SalarieRecord.name, .group(presence: nil, names.facts.salarie))])
            return names.withDeclaration(Facts.determinant.names(), salarie)
        },
        walk: { request in
            // What a condition may read of the salarié is below that name.
            let looksAtRecord = request.mentions(SalarieRecord.name)
            let field = request.codes("determinants", of: SalarieRecord.name) ?? CodeField(type: 0, slot: 0)
            return .codes(field, looksAtRecord: looksAtRecord)
        })
}
