extension Subject {
    /// Each distinct code that the company ticks: in its list, or by listing its own determinants.
    static let tickedDeterminants = Subject(
        wording: Wording("chaque determinant de declaration"), examples: ["chaque determinant de declaration"],
        facts: .determinant,
        names: { names, _ in names.withDeclaration(names.ofDeterminant, names.attributes) },
        walk: {
            .distinctCodes(
                ofDeclaration: $0.codes("determinants", of: ContractName.declaration),
                ofRecords: $0.codes("code", of: ContractName.ownDeterminant), filter: nil)
        })
}
