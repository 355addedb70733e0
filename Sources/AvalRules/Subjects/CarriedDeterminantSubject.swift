extension Subject {
    /// Each distinct code carried by each salarié; only those of whom a fact is true, where one is named.
    static let carriedDeterminants = Subject(
        wording: Wording("chaque determinant de salarie", takesFact: true),
        examples: ["chaque determinant de salarie", "chaque determinant de salarie present"],
        facts: .determinant,
        names: { names, _ in
            let salarie = Namespace([(ContractName.salarie, .group(presence: nil, names.facts.salarie))])
            return names.withDeclaration(names.ofDeterminant, names.attributes, salarie)
        },
        walk: { request in
            // What a condition may read of the salarié is below that name.
            let looksAtRecord = request.mentions(ContractName.salarie)
            let field = request.codes("determinants", of: ContractName.salarie) ?? CodeField(type: 0, slot: 0)
            return .codes(field, looksAtRecord: looksAtRecord)
        })
}
