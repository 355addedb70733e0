extension Subject {
    /// The declaration.
    static let declaration = Subject(
        wording: Wording("declaration"), examples: ["declaration"],
        names: { names, _ in names.facts.names(for: ContractName.declaration) },
        walk: { _ in .declaration })
}
