extension Subject {
    /// Each distinct code that salariés carry, once for the declaration: what an adhérent mends once, however many
    /// salariés are concerned. Only those of whom a fact is true count, where one is named.
    static let determinantsInUse = Subject(
        wording: Wording("chaque determinant porte par salarie", takesFact: true),
        examples: ["chaque determinant porte par salarie", "chaque determinant porte par salarie present"],
        facts: .determinant,
        names: { names, _ in names.withDeclaration(names.ofDeterminant, names.attributes) },
        walk: {
            .distinctCodes(
                ofDeclaration: nil, ofRecords: $0.codes("determinants", of: ContractName.salarie), filter: $0.filter)
        })
}
