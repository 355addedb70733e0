/// The names that the contract fixes: what judging itself has to find in a declaration.
public enum ContractName {
    /// The name of the section of the vocabulary that describes a salarié.
    public static let salarie = "salarie"
    /// The name of the section that describes the declaration itself.
    public static let declaration = "declaration"
    /// The name of the section that describes the establishment's own determinants.
    public static let ownDeterminant = "determinant_particulier"
    /// The group of the declaration that tells where the portal is with it.
    public static let file = "dossier"
}
