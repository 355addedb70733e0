import AvalDeclarations

/// Where the fields that the contract fixes are kept: looked up once, since judging needs them for every declaration.
///
/// Loading refuses a vocabulary without them, so that a rule set that judges has them all.
public struct ContractSlots: Sendable {
    /// The root's `numero`.
    public let number: Int
    /// The root's `exercice`.
    public let exercice: Int
    /// The root's `date`.
    public let date: Int
    /// The root's `determinants`.
    public let companyCodes: Int
    /// The root's `paiement.mode`.
    public let paymentMode: Int
    /// The root's `dossier`; nil where the vocabulary has none.
    public let file: Int?
    /// A salarié's `id`.
    public let id: Int
    /// A salarié's `determinants`.
    public let carriedCodes: Int
    /// A salarié's `categorie_declaree`.
    public let declaredCategory: Int
    /// The `code` of an own determinant.
    public let ownCode: Int
    /// The first of the root's slots that judging fills.
    public let firstOfRoot: Int
    /// The first of a salarié's slots that judging fills.
    public let firstOfSalarie: Int

    init(_ schema: Schema, salarie: Int, own: Int?) {
        func slot(_ path: [String], _ type: Int) -> Int { schema.field(path, in: type)?.slot ?? 0 }
        number = slot(["numero"], 0)
        exercice = slot(["exercice"], 0)
        date = slot(["date"], 0)
        companyCodes = slot(["determinants"], 0)
        paymentMode = slot(["paiement", "mode"], 0)
        file = schema.records[0].groups.first { $0.path == [ContractName.file] }?.slot
        id = slot(["id"], salarie)
        carriedCodes = slot(["determinants"], salarie)
        declaredCategory = slot(["categorie_declaree"], salarie)
        ownCode = own.map { slot(["code"], $0) } ?? 0
        firstOfRoot = schema.records[0].slotCount
        firstOfSalarie = schema.records[salarie].slotCount
    }
}
